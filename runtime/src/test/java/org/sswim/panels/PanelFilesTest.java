package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.series.DatePattern;
import org.sswim.series.InvalidSeriesException;

class PanelFilesTest {
  @TempDir private Path folder;

  private Panel read(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return PanelFiles.read(file, null, PanelColumns.USUAL);
  }

  /** What follows the year 9999 is read as a forecast writes it. */
  @ParameterizedTest
  @ValueSource(strings = {"", " 13:00:00", "T13:00:00"})
  void yearsOfFiveDigitsComeBack(String time) throws IOException {
    String text = "unique_id,ds,y\na,9999-12-30%1$s,1\na,9999-12-31%1$s,2\n".formatted(time);
    Panel panel = read("late.csv", text);
    String next = panel.times().text(0, 2);
    assertThat(next).isEqualTo("+10000-01-01" + time);
    assertThat(read("next.csv", text + "a," + next + ",3\n").times().text(0, 3))
        .isEqualTo("+10000-01-02" + time);
  }

  @Test
  void longRowsAreSortedAndGapsPutIn() throws IOException {
    Panel panel =
        read(
            "long.csv",
            """
            unique_id,ds,y,price
            a,2024-01-03,3,1
            a,2024-01-01,1,1
            b,2024-02-01,7,1
            a,2024-01-05,5,1
            b,2024-02-02,,1
            b,2024-02-03,9,1
            a,2024-01-02,2,1
            """);
    assertThat(panel.ids()).containsExactly("a", "b");
    assertThat(panel.values(0)).containsExactly(1, 2, 3, Double.NaN, 5);
    assertThat(panel.values(1)).containsExactly(7, Double.NaN, 9);
    assertThat(panel.frequency()).isEqualTo(new Frequency(7, 7));
    assertThat(panel.times().text(1, panel.rows(1))).isEqualTo("2024-02-04");
    assertThat(panel.notes())
        .containsExactly(
            "columns that are not used: price",
            "the rows of 1 series were put in order of time",
            "1 missing rows between others were put in without value");
  }

  @Test
  void tablesAreReadAsThoseOfSeriesAre() throws IOException {
    String text =
        """
        ds;y;unique_id;note
        2024-01-01;1,5;a;"two
        lines; one cell"
        2024-01-02;n/a;a;
        2024-01-03;3;a;
        """;
    Path file = Files.writeString(folder.resolve("wide.csv"), text, StandardCharsets.UTF_16);
    Panel panel = PanelFiles.read(file, null, PanelColumns.USUAL);
    assertThat(panel.values(0)).containsExactly(1.5, Double.NaN, 3);
    assertThat(panel.notes()).contains("columns that are not used: note");
  }

  @Test
  void otherDatesAreReadByTheirPattern() throws IOException {
    Path file = folder.resolve("german.csv");
    Files.writeString(file, "unique_id;ds;y\na;1.2.2024 13:00;1\na;1.2.2024 14:00;2\n");
    PanelColumns hours = new PanelColumns("unique_id", "ds", "y", DatePattern.of("d.M.yyyy HH:mm"));
    Panel panel = PanelFiles.read(file, null, hours);
    assertThat(panel.times().text(0, 2)).isEqualTo("2024-02-01T15:00:00");
    assertThat(panel.frequency().season()).isEqualTo(24);
    PanelColumns days = new PanelColumns("unique_id", "ds", "y", DatePattern.of("d.M.yyyy"));
    assertThatThrownBy(() -> PanelFiles.read(file, null, days))
        .hasMessageContaining(
            "line 2, column 'ds' (2): '1.2.2024 13:00' is not written as d.M.yyyy");
  }

  @Test
  void monthsKeepTheirLastDay() throws IOException {
    Panel panel =
        read(
            "months.csv",
            "unique_id,ds,y\nx,2023-11-30,1\nx,2023-12-31,2\nx,2024-01-31,3\nx,2024-02-29,4\n");
    assertThat(panel.values(0)).containsExactly(1, 2, 3, 4);
    assertThat(panel.frequency().season()).isEqualTo(12);
    assertThat(panel.times().text(0, 4)).isEqualTo("2024-03-31");
    Panel later =
        read("later.csv", "unique_id,ds,y\nx,2023-11-30,\nx,2023-12-31,2\nx,2024-01-31,3\n");
    assertThat(later.times().text(0, 0)).isEqualTo("2023-12-31");
    assertThat(later.times().text(0, 2)).isEqualTo("2024-02-29");
  }

  @Test
  void fourWeeksAreNoMonth() throws IOException {
    String rows = "unique_id,ds,y\nx,2024-01-01,1\nx,2024-01-29,2\nx,2024-02-26,3\n";
    Panel panel = read("weeks.csv", rows + "z,2023-02-01,1\nz,2023-03-01,2\n");
    assertThat(panel.frequency().season()).isEqualTo(13);
    assertThat(panel.times().text(0, 3)).isEqualTo("2024-03-25");
    assertThat(panel.times().text(1, 2)).isEqualTo("2023-03-29");
  }

  @Test
  void rowsOfM4EndWhereTheirCellsDo() throws IOException {
    Panel panel =
        read("Monthly-train.csv", "\"V1\",\"V2\",\"V3\",\"V4\"\n\"M1\",1,2.5,\nM2,\"4\",5,6\n");
    assertThat(panel.ids()).containsExactly("M1", "M2");
    assertThat(panel.values(0)).containsExactly(1, 2.5);
    assertThat(panel.values(1)).containsExactly(4, 5, 6);
    assertThat(panel.frequency().season()).isEqualTo(12);
    assertThat(panel.times().text(1, 3)).isEqualTo("4");
  }

  @Test
  void monashFilesWithoutHorizonHaveTheUsualOne() throws IOException {
    for (String[] usual :
        new String[][] {
          {"weekly", "8"}, {"daily", "30"}, {"half_hourly", "336"}, {"yearly", "0"}
        }) {
      Path file =
          Files.writeString(
              folder.resolve("usual.tsf"),
              "@attribute series_name string\n@frequency " + usual[0] + "\n@data\nT1:1,2,3,4\n");
      assertThat(PanelFiles.read(file, null, PanelColumns.USUAL).horizon())
          .isEqualTo(Integer.parseInt(usual[1]));
    }
    Path m4 = Files.writeString(folder.resolve("train.csv"), "V1,V2,V3\nQ1,1,2\nQ2,3,4\n");
    assertThat(PanelFiles.read(m4, null, PanelColumns.USUAL).frequency())
        .isEqualTo(new Frequency(4, 4));
  }

  @Test
  void monashHeadersSayFrequencyAndHorizon() throws IOException {
    Panel panel =
        read(
            "some.tsf",
            """
            # a remark
            @relation some
            @attribute series_name string
            @attribute start_timestamp date
            @frequency quarterly
            @horizon 8
            @missing true
            @equallength false
            @data
            T1:2000-10-01 00-00-00:?,1,?,3
            T2:2002-04-01 00-00-00:4,5,6,7
            """);
    assertThat(panel.values(0)).containsExactly(1, Double.NaN, 3);
    assertThat(panel.times().text(0, 0)).isEqualTo("2001-01-01");
    assertThat(panel.horizon()).isEqualTo(8);
    assertThat(panel.frequency().season()).isEqualTo(4);
    assertThat(panel.times().text(1, 4)).isEqualTo("2003-04-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,2024-01-01,1;a,2024-01-02,2;a,2024-01-02,3 | series 'a' has two rows at 2024-01-02
          a,2024-01-01,1;a,2024-01-02,x2 | line 3, column 'y' (3): 'x2' is not a number
          a,2024-01-01,1;a,2024-01-02,-1e100 | line 3, column 'y' (3): '-1e100' is beyond 1.0E30, the largest
          a,2024-01-01,1;a,yesterday,2 | line 3, column 'ds' (2): 'yesterday' is not a date like 2020-01-31
          a,2024-01-01,1;b,2024-01-01,2 | has no series of two rows or more
          a,2024-01-01,1;a | line 3 has 1 cell, the header has 3
          ,2024-01-01,1 | line 2 has no name of a series
          a,2024-01-01,;a,2024-01-02, | has no value in any row
          """)
  void whatCannotBeUsedIsNamed(String rows, String message) {
    assertThatThrownBy(() -> read("bad.csv", "unique_id,ds,y\n" + rows.replace(';', '\n')))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContaining(message);
  }

  @Test
  void mixedFrequenciesAreRefused() {
    String rows =
        """
        unique_id,ds,y
        a,2024-01-01,1
        a,2024-01-02,1
        a,2024-01-03,1
        b,2024-01-01,1
        b,2024-01-08,1
        b,2024-01-15,1
        b,2024-01-22,1
        c,2024-01-01,1
        c,2024-01-08,1
        c,2024-01-15,1
        """;
    assertThatThrownBy(() -> read("mixed.csv", rows))
        .hasMessageContaining("series 'a' has rows 1 day apart, but 'b' has them 7 days apart");
  }

  @Test
  void hostileFilesEndInOneSentence() {
    assertThatThrownBy(() -> read("e.tsf", "@attribute series_name\n@data\n"))
        .hasMessageContaining("line 1 must be '@attribute NAME TYPE'");
    assertThatThrownBy(() -> read("e.tsf", "@attribute a string\n@horizon 1e99\n@data\nT:1\n"))
        .hasMessageContaining("line 2 must be '@horizon' and a whole number");
    assertThatThrownBy(() -> read("e.tsf", "@attribute a string\n@data\nT:1,two\n"))
        .hasMessageContaining("line 3 value 2: 'two' is not a number");
    assertThatThrownBy(() -> read("e.csv", "V1,V2\nH1,1\nH1,2\n"))
        .isInstanceOf(InvalidSeriesException.class);
    assertThatThrownBy(() -> read("e.csv", "V1,V2,V3\nH1,1\nH1,2\n"))
        .hasMessageContaining("line 3 is of 'H1', as a line before");
    assertThatThrownBy(() -> read("e.csv", "unique_id,ds,y\na,1,1\na,2000000000,1\na,2,1\na,3,1\n"))
        .hasMessageContaining("has 4 rows, but times from its first to its last for");
    assertThatThrownBy(() -> read("e.csv", "date,a\n2024-01-01,1\n"))
        .hasMessageContaining("is not a panel");
    assertThatThrownBy(() -> PanelFiles.read(folder.resolve("none.csv"), null, PanelColumns.USUAL))
        .hasMessageContaining("no such file");
  }
}

package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.tables.Marks;

class PanelFilesTest {
  @TempDir private Path folder;

  private static PanelColumns dates(String pattern) {
    return PanelColumns.USUAL.withFormat(CsvFormat.detected().withDates(DatePattern.of(pattern)));
  }

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
  void twoColumnsTellSeriesApart() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("two.csv"),
            """
            store,item,day,sold
            s1,7,2024-01-01,1
            s1,7,2024-01-02,2
            s1,8,2024-01-01,3
            s2,7,2024-01-01,4
            """);
    PanelColumns columns = new PanelColumns("store+item", "day", "sold");
    Panel panel = PanelFiles.read(file, null, columns);
    assertThat(panel.ids()).containsExactly("s1+7", "s1+8", "s2+7");
    assertThat(panel.values(0)).containsExactly(1, 2);
    assertThat(panel.notes()).noneMatch(note -> note.startsWith(PanelFiles.UNUSED));
    assertThatThrownBy(() -> PanelFiles.read(file, null, new PanelColumns("+", "day", "sold")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("it lacks one of the columns +, day and sold");
    Files.writeString(file, "store,item,day,sold\ns1,,2024-01-01,1\n");
    assertThatThrownBy(() -> PanelFiles.read(file, null, columns))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("has no name of a series in column 'item'");
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
    Panel panel = PanelFiles.read(file, null, dates("d.M.yyyy HH:mm"));
    assertThat(panel.times().text(0, 2)).isEqualTo("1.2.2024 15:00");
    assertThat(panel.frequency().season()).isEqualTo(24);
    PanelColumns days = dates("d.M.yyyy");
    assertThatThrownBy(() -> PanelFiles.read(file, null, days))
        .hasMessageContaining(
            "line 2, column 'ds' (2): '1.2.2024 13:00' is not written as d.M.yyyy");
  }

  @Test
  void filesOfOtherCountriesAreReadAsThoseOfSeriesAre() throws IOException {
    String text =
        """
        unique_id;ds;y;ort
        Köln;31.12.2020;1.234,5;Süd
        Köln;01.01.2021;3,5;Süd
        Köln;02.01.2021;-1.234.567;Süd
        """;
    Path file = folder.resolve("german.csv");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    BesideNames south = new BesideNames(List.of("ort"), List.of(), List.of());
    Panel panel = PanelFiles.read(file, null, PanelColumns.USUAL, south, null);
    assertThat(panel.ids()).containsExactly("Köln");
    assertThat(panel.values(0)).containsExactly(1234.5, 3.5, -1_234_567);
    assertThat(panel.beside().statics()[0]).containsExactly("Süd");
    assertThat(panel.times().text(0, 3)).isEqualTo("03.01.2021");
    Path rows = Files.writeString(folder.resolve("m4.csv"), "V1;V2;V3\nQ1;1,5;2\nQ2;3;1.234,5\n");
    assertThat(PanelFiles.read(rows, null, PanelColumns.USUAL).values(1))
        .containsExactly(3, 1234.5);
  }

  @Test
  void whatIsNotDetectedIsGiven() throws IOException {
    Path file = folder.resolve("told.csv");
    Files.writeString(file, "unique_id;ds;y\n1.5;2020-12-31;1.234\n1.5;2021-01-01;5.678\n");
    assertThatThrownBy(() -> PanelFiles.read(file, null, PanelColumns.USUAL))
        .hasMessageContaining("told.csv: '1.234' may have decimals or thousands")
        .asInstanceOf(type(InvalidDataException.class))
        .extracting(refused -> refused.fault().problem())
        .isEqualTo(Problem.DECIMAL_UNKNOWN);
    Marks point = new Marks(Marks.AUTO, '.');
    PanelColumns told = PanelColumns.USUAL.withFormat(CsvFormat.detected().withMarks(point));
    Panel panel = PanelFiles.read(file, null, told);
    assertThat(panel.ids()).containsExactly("1.5");
    assertThat(panel.values(0)).containsExactly(1.234, 5.678);
    Path bars = Files.writeString(folder.resolve("bars.csv"), "unique_id|a;ds|y\nx|1|2\nx|2|3\n");
    PanelColumns other =
        new PanelColumns("unique_id", "a;ds", "y")
            .withFormat(CsvFormat.detected().withMarks(new Marks('|', Marks.AUTO)));
    assertThat(PanelFiles.read(bars, null, other).values(0)).containsExactly(2, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "1994-Q1,1994-Q2,1994-Q3,4",
    "2020-W52,2020-W53,2021-W01,52",
    "1577836800,1577840400,1577844000,24",
    "2020-03-29T00:00Z,2020-03-29T01:00Z,2020-03-29T02:00:00Z,24"
  })
  void datesAreDetectedAsInSeries(String first, String second, String next, int season)
      throws IOException {
    Panel panel = read("d.csv", "unique_id,ds,y\na," + first + ",1\na," + second + ",2\n");
    assertThat(panel.times().text(0, 2)).isEqualTo(next);
    assertThat(panel.frequency().season()).isEqualTo(season);
  }

  /** In Berlin, 2020-03-29 has no 2 o'clock and 2020-10-25 has it twice. */
  @Test
  void clocksOfAZoneAreSetForwardAndBack() throws IOException {
    PanelColumns berlin =
        PanelColumns.USUAL.withFormat(CsvFormat.detected().withZone(ZoneId.of("Europe/Berlin")));
    Path spring = folder.resolve("spring.csv");
    Files.writeString(
        spring,
        "unique_id,ds,y\na,2020-03-29 00:00,1\na,2020-03-29 01:00,2\na,2020-03-29 03:00,3\n");
    Panel panel = PanelFiles.read(spring, null, berlin);
    assertThat(panel.values(0)).containsExactly(1, 2, 3);
    assertThat(panel.times().text(0, 3)).isEqualTo("2020-03-29 04:00:00");
    Files.writeString(spring, "unique_id,ds,y\na,2020-03-29 01:00,2\na,2020-03-29 02:00,3\n");
    assertThatThrownBy(() -> PanelFiles.read(spring, null, berlin))
        .hasMessageContaining("line 3, column 'ds' (2): '2020-03-29 02:00' is not a time that the");
    Path autumn = folder.resolve("autumn.csv");
    String hours = "a,2020-10-25 01:00,1\na,2020-10-25 02:00,2\na,2020-10-25 02:00,3\n";
    Files.writeString(autumn, "unique_id,ds,y\n" + hours + hours.replace('a', 'b'));
    Panel back = PanelFiles.read(autumn, null, berlin);
    assertThat(back.values(1)).containsExactly(1, 2, 3);
    assertThat(back.times().text(1, 3)).isEqualTo("2020-10-25 03:00:00");
    // Days of 23 and 25 hours are days.
    Path days = folder.resolve("days.csv");
    Files.writeString(
        days,
        "unique_id,ds,y\na,2020-03-27T23:00Z,1\na,2020-03-28T23:00Z,2\na,2020-03-29T22:00Z,3\n");
    Panel daily = PanelFiles.read(days, null, berlin);
    assertThat(daily.values(0)).containsExactly(1, 2, 3);
    assertThat(daily.times().text(0, 3)).isEqualTo("2020-03-31T00:00:00+02:00");
    assertThat(daily.frequency().season()).isEqualTo(7);
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

  @Test
  void zerosBeforeAStartAreLeftOut() throws IOException {
    String rows =
        "T1:2000-01-01 00-00-00:?,0,0,?,5,0,6,7\nT2:2000-01-01 00-00-00:1,0,0,1,2,3,4,5\n";
    String head = "@attribute series_name string\n@attribute start_timestamp date\n";
    Panel monash = read("late.tsf", head + "@frequency monthly\n@data\n" + rows);
    assertThat(monash.values(0)).containsExactly(5, 0, 6, 7);
    assertThat(monash.times().text(0, 0)).isEqualTo("2000-05-01");
    assertThat(monash.values(1)).hasSize(8);
    Panel m4 = read("Monthly-train.csv", "V1,V2,V3,V4,V5,V6\nM1,0,0,5,0,6\nM2,0,0,5,0,0\n");
    assertThat(m4.values(0)).containsExactly(5, 0, 6);
    assertThat(m4.values(1)).containsExactly(0, 0, 5, 0, 0);
    Panel table =
        read(
            "late.csv",
            "unique_id,ds,y\na,2024-01-01,0\na,2024-01-02,0\na,2024-01-03,5\na,2024-01-05,6\n");
    assertThat(table.values(0)).containsExactly(5, Double.NaN, 6);
    assertThat(table.times().text(0, 0)).isEqualTo("2024-01-03");
    for (Panel late : List.of(monash, m4, table)) {
      assertThat(late.notes()).contains("zeros before the start of 1 series were left out");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,2024-01-01,1;a,2024-01-02,2;a,2024-01-02,3 | series 'a' has two rows at 2024-01-02
          a,2024-01-01,1;a,2024-01-02,x2 | line 3, column 'y' (3): 'x2' is not a number
          a,2024-01-01,1;a,2024-01-02,-1e100 | line 3, column 'y' (3): '-1e100' is beyond 1.0E30, the largest
          a,2024-01-01,1;a,yesterday,2 | line 3, column 'ds' (2): 'yesterday' is not a date like 2024-01-01
          a,yesterday,2 | line 2, column 'ds' (2): 'yesterday' is neither a whole number nor a date like 2020-01-31
          a,1,1;a,2024-01-02,2 | line 3, column 'ds' (2): '2024-01-02' is not a whole number
          a,2024-01-01T00:00Z,1;a,2024-01-01T00:00+01:00,2 | column 'ds' (2): '2024-01-01T00:00+01:00' is not at the offset Z
          a,2024-01-01,1;a,2024-01-02,"1,5" | column 'y' (3): '1,5' is not a number (decimals are read after a point)
          a,2024-01-01,1;b,2024-01-01,2 | has no series of two rows or more
          a,2024-01-01,1;a | line 3 has 1 cell, the header has 3
          ,2024-01-01,1 | line 2 has no name of a series
          a,2024-01-01,;a,2024-01-02, | has no value in any row
          """)
  void whatCannotBeUsedIsNamed(String rows, String message) {
    assertThatThrownBy(() -> read("bad.csv", "unique_id,ds,y\n" + rows.replace(';', '\n')))
        .isInstanceOf(InvalidDataException.class)
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
        .isInstanceOf(InvalidDataException.class);
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

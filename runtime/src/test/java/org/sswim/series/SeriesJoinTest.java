package org.sswim.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesJoinTest {
  private static SeriesJoin.Part part(String name, String text) {
    return new SeriesJoin.Part(
        name, SeriesCsv.read(new StringReader(text), name, CsvOptions.defaults(), 1000));
  }

  private static void assertRefused(List<SeriesJoin.Part> parts, String... messages) {
    assertThatThrownBy(() -> SeriesJoin.of(parts, SeriesJoin.Rows.COMMON))
        .isInstanceOf(InvalidDataException.class)
        .message()
        .doesNotContain("\n")
        .contains(messages);
  }

  @Test
  void rowsOfTheSameDateStandTogether() {
    SeriesJoin.Part north =
        part(
            "north", "d,a,b\n2024-01-01,1,10\n2024-01-02,2,20\n2024-01-03,3,30\n2024-01-05,5,50\n");
    SeriesJoin.Part south =
        part("south", "d,a,b\n2024-01-02,-2,-20\n2024-01-03,-3,-30\n2024-01-04,-4,-40\n");
    SeriesJoin join = SeriesJoin.of(List.of(north, south), SeriesJoin.Rows.COMMON);
    TimeSeries series = join.series();
    assertThat(series.channelNames()).containsExactly("a@north", "b@north", "a@south", "b@south");
    assertThat(series.rows()).isEqualTo(2);
    double[] row = new double[4];
    series.copyRow(0, row);
    assertThat(row).containsExactly(2, 20, -2, -20);
    series.copyRow(1, row);
    assertThat(row).containsExactly(3, 30, -3, -30);
    assertThat(requireNonNull(series.timeline()).formatNext(1)).isEqualTo("2024-01-04");
    // January 1, 4 and 5.
    assertThat(join.partial()).isEqualTo(3);
  }

  @Test
  void ofAllDatesThoseThatAreLackedAreMissing() {
    SeriesJoin join =
        SeriesJoin.of(
            List.of(
                part("north", "d,a\n2024-01-01,1\n2024-01-02,2\n2024-01-04,4\n"),
                part("south", "d,a\n2024-01-02,-2\n2024-01-03,-3\n")),
            SeriesJoin.Rows.ANY);
    TimeSeries series = join.series();
    assertThat(series.rows()).isEqualTo(4);
    assertThat(join.partial()).isEqualTo(3);
    boolean[][] observed = {{true, false}, {true, true}, {false, true}, {true, false}};
    // What is missing holds the value before it, or the first that there is.
    double[][] held = {{1, -2}, {2, -2}, {2, -3}, {4, -3}};
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 2; c++) {
        assertThat(series.observed(r, c)).isEqualTo(observed[r][c]);
        assertThat(series.value(r, c)).isEqualTo(held[r][c]);
      }
    }
    Timeline timeline = requireNonNull(series.timeline());
    assertThat(timeline.formatRow(2)).isEqualTo("2024-01-03");
    assertThat(timeline.irregularRows()).isEmpty();
  }

  @Test
  void missingCellsStayMissing() {
    CsvOptions mask =
        CsvOptions.defaults().withMissing(MissingOptions.of(MissingOptions.Policy.MASK));
    TimeSeries gappy = SeriesCsv.read(new StringReader("a\n1\n\"\"\n3\n"), "x", mask, 100);
    SeriesJoin join =
        SeriesJoin.of(
            List.of(new SeriesJoin.Part("x", gappy), part("y", "a\n4\n5\n6\n")),
            SeriesJoin.Rows.COMMON);
    assertThat(join.series().observed(1, 0)).isFalse();
    assertThat(join.series().observed(1, 1)).isTrue();
    assertThat(join.series().observed(2, 0)).isTrue();
  }

  @Test
  void instantsMeetWhateverTheirOffset() {
    SeriesJoin join =
        SeriesJoin.of(
            List.of(
                part("x", "d,a\n2024-01-01T00:00Z,1\n2024-01-01T01:00Z,2\n"),
                part("y", "d,a\n2024-01-01T02:00+01:00,3\n2024-01-01T03:00+01:00,4\n")),
            SeriesJoin.Rows.COMMON);
    assertThat(join.series().rows()).isEqualTo(1);
    assertThat(join.series().value(0, 0)).isEqualTo(2);
    assertThat(join.series().value(0, 1)).isEqualTo(3);
    assertThat(requireNonNull(join.series().timeline()).formatRow(0))
        .isEqualTo("2024-01-01T01:00Z");
    SeriesJoin fractions =
        SeriesJoin.of(
            List.of(
                part("x", "d,a\n2024-01-01 00:00:00.25,1\n2024-01-01 00:00:00.50,2\n"),
                part("y", "d,a\n2024-01-01 00:00:00.50,3\n2024-01-01 00:00:00.75,4\n")),
            SeriesJoin.Rows.COMMON);
    assertThat(fractions.series().rows()).isEqualTo(1);
    assertThat(fractions.partial()).isEqualTo(2);
  }

  @Test
  void withoutDatesRowsCount() {
    SeriesJoin join =
        SeriesJoin.of(
            List.of(part("x", "a\n1\n2\n3\n"), part("y", "a\n4\n5\n")), SeriesJoin.Rows.COMMON);
    assertThat(join.series().timeline()).isNull();
    assertThat(join.series().rows()).isEqualTo(2);
    assertThat(join.series().value(1, 1)).isEqualTo(5);
    assertThat(join.partial()).isEqualTo(1);
  }

  @Test
  void aSkippedDateLeavesAGap() {
    String dates = "d,a\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n2024-01-04,4\n2024-01-05,5\n";
    SeriesJoin join =
        SeriesJoin.of(
            List.of(part("x", dates), part("y", dates.replace("2024-01-04,4\n", ""))),
            SeriesJoin.Rows.COMMON);
    Timeline timeline = requireNonNull(join.series().timeline());
    assertThat(timeline.irregularRows()).hasSize(1);
    assertThat(timeline.interval().describe()).isEqualTo("1 day");
  }

  @Test
  void whatDoesNotFitTogether() {
    SeriesJoin.Part north = part("north", "d,a\n2024-01-01,1\n2024-01-02,2\n");
    assertRefused(List.of(north, north), "two files are called 'north'");
    assertRefused(
        List.of(north, part("south", "d,b\n2024-01-01,1\n")),
        "'north' has the columns 'a', 'south' has 'b'");
    assertRefused(List.of(north, part("south", "a\n1\n")), "'north' has dates, 'south' has none");
    assertRefused(List.of(part("south", "a\n1\n"), north), "'north' has dates, 'south' has none");
    assertRefused(
        List.of(north, part("south", "d,a\n2024-01-01 00:00,1\n")),
        "'2024-01-01'",
        "'2024-01-01 00:00'");
    assertRefused(
        List.of(north, part("south", "d,a\n2025-01-01,1\n2025-01-02,1\n")),
        "'north' (2024-01-01 to 2024-01-02), 'south' (2025-01-01 to 2025-01-02)");
  }
}

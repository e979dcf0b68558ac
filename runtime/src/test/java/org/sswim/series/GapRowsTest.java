package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;

/** Rows that are put in between regular dates. */
class GapRowsTest {
  private static final String HOURS =
      """
      date,a,b
      2024-01-01 00:00,1,10
      2024-01-01 01:00,2,20
      2024-01-01 02:00,3,
      2024-01-01 05:00,4,40
      2024-01-01 06:00,5,50
      """;

  private static TimeSeries read(String text, Policy policy) {
    MissingOptions missing = new MissingOptions(policy, List.of(), Gaps.INSERT);
    CsvOptions options = CsvOptions.defaults().withMissing(missing);
    return SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
  }

  private static List<String> dates(TimeSeries series) {
    Timeline timeline = Objects.requireNonNull(series.timeline());
    List<String> dates = new ArrayList<>();
    for (int r = 0; r < series.rows(); r++) {
      dates.add(timeline.formatRow(r));
    }
    return dates;
  }

  private static void assertRefused(String text, Policy policy, String... parts) {
    assertThatThrownBy(() -> read(text, policy))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContainingAll(parts);
  }

  /** Hours of two weeks, some left out. */
  private static Timeline hours(Predicate<LocalDateTime> there) {
    LocalDateTime monday = LocalDate.of(2024, 1, 1).atStartOfDay();
    return Timeline.parse(
        IntStream.range(0, 24 * 14)
            .mapToObj(monday::plusHours)
            .filter(there)
            .map(time -> time.toString().replace('T', ' '))
            .toList());
  }

  private static boolean weekday(LocalDateTime time) {
    return time.getDayOfWeek().getValue() < 6;
  }

  @Test
  void nightsRecurAndFailuresDoNot() {
    Predicate<LocalDateTime> open = time -> time.getHour() >= 9 && time.getHour() < 17;
    assertThat(hours(open).gapsRecur()).isTrue();
    assertThat(hours(open.and(GapRowsTest::weekday)).gapsRecur()).isTrue();
    // Two weekends are too few.
    assertThat(hours(GapRowsTest::weekday).gapsRecur()).isFalse();
    assertThat(hours(time -> time.getHour() != time.getDayOfMonth()).gapsRecur()).isFalse();
    assertThat(hours(time -> true).gapsRecur()).isFalse();
  }

  /** Of a Sunday and of a Tuesday; two hours at once, or by day, are no change of clocks. */
  @Test
  void anHourOfANightToSundayMayBeAChangeOfClocks() {
    assertThat(hours(time -> at(time, 7, 2)).clocksPutForward()).isTrue();
    assertThat(hours(time -> at(time, 7, 2) && at(time, 14, 1)).clocksPutForward()).isTrue();
    assertThat(hours(time -> at(time, 7, 2) && at(time, 9, 2)).clocksPutForward()).isFalse();
    assertThat(hours(time -> at(time, 7, 2) && at(time, 7, 3)).clocksPutForward()).isFalse();
    assertThat(hours(time -> at(time, 7, 14)).clocksPutForward()).isFalse();
    assertThat(hours(time -> true).clocksPutForward()).isFalse();
  }

  private static boolean at(LocalDateTime time, int day, int hour) {
    return time.getDayOfMonth() != day || time.getHour() != hour;
  }

  @Test
  void rowsBetweenWholeIntervalsAreMissingCells() {
    TimeSeries series = read(HOURS, Policy.MASK);
    assertThat(dates(series))
        .containsExactly(
            "2024-01-01 00:00",
            "2024-01-01 01:00",
            "2024-01-01 02:00",
            "2024-01-01 03:00",
            "2024-01-01 04:00",
            "2024-01-01 05:00",
            "2024-01-01 06:00");
    MissingCells missing = Objects.requireNonNull(series.missing());
    double[] a = {1, 2, 3, 3, 3, 4, 5};
    double[] b = {10, 20, 20, 20, 20, 40, 50};
    for (int r = 0; r < 7; r++) {
      assertThat(series.value(r, 0)).isEqualTo(a[r]);
      assertThat(series.value(r, 1)).isEqualTo(b[r]);
      assertThat(missing.at(r, 0)).isEqualTo(r == 3 || r == 4);
      assertThat(missing.at(r, 1)).isEqualTo(r >= 2 && r <= 4);
    }
    TimeSeries filled = read(HOURS, Policy.FILL);
    assertThat(filled.rows()).isEqualTo(7);
    assertThat(filled.value(4, 1)).isEqualTo(20);
    assertThat(filled.missing()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Days; months that end on different days; the last of each month.
        "2024-02-27,2024-02-28,2024-03-01,2024-03-02|2024-02-29",
        "2024-01-30,2024-02-29,2024-04-30,2024-05-30|2024-03-30",
        "2024-01-31,2024-02-29,2024-03-31,2024-05-31|2024-04-30",
        // Clocks go forward at 2 and back at 3: an hour that the wall clock lacks, or has twice.
        "2024-03-31T00:00+01:00[Europe/Berlin],2024-03-31T01:00+01:00[Europe/Berlin],"
            + "2024-03-31T04:00+02:00[Europe/Berlin],2024-03-31T05:00+02:00[Europe/Berlin]"
            + "|2024-03-31T03:00+02:00[Europe/Berlin]",
        // Days of 23 hours count as days.
        "2024-03-28T00:00+01:00,2024-03-29T00:00+01:00,2024-03-30T00:00+01:00,"
            + "2024-04-01T00:00+02:00,2024-04-02T00:00+02:00|2024-03-31T00:00+01:00",
        "2024-01-01T00:00:00.5Z,2024-01-01T00:00:01.0Z,2024-01-01T00:00:02.0Z"
            + "|2024-01-01T00:00:01.5Z"
      })
  void putsInTheDateThatIsLacking(String given, String lacking) {
    String text = "date,a\n" + String.join(",1\n", given.split(",")) + ",1\n";
    TimeSeries series = read(text, Policy.MASK);
    List<String> expected = new ArrayList<>(List.of(given.split(",")));
    expected.add(lacking);
    assertThat(dates(series)).hasSameElementsAs(expected).hasSize(expected.size());
    assertThat(Objects.requireNonNull(series.timeline()).irregularRows()).isEmpty();
    assertThat(Objects.requireNonNull(series.missing()).total()).isEqualTo(1);
  }

  @Test
  void distancesThatAreNotWholeStay() {
    String text = "date,a\n2024-01-01 00:00,1\n2024-01-01 01:00,2\n2024-01-01 03:30,3\n";
    TimeSeries series = read(text, Policy.MASK);
    assertThat(series.rows()).isEqualTo(3);
    assertThat(series.missing()).isNull();
    assertThat(Objects.requireNonNull(series.timeline()).lackingRows()).isZero();
    assertThat(read("date,a\n2024-01-01,1\n", Policy.MASK).rows()).isEqualTo(1);
  }

  @Test
  void refusesNamingThePlace() {
    assertRefused(
        HOURS.replace("3,\n", "3,30\n"),
        Policy.FAIL,
        "data.csv: line 5, column 'date' (1)",
        "2 rows are missing",
        "ahead of 2024-01-01 05:00",
        "every 1 h");
    assertRefused("a\n1\n2\n", Policy.MASK, "only by dates");
    // One slip: 2400-01-01 instead of 2024.
    assertRefused(
        "date,a\n2023-12-29,1\n2023-12-30,1\n2023-12-31,1\n2400-01-01,2\n",
        Policy.MASK,
        "line 5",
        "137331 rows are missing",
        "at most 40");
    assertRefused(
        """
        date,a
        2023-12-29T00:00:00.000000001Z,1
        2023-12-29T00:00:00.000000002Z,1
        2023-12-29T00:00:00.000000003Z,1
        9999-01-01T00:00:00.000000003Z,2
        """,
        Policy.MASK,
        "line 5",
        "2147483647 rows are missing");
  }
}

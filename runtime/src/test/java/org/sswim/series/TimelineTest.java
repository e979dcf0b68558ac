package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
  @Test
  void wallClocksCountAsUtcAndInstantsByTheirOffset() {
    // date -u -d '2020-01-01 00:00' +%s is 1577836800.
    Timeline wall = Timeline.parse(List.of("2020-01-01 00:00", "2020-01-01 01:00"));
    assertThat(wall.instants()).isFalse();
    assertThat(wall.seconds(0)).isEqualTo(1_577_836_800L);
    Timeline instants =
        Timeline.parse(List.of("2020-01-01T00:00:00+02:00", "2020-01-01T01:00:00+02:00"));
    assertThat(instants.instants()).isTrue();
    assertThat(instants.seconds(0)).isEqualTo(1_577_836_800L - 7200);
    assertThat(instants.at(0)).isEqualTo(LocalDateTime.of(2020, 1, 1, 0, 0));
  }

  @Test
  void rowsOfWorkingDaysGoOnAtTheNextWorkingDay() {
    List<String> dates = new ArrayList<>();
    LocalDate holiday = LocalDate.of(2024, 5, 9);
    for (LocalDate day = LocalDate.of(2024, 5, 1); day.getMonthValue() < 6; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() <= 5 && !day.equals(holiday)) {
        dates.add(day.toString());
      }
    }
    Timeline timeline = Timeline.parse(dates);
    assertThat(timeline.interval()).hasToString("PT24H on 12345");
    assertThat(timeline.irregularRows()).hasSize(1);
    assertThat(GapRows.of(timeline).complete().formatRow(6)).isEqualTo(holiday.toString());
    assertThat(timeline.formatRow(21)).isEqualTo("2024-05-31");
    assertThat(timeline.formatNext(1)).isEqualTo("2024-06-03");
    assertThat(timeline.formatNext(6)).isEqualTo("2024-06-10");
    assertThat(Timeline.parse(dates.subList(0, 14)).interval())
        .as("two weeks may have gaps")
        .hasToString("PT24H");
  }

  /** First and second date of a file, and the next one in the file's own style. */
  @ParameterizedTest
  @CsvSource({
    "2024-02-28, 2024-02-29, 2024-03-01",
    "2024-02-28 23:50, 2024-02-28 23:55, 2024-02-29 00:00",
    "2024-02-28T23:50, 2024-02-28T23:55, 2024-02-29T00:00",
    "2024-02-28T23:50:00, 2024-02-28T23:55:00, 2024-02-29T00:00:00",
    "2024-02-28 23:59:58.000, 2024-02-28 23:59:58.500, 2024-02-28 23:59:59.000",
    "2024-02-28T23:50:00Z, 2024-02-28T23:55:00Z, 2024-02-29T00:00:00Z",
    "2024-02-28T23:50+01:00, 2024-02-28T23:55+01:00, 2024-02-29T00:00+01:00",
    "2024-02-28 23:50+00:00, 2024-02-28 23:55+00:00, 2024-02-29 00:00+00:00",
    "2024-02-28 23:50-0530, 2024-02-28 23:55-0530, 2024-02-29 00:00-0530",
    "2024-02-28 23:50+01, 2024-02-28 23:55+01, 2024-02-29 00:00+01",
    "2024-02-28T23:50[Europe/Tirane], 2024-02-28T23:55[Europe/Tirane],"
        + " 2024-02-29T00:00[Europe/Tirane]",
    "2024-02-28T23:50-05:00[America/Port-au-Prince],"
        + " 2024-02-28T23:55-05:00[America/Port-au-Prince],"
        + " 2024-02-29T00:00-05:00[America/Port-au-Prince]",
    "1523-01-01, 1523-01-02, 1523-01-03"
  })
  void printsInTheStyleOfTheFile(String first, String second, String next) {
    Timeline timeline = Timeline.parse(List.of(first, second));
    assertThat(timeline.formatRow(0)).isEqualTo(first);
    assertThat(timeline.formatNext(1)).isEqualTo(next);
    assertThat(timeline.format(timeline.next(1))).isEqualTo(next);
  }

  /** Month steps with the end of the month, worked out on a calendar. */
  @ParameterizedTest
  @CsvSource({
    "2023-01-01 2023-02-01 2023-03-01, P1M, 2023-04-01, 2023-05-01",
    "2022-12-31 2023-01-31 2023-02-28, P1M, 2023-03-31, 2023-04-30",
    "2023-11-30 2023-12-30 2024-01-30 2024-02-29, P1M, 2024-03-30, 2024-04-30",
    "2023-06-30 2023-09-30, P3M, 2023-12-31, 2024-03-31",
    "2021-01-01 2022-01-01 2023-01-01, P12M, 2024-01-01, 2025-01-01",
    "1600-07-01 1700-07-01 1800-07-01, P1200M, 1900-07-01, 2000-07-01",
    "2023-12 2024-01 2024-02, P1M, 2024-03, 2024-04",
    "2024-01-01 2024-01-29 2024-02-26, PT672H, 2024-03-25, 2024-04-22",
    "2024-01-01 2024-01-08 2024-01-15, PT168H, 2024-01-22, 2024-01-29"
  })
  void recognisesCalendarMonths(String dates, String interval, String next, String second) {
    Timeline timeline = Timeline.parse(List.of(dates.split(" ")));
    assertThat(timeline.interval()).hasToString(interval);
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline.formatNext(1)).isEqualTo(next);
    assertThat(timeline.formatNext(2)).isEqualTo(second);
  }

  @Test
  void countsRowsOffTheInterval() {
    // Business days: Friday to Monday is the one distance that is not a day.
    Timeline week = Timeline.parse(List.of("2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"));
    assertThat(week.interval()).isEqualTo(SamplingInterval.of(Duration.ofDays(1)));
    assertThat(week.irregularRows()).hasSize(1);
    Timeline months =
        Timeline.parse(List.of("2024-01-01", "2024-02-01", "2024-04-01", "2024-05-01"));
    assertThat(months.interval()).isEqualTo(SamplingInterval.ofMonths(1));
    assertThat(months.irregularRows()).hasSize(1);
  }

  @Test
  void daysAcrossAClockChangeAreRegular() {
    // Berlin, 2024-03-31: a day of 23 hours.
    Timeline offsets =
        Timeline.parse(
            List.of(
                "2024-03-29T00:00+01:00",
                "2024-03-30T00:00+01:00",
                "2024-03-31T00:00+01:00",
                "2024-04-01T00:00+02:00"));
    assertThat(offsets.seconds(3) - offsets.seconds(2)).isEqualTo(23 * 3600);
    assertThat(offsets.irregularRows()).isEmpty();
    assertThat(offsets.formatRow(2)).isEqualTo("2024-03-31T00:00+01:00");
    assertThat(offsets.formatNext(1)).isEqualTo("2024-04-02T00:00+02:00");
  }

  @Test
  void stepsInAZoneFollowItsClockChanges() {
    // Berlin leaps from 02:00 to 03:00 on 2024-03-31.
    Timeline hours =
        Timeline.parse(
            List.of(
                "2024-03-31T00:00+01:00[Europe/Berlin]", "2024-03-31T01:00+01:00[Europe/Berlin]"));
    assertThat(hours.formatNext(1)).isEqualTo("2024-03-31T03:00+02:00[Europe/Berlin]");
    Timeline days =
        Timeline.parse(
            List.of("2024-03-29T06:00[Europe/Berlin]", "2024-03-30T06:00[Europe/Berlin]"));
    assertThat(days.formatNext(1)).isEqualTo("2024-03-31T06:00[Europe/Berlin]");
  }

  @Test
  void hoursRepeatedWithTheirOffsetAreInOrder() {
    Timeline autumn =
        Timeline.parse(
            List.of("2024-10-27T02:00+02:00", "2024-10-27T02:00+01:00", "2024-10-27T03:00+01:00"));
    assertThat(autumn.irregularRows()).isEmpty();
    assertThat(autumn.at(1)).isEqualTo(LocalDateTime.of(2024, 10, 27, 2, 0));
  }

  @Test
  void aSliceKeepsIntervalDatesAndOffsets() {
    List<String> dates = new ArrayList<>();
    for (int hour = 0; hour < 200; hour++) {
      dates.add(
          LocalDateTime.of(2024, 1, 1, 0, 0).plusHours(hour) + (hour < 150 ? "+01:00" : "+00:00"));
    }
    Timeline slice = Timeline.parse(dates).slice(199, 200);
    assertThat(slice.rows()).isEqualTo(1);
    assertThat(slice.interval()).isEqualTo(SamplingInterval.of(Duration.ofHours(1)));
    assertThat(slice.formatRow(0)).isEqualTo(dates.get(199));
    assertThat(slice.formatNext(2)).isEqualTo("2024-01-09T09:00+00:00");
  }

  @Test
  void fractionsOfSecondsAreKept() {
    List<String> dates = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      dates.add(String.format("2024-01-01 00:00:%02d.%02d", i / 100, i % 100));
    }
    Timeline timeline = Timeline.parse(dates);
    assertThat(timeline.interval()).isEqualTo(SamplingInterval.of(Duration.ofMillis(10)));
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline.slice(100, 200).formatRow(37)).isEqualTo("2024-01-01 00:00:01.37");
    assertThat(timeline.formatNext(1)).isEqualTo("2024-01-01 00:00:02.00");
  }

  @Test
  void oneRowHasNoInterval() {
    Timeline one = Timeline.parse(List.of("2024-01-01"));
    assertThat(one.hasInterval()).isFalse();
    assertThatThrownBy(one::interval)
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("2024-01-01")
        .hasMessageContaining("at least 2 rows");
  }

  @Test
  void secondsMayBeWrittenOnlyWhereTheyAreNotZero() {
    Timeline timeline = Timeline.parse(List.of("2024-01-01T00:00", "2024-01-01T00:00:30"));
    assertThat(timeline.formatNext(1)).isEqualTo("2024-01-01T00:01:00");
  }

  @Test
  void regularTimelinesAreMadeFromStartAndStep() {
    LocalDateTime start = LocalDateTime.of(2024, 1, 31, 0, 0);
    Timeline months = Timeline.every(start, SamplingInterval.ofMonths(1), 3);
    assertThat(months.formatRow(1)).isEqualTo("2024-02-29");
    assertThat(months.formatNext(1)).isEqualTo("2024-04-30");
    Timeline minutes = Timeline.every(start, SamplingInterval.of(Duration.ofMinutes(5)), 3);
    assertThat(minutes.formatNext(1)).isEqualTo("2024-01-31 00:15");
    assertThatThrownBy(() -> minutes.next(0)).hasMessageContaining("at least 1; got 0");
    assertThatThrownBy(() -> Timeline.every(start, SamplingInterval.ofMonths(1), 0))
        .hasMessageContaining("got 0");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01 2024-01-01, date 2, also the date of the row before",
    "2024-01-02 2024-01-01, date 2, earlier than the row before",
    "2024-01-01 2024-02-30, '2024-02-30', not an ISO date",
    "2024-01-01T00:00 2024-01-01T25:00, 25:00, not an ISO date",
    "2024-01-01 2024-01-02T00:00, 2024-01-02T00:00, another style",
    "2024-01-01T00:00Z 2024-01-02T00:00, 2024-01-02T00:00, another style"
  })
  void refusesDatesOutOfOrderOrStyle(String dates, String place, String problem) {
    assertThatThrownBy(() -> Timeline.parse(List.of(dates.split(" "))))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(problem);
  }

  @Test
  void theFirstRowThatIsNotBeforeATime() {
    Timeline days = Timeline.parse(List.of("2024-01-01", "2024-01-02", "2024-01-05"));
    assertThat(days.firstFrom(LocalDateTime.of(2023, 1, 1, 0, 0))).isZero();
    assertThat(days.firstFrom(LocalDateTime.of(2024, 1, 2, 0, 0))).isEqualTo(1);
    assertThat(days.firstFrom(LocalDateTime.of(2024, 1, 2, 0, 1))).isEqualTo(2);
    assertThat(days.firstFrom(LocalDateTime.of(2024, 2, 1, 0, 0))).isEqualTo(2);
  }
}

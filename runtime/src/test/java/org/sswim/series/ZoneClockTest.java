package org.sswim.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sswim.tables.Marks;

/**
 * Berlin set its clocks from 02:00 to 03:00 on 2024-03-31 and from 03:00 back to 02:00 on
 * 2024-10-27; summer time is two hours ahead of UTC, winter time one.
 */
class ZoneClockTest {
  private static TimeSeries read(@Nullable DatePattern pattern, String zone, String... dates) {
    CsvFormat format = new CsvFormat(new Marks(Marks.AUTO, '.'), pattern, ZoneId.of(zone));
    StringBuilder text = new StringBuilder("date,a\n");
    for (String date : dates) {
      text.append(date).append(",1\n");
    }
    return SeriesCsv.read(
        new StringReader(text.toString()),
        "data.csv",
        CsvOptions.defaults().withFormat(format),
        1000);
  }

  private static Timeline timeline(String... dates) {
    return requireNonNull(read(null, "Europe/Berlin", dates).timeline());
  }

  @Test
  void instantsAreShownOnTheWallClock() {
    Timeline timeline =
        timeline(
            "2024-03-31T00:00Z", "2024-03-31T00:30Z", "2024-03-31T01:00Z", "2024-03-31T01:30Z");
    assertThat(timeline.formatRow(0)).isEqualTo("2024-03-31T01:00+01:00");
    assertThat(timeline.at(2)).isEqualTo(LocalDateTime.of(2024, 3, 31, 3, 0));
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline.formatNext(1)).isEqualTo("2024-03-31T04:00+02:00");
    // date -u -d '2024-03-31 00:00' +%s
    assertThat(timeline.seconds(0)).isEqualTo(1_711_843_200L);
    assertThat(timeline.wallClock("2024-03-31T01:00Z")).isEqualTo(timeline.at(2));
    Timeline other = timeline("2024-07-01T00:00-04:00[America/New_York]");
    assertThat(other.formatRow(0)).isEqualTo("2024-07-01T06:00+02:00");
  }

  @Test
  void wallClocksAreThoseOfTheZone() {
    Timeline timeline = timeline("2024-06-30T22:00Z", "2024-06-30T23:00Z");
    // Monday, 2024-07-01, midnight in Berlin, as if in UTC.
    assertThat(timeline.wallClock(0)).isEqualTo(1_719_792_000L);
  }

  @Test
  void theHourThatIsRepeatedIsTwoHours() {
    Timeline timeline =
        timeline(
            "2024-10-27 01:00",
            "2024-10-27 02:00",
            "2024-10-27 02:00",
            "2024-10-27 03:00",
            "2024-10-27 04:00");
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline.seconds(4) - timeline.seconds(0)).isEqualTo(4 * 3600);
    assertThat(timeline.formatRow(2)).isEqualTo("2024-10-27 02:00");
    assertThat(timeline.instants()).isTrue();
    Timeline halves =
        timeline("2024-10-27 02:00", "2024-10-27 02:30", "2024-10-27 02:00", "2024-10-27 02:30");
    assertThat(halves.irregularRows()).isEmpty();
    assertThatThrownBy(() -> timeline("2024-10-27 02:00", "2024-10-27 02:00", "2024-10-27 02:00"))
        .hasMessageContaining("line 4")
        .hasMessageContaining("also the date of the row before");
  }

  @Test
  void theHourThatIsSkippedIsNoGap() {
    Timeline timeline = timeline("2024-03-31 00:00", "2024-03-31 01:00", "2024-03-31 03:00");
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline("2024-03-31 00:00", "2024-03-31 01:00").formatNext(1))
        .isEqualTo("2024-03-31 03:00");
    assertThatThrownBy(() -> timeline("2024-03-31 01:00", "2024-03-31 02:30"))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("'date' (1)")
        .hasMessageContaining("'2024-03-31 02:30' is a time that the clocks of Europe/Berlin skip");
  }

  @Test
  void daysAndOtherPatterns() {
    Timeline days = timeline("2024-03-30", "2024-03-31", "2024-04-01");
    assertThat(days.formatNext(1)).isEqualTo("2024-04-02");
    assertThat(days.irregularRows()).isEmpty();
    DatePattern pattern = DatePattern.of("dd.MM.yyyy HH:mm");
    Timeline hours =
        requireNonNull(
            read(pattern, "Europe/Berlin", "27.10.2024 01:00", "27.10.2024 02:00").timeline());
    assertThat(hours.formatNext(1)).isEqualTo("27.10.2024 02:00");
    assertThat(hours.formatNext(2)).isEqualTo("27.10.2024 03:00");
    // A clock that never changes knows neither hour.
    Timeline winter =
        requireNonNull(read(null, "+01:00", "2024-03-31 01:00", "2024-03-31 02:00").timeline());
    assertThat(winter.formatNext(1)).isEqualTo("2024-03-31 03:00");
  }
}

package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the rows of a stream do not follow one another at one interval. */
class RowSpacingTest {
  private static long[] accept(@Nullable SamplingInterval interval, String dates) {
    RowSpacing spacing = new RowSpacing(interval);
    return Arrays.stream(dates.split(" "))
        .mapToLong(date -> spacing.accept(LocalDateTime.parse(date), 0))
        .toArray();
  }

  private static long[] expected(String numbers) {
    return Arrays.stream(numbers.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00 2024-01-01T01:00 2024-01-01T02:00 2024-01-01T05:00 2024-01-01T06:00,"
        + " 0 0 0 2 0",
    "2024-01-01T00:00 2024-01-01T01:00 2024-01-01T02:30 2024-01-01T03:30, 0 0 -1 0",
    // The first distance is a gap: the next one says so.
    "2024-01-01T00:00 2024-01-01T02:00 2024-01-01T03:00 2024-01-01T05:00, 0 0 0 1",
    "2024-01-31T00:00 2024-02-29T00:00 2024-03-31T00:00 2024-06-30T00:00, 0 0 0 2",
    "2024-01-01T00:00:00 2024-01-01T00:00:00.5 2024-01-01T00:00:02, 0 0 2",
    "2024-01-01T00:00 2024-01-01T00:00 2024-01-01T00:05, 0 0 0",
    "2024-01-01T00:00 2024-01-02T00:00 9999-01-01T00:00, 0 0 2912807"
  })
  void learnsTheIntervalFromTheRows(String dates, String lacking) {
    assertThat(accept(null, dates)).containsExactly(expected(lacking));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, 2024-01-01T00:00 2024-01-01T03:00 2024-01-01T04:00 2024-01-01T04:30, 0 2 0 -1",
    "P1M, 2024-01-01T00:00 2024-03-01T00:00 2024-04-01T00:00 2024-04-02T00:00, 0 1 0 -1",
    "PT1H, 2024-01-01T05:00 2024-01-01T04:00, 0 -1"
  })
  void keepsAKnownInterval(String interval, String dates, String lacking) {
    assertThat(accept(SamplingInterval.parse(interval), dates)).containsExactly(expected(lacking));
  }

  @ParameterizedTest
  @CsvSource({"PT1H", "PT24H"})
  void clockChangesAreNoGaps(String text) {
    SamplingInterval interval = SamplingInterval.parse(text);
    RowSpacing spacing = new RowSpacing(null);
    ZonedDateTime time = ZonedDateTime.of(2024, 3, 29, 0, 0, 0, 0, ZoneId.of("Europe/Berlin"));
    for (int i = 0; i < 60; i++) {
      long lacking = spacing.accept(time.toLocalDateTime(), time.getOffset().getTotalSeconds());
      assertThat(lacking).as("%s", time).isZero();
      time = interval.wholeDays() ? time.plusDays(1) : time.plusHours(1);
    }
  }
}

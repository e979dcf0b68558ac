package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "PT5M, 5 min, 300",
    "PT1H, 1 h, 3600",
    "PT90S, 90 s, 90",
    "PT0.5S, 0.5 s, 0.5",
    "PT24H, 1 day, 86400",
    "PT168H, 7 days, 604800",
    "PT24H on 12345, 1 working day (Mon-Fri), 86400",
    "PT24H on 1236, '1 working day (Mon, Tue, Wed, Sat)', 86400",
    "P1M, 1 month, 2629746",
    "P3M, 3 months, 7889238",
    "P12M, 1 year, 31556952"
  })
  void readsAndDescribes(String iso, String words, double seconds) {
    SamplingInterval interval = SamplingInterval.parse(iso);
    assertThat(interval.describe()).isEqualTo(words);
    assertThat(interval.seconds()).isCloseTo(seconds, within(1e-6));
    assertThat(SamplingInterval.parse(interval.toString())).isEqualTo(interval);
  }

  @Test
  void advancesAWallClock() {
    LocalDateTime start = LocalDateTime.of(2024, 1, 31, 12, 0);
    assertThat(SamplingInterval.ofMonths(3).plus(start, 1))
        .isEqualTo(LocalDateTime.of(2024, 4, 30, 12, 0));
    assertThat(SamplingInterval.of(Duration.ofHours(6)).plus(start, 3))
        .isEqualTo(LocalDateTime.of(2024, 2, 1, 6, 0));
  }

  @Test
  void refusesEmptyAndMixedIntervals() {
    assertThatThrownBy(() -> SamplingInterval.ofMonths(0)).hasMessageContaining("0 and PT0S");
    assertThatThrownBy(() -> SamplingInterval.of(Duration.ofSeconds(-1)))
        .hasMessageContaining("PT-1S");
    assertThatThrownBy(() -> new SamplingInterval(1, Duration.ofDays(1)))
        .hasMessageContaining("1 and PT24H");
    assertThatThrownBy(() -> SamplingInterval.parse("hourly")).hasMessageContaining("'hourly'");
  }

  @Test
  void goesFromOneWorkingDayToTheNext() {
    SamplingInterval working = SamplingInterval.parse("PT24H on 12345");
    LocalDateTime friday = LocalDateTime.of(2024, 5, 3, 0, 0);
    assertThat(working.plus(friday, 1)).isEqualTo(friday.plusDays(3));
    assertThat(working.plus(friday, 11)).isEqualTo(friday.plusDays(17));
    assertThat(working.plus(friday, -6)).isEqualTo(friday.minusDays(8));
    assertThat(working.plus(friday.plusDays(1), 1))
        .as("from a Saturday")
        .isEqualTo(friday.plusDays(3));
    for (int steps = 1; steps < 20; steps++) {
      assertThat(working.steps(friday, working.plus(friday, steps), 0)).isEqualTo(steps);
    }
    assertThat(working.steps(friday, friday.plusDays(2), 0)).as("to a Sunday").isZero();
    assertThat(working.steps(friday, friday.plusDays(3).plusHours(1), 0)).isZero();
    assertThat(working.rowsIn(7)).isEqualTo(5);
  }

  @Test
  void refusesDaysOfRowsThatAreNoDayApart() {
    assertThatThrownBy(() -> SamplingInterval.ofDays(Set.of())).hasMessageContaining("[]");
    assertThatThrownBy(() -> SamplingInterval.parse("PT24H on 19"))
        .hasMessageContaining("'PT24H on 19' is no sampling interval");
  }
}

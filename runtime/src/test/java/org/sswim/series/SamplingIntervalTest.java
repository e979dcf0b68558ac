package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDateTime;
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
}

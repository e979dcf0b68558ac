package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

class AutoWindowTest {
  @ParameterizedTest
  @CsvSource({
    // Four weeks of days, a week of hours, one of half hours, two days of quarters, one of five
    // minutes.
    "PT24H, 7300, 28, 7",
    "PT1H, 17000, 168, 24 and 168",
    "PT30M, 17000, 336, 48 and 336",
    "PT15M, 17000, 168, 96",
    "PT5M, 17000, 288, 288",
    // A tenth of the rows at most.
    "PT1H, 400, 40, 24 and 168",
    "PT24H, 60, 6, 7",
    // Four weeks of working days. Holidays leave them no season of a year.
    "PT24H on 12345, 5000, 20, 5"
  })
  void coversTheSeasonsThatDatesOffer(String interval, int rows, int window, String seasons) {
    Timeline timeline =
        Timeline.every(LocalDateTime.of(2020, 1, 1, 0, 0), SamplingInterval.parse(interval), rows);
    TimeSeries series = TimeSeries.of(List.of("a"), new double[rows], timeline);
    AutoWindow chosen = AutoWindow.of(series, List.of(12));
    assertThat(chosen.rows()).isEqualTo(window);
    assertThat(chosen.seasons())
        .extracting(String::valueOf)
        .containsExactly(seasons.split(" and "));
  }

  @Test
  void withoutDatesTheStrongestLagCounts() {
    double[] values = new double[600];
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.sin(2 * Math.PI * row / 12);
    }
    TimeSeries series = TimeSeries.of(List.of("a"), values, null);
    assertThat(AutoWindow.of(series, List.of(3)).rows()).isEqualTo(48);
    TimeSeries flat = TimeSeries.of(List.of("a"), new double[600], null);
    assertThat(AutoWindow.of(flat, List.of(20)).rows()).isEqualTo(40);
    assertThat(AutoWindow.of(flat, List.of(20)).seasons()).isEmpty();
  }
}

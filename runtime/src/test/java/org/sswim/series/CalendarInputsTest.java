package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarInputsTest {
  private static final LocalDateTime START = LocalDateTime.of(2024, 2, 28, 6, 0);

  @ParameterizedTest
  @CsvSource({
    "PT5M, 2, 2",
    "PT4H, 2, 2",
    "PT4H1S, 1, 2",
    "PT8H, 1, 2",
    "PT8H1S, 0, 2",
    "PT24H, 0, 2",
    "PT24H1S, 0, 0",
    "PT168H, 0, 0",
    "P1M, 0, 0"
  })
  void offersWhatTheIntervalResolves(String interval, int day, int week) {
    Timeline timeline = Timeline.every(START, SamplingInterval.parse(interval), 3);
    assertThat(CalendarInputs.resolvable(timeline)).isEqualTo(new CalendarInputs(day, week));
  }

  @Test
  void offersNothingWithoutDates() {
    assertThat(CalendarInputs.resolvable(null)).isEqualTo(CalendarInputs.none());
    assertThat(CalendarInputs.resolvable(Timeline.parse(List.of("2024-01-01"))).width()).isZero();
  }

  @Test
  void writesSinesAndCosines() {
    // Wednesday 06:00: day phase 6/24 = 1/4, week phase (48 + 6)/168 = 9/28; values from Python.
    float[] out = new float[10];
    new CalendarInputs(2, 2).write(START, out, 1);
    double[] expected = {
      0, 1, 0, 0, -1, 0.9009688679, -0.4338837391, -0.7818314825, -0.6234898019, 0
    };
    for (int i = 0; i < out.length; i++) {
      assertThat((double) out[i]).as("input %d", i).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void theWeekBeginsOnMondayAndRunsOnWithinTheDay() {
    CalendarInputs week = new CalendarInputs(0, 1);
    float[] out = new float[2];
    // 2024-02-26 was a Monday, 1969-12-29 was one before the epoch.
    week.write(LocalDateTime.of(2024, 2, 26, 0, 0), out, 0);
    assertThat(out).containsExactly(0, 1);
    week.write(LocalDateTime.of(1969, 12, 29, 0, 0), out, 0);
    assertThat(out).containsExactly(0, 1);
    // Half a week later: Thursday noon.
    week.write(LocalDateTime.of(2024, 2, 29, 12, 0), out, 0);
    assertThat(out[1]).isEqualTo(-1);
  }

  @Test
  void theBulkPathEqualsRowByRowAndUsesTheWallClock() {
    Timeline timeline =
        Timeline.parse(List.of("2024-03-31T01:30:00.250+01:00", "2024-03-31T03:30:00+02:00"));
    CalendarInputs inputs = new CalendarInputs(2, 2);
    float[] bulk = inputs.rows(timeline);
    assertThat(bulk).hasSize(16);
    float[] single = new float[8];
    for (int row = 0; row < 2; row++) {
      inputs.write(timeline.at(row), single, 0);
      assertThat(Arrays.copyOfRange(bulk, 8 * row, 8 * row + 8)).containsExactly(single);
    }
    // 03:30 on the wall clock, although 01:30 UTC: 2 pi 3.5 / 24.
    assertThat((double) bulk[8]).isCloseTo(Math.sin(2 * Math.PI * 3.5 / 24), within(1e-6));
  }

  @Test
  void everyInputHasAName() {
    for (int day = 0; day <= 2; day++) {
      for (int week = 0; week <= 2; week++) {
        CalendarInputs inputs = new CalendarInputs(day, week);
        assertThat(inputs.names()).hasSize(inputs.width());
      }
    }
    assertThat(new CalendarInputs(1, 1).names())
        .containsExactly("day-sin-1", "day-cos-1", "week-sin-1", "week-cos-1");
    assertThatThrownBy(() -> new CalendarInputs(3, 0)).hasMessageContaining("got 3");
  }
}

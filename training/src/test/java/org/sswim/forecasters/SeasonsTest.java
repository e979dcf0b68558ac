package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

class SeasonsTest {
  private static final int ROWS = 1000;

  private static List<Integer> candidates(SamplingInterval interval, int trainRows) {
    LocalDateTime start = LocalDateTime.of(2020, 1, 1, 0, 0);
    TimeSeries series =
        TimeSeries.of(
            List.of("a"), TestSeries.noise(1, ROWS), Timeline.every(start, interval, ROWS));
    return Seasons.candidates(series, trainRows);
  }

  @Test
  void datesOfferTheDayTheWeekAndTheYear() {
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    assertThat(candidates(hour, 900)).containsExactly(24, 168);
    assertThat(candidates(hour, 336)).containsExactly(24, 168);
    // Two weeks do not fit into 335 rows.
    assertThat(candidates(hour, 335)).containsExactly(24);
    assertThat(candidates(SamplingInterval.of(Duration.ofMinutes(5)), 900)).containsExactly(288);
    assertThat(candidates(SamplingInterval.of(Duration.ofDays(1)), 900)).containsExactly(7, 365);
    assertThat(candidates(SamplingInterval.parse("PT24H on 12345"), 900)).containsExactly(5);
    assertThat(candidates(SamplingInterval.ofMonths(1), 900)).containsExactly(12);
    assertThat(candidates(SamplingInterval.ofMonths(3), 900)).containsExactly(4);
    // But for a day, a year is 52 weeks.
    assertThat(candidates(SamplingInterval.of(Duration.ofDays(7)), 900)).containsExactly(52);
    assertThat(candidates(SamplingInterval.of(Duration.ofDays(7)), 103)).doesNotContain(52);
    // A day is not a whole number of 7 hours, a week is.
    assertThat(candidates(SamplingInterval.of(Duration.ofHours(7)), 900)).containsExactly(24);
  }

  @Test
  void withoutDatesTheStrongestLagOfTheTrainingRows() {
    double[] noise = TestSeries.noise(2, ROWS);
    TimeSeries series =
        TestSeries.of(ROWS, r -> 5 * Math.sin(2 * Math.PI * r / 17) + 0.5 * noise[r] + 0.01 * r);
    assertThat(Seasons.candidates(series, 700)).containsExactly(17);
    // What comes behind the training rows is not looked at.
    assertThat(Seasons.candidates(TestSeries.disturbed(series, 700, 3), 700)).containsExactly(17);
    // Channels that do not move take no part.
    TimeSeries two =
        TestSeries.of(ROWS, r -> 3, r -> 5 * Math.sin(2 * Math.PI * r / 17) + 0.5 * noise[r]);
    assertThat(Seasons.candidates(two, 700)).containsExactly(17);
  }

  @Test
  void seasonsBeyondTheWindowGiveWayToTheHighestPeakWithin() {
    double[] noise = TestSeries.noise(2, ROWS);
    TimeSeries series =
        TestSeries.of(ROWS, r -> 5 * Math.sin(2 * Math.PI * r / 17) + 0.8 * noise[r % 170]);
    assertThat(Seasons.candidates(series, 700)).containsExactly(170);
    assertThat(Seasons.within(170, series, 700)).containsExactly(170);
    assertThat(Seasons.within(60, series, 700)).hasSize(1).allMatch(m -> Math.abs(m - 17) <= 1);
    assertThat(Seasons.within(2, TestSeries.of(50, r -> 4), 40)).isEmpty();
  }

  @Test
  void nothingToFindIsPersistence() {
    assertThat(Seasons.candidates(TestSeries.of(50, r -> 4), 40)).containsExactly(1);
    assertThat(Seasons.candidates(TestSeries.of(50, r -> r), 40)).hasSize(1);
    // A random walk has a highest lag, too.
    double[] walk = TestSeries.noise(3, 4 * ROWS);
    for (int r = 1; r < walk.length; r++) {
      walk[r] += walk[r - 1];
    }
    assertThat(Seasons.candidates(TestSeries.of(walk.length, r -> walk[r]), 3000))
        .containsExactly(1);
    for (int trainRows = 0; trainRows < 9; trainRows++) {
      List<Integer> few = Seasons.candidates(TestSeries.of(10, r -> r * r % 5), trainRows);
      assertThat(few).hasSize(1);
      assertThat(few.get(0)).isBetween(1, Math.max(1, trainRows / 3));
    }
  }
}

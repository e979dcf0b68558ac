package org.sswim.experiments.ablation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** Synthetic series. */
final class TestSeries {
  private TestSeries() {}

  /** Two channels, one row an hour from a Monday on. */
  static TimeSeries hourly(double[] a, double[] b) {
    double[] values = new double[2 * a.length];
    for (int r = 0; r < a.length; r++) {
      values[2 * r] = a[r];
      values[2 * r + 1] = b[r];
    }
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    Timeline timeline = Timeline.every(LocalDateTime.of(2024, 1, 1, 0, 0), hour, a.length);
    return TimeSeries.of(List.of("a", "b"), values, timeline);
  }

  /** Two incommensurable seasons and an autoregression of order 1, with so large a swing. */
  static double[] seasonal(long seed, int rows, double swing, double mean) {
    Random random = new Random(seed);
    double[] y = new double[rows];
    double state = 0;
    for (int r = 0; r < rows; r++) {
      state = 0.6 * state + 0.3 * random.nextGaussian();
      double value = 2 * Math.sin(2 * Math.PI * r / 24) + Math.cos(2 * Math.PI * r / 7.3) + state;
      y[r] = mean + swing * value;
    }
    return y;
  }
}

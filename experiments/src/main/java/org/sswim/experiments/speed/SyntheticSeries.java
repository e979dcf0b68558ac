package org.sswim.experiments.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sswim.series.TimeSeries;

/** Series of any size: a wave and noise with memory, the same for the same arguments. */
final class SyntheticSeries {
  private static final int DAY = 24;
  private static final double MEMORY = 0.9;

  private SyntheticSeries() {}

  /** A daily wave and noise that forgets, without dates. */
  static TimeSeries of(int rows, int channels) {
    return of(rows, channels, MEMORY);
  }

  /**
   * The same with noise of some memory.
   *
   * @param memory share of the noise that stays; at 1 it drifts
   */
  static TimeSeries of(int rows, int channels, double memory) {
    double[] values = new double[Math.multiplyExact(rows, channels)];
    List<String> names = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      names.add("c" + (c + 1));
      SplittableRandom random = new SplittableRandom(c);
      double noise = 0;
      for (int t = 0; t < rows; t++) {
        noise = memory * noise + random.nextDouble() - 0.5;
        values[t * channels + c] = Math.sin(2 * Math.PI * (t + c) / DAY) + noise;
      }
    }
    return TimeSeries.of(names, values, null);
  }
}

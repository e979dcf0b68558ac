package org.sswim.forecasters;

import java.util.Arrays;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;

/**
 * Tells whether squared errors say anything about a series. They say nothing where a few steps make
 * up nearly all of the sum of squares. A read-out of least squares then fits those alone.
 */
final class HeavyTails {
  /** So few steps ... */
  private static final double FEW = 0.02;

  /** ... hold so much of the sum of all squares; of normal noise they hold a seventh. */
  private static final double MOST = 0.6;

  /** ... and lift the root mean square so far above a deviation by the median step. */
  private static final double LIFT = 3.5;

  /** The median absolute value of normal noise, in deviations. */
  private static final double MEDIAN = 0.6745;

  private static final int LEAST_STEPS = 50;
  private static final int MOST_STEPS = 4096;

  private HeavyTails() {}

  /**
   * Whether at least half of the channels have heavy tails: in their values, see {@link
   * ValueLimits}, or in their steps from row to row.
   *
   * @param series behind the limits
   * @param rows leading rows that may be looked at
   */
  static boolean in(TimeSeries series, ValueLimits limits, int rows) {
    int heavy = 0;
    for (int c = 0; c < series.channels(); c++) {
      heavy += limits.heavy(c) || heavySteps(series, c, rows) ? 1 : 0;
    }
    return 2 * heavy >= series.channels();
  }

  private static boolean heavySteps(TimeSeries series, int channel, int rows) {
    int stride = (rows + MOST_STEPS - 1) / MOST_STEPS;
    double[] squares = new double[Math.min(rows, MOST_STEPS)];
    int count = 0;
    double sum = 0;
    for (int r = 1; r < rows; r += stride) {
      if (series.observed(r, channel) && series.observed(r - 1, channel)) {
        double step = series.value(r, channel) - series.value(r - 1, channel);
        squares[count++] = step * step;
        sum += step * step;
      }
    }
    if (count < LEAST_STEPS) {
      return false;
    }
    Arrays.sort(squares, 0, count);
    double top = 0;
    for (int i = 0; i < FEW * count; i++) {
      top += squares[count - 1 - i];
    }
    // Where most steps are none, as of rare events, a median says as little.
    double usual = Math.sqrt(squares[count / 2]) / MEDIAN;
    return usual > 0 && top >= MOST * sum && Math.sqrt(sum / count) >= LIFT * usual;
  }
}

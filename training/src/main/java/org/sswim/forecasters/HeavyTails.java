package org.sswim.forecasters;

import java.util.Arrays;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;

/**
 * Tells whether squared errors say anything about a series. They say nothing where a few steps make
 * up nearly all of the sum of squares. A read-out of least squares then fits those alone.
 */
final class HeavyTails {
  /** One in so many steps, the largest; none where there are fewer ... */
  private static final int FEW = 50;

  /** ... hold so much of the sum of all squares; of normal noise they hold a seventh. */
  private static final double MOST = 0.6;

  /** ... and lift the root mean square to so many median steps; of normal noise it is 1.5. */
  private static final double LIFT = 5.2;

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
    double[] squares = new double[rows];
    int count = 0;
    for (int r = 1; r < rows; r++) {
      if (series.observed(r, channel) && series.observed(r - 1, channel)) {
        squares[count++] = Math.pow(series.value(r, channel) - series.value(r - 1, channel), 2);
      }
    }
    Arrays.sort(squares, 0, count);
    double sum = Arrays.stream(squares, 0, count).sum();
    double top = Arrays.stream(squares, count - count / FEW, count).sum();
    // Where most steps are none, as of rare events, a median says as little.
    double usual = Math.sqrt(squares[count / 2]);
    return usual > 0 && top >= MOST * sum && Math.sqrt(sum / count) >= LIFT * usual;
  }
}

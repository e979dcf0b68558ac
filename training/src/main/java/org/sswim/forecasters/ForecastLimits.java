package org.sswim.forecasters;

import java.util.Arrays;
import org.sswim.forecasting.Bounds;
import org.sswim.series.TimeSeries;

/** Between which values forecasts lie. */
public final class ForecastLimits {
  /** Near 0 is what lies below this share of a channel's mean. */
  private static final double NEAR = 0.1;

  private ForecastLimits() {}

  /**
   * The limits that options ask for and the first rows of a series tell.
   *
   * @param rows how many rows may be looked at, at least 1
   */
  public static Bounds of(TimeSeries series, int rows, ValueOptions options) {
    double[] lower = new double[series.channels()];
    double[] upper = new double[series.channels()];
    Arrays.fill(upper, options.max().or(ValueOptions.ANY));
    boolean any = options.given();
    for (int c = 0; c < lower.length; c++) {
      boolean zero = options.min().isAuto() && upper[c] > 0 && endsAtZero(series, rows, c);
      lower[c] = zero ? 0 : options.min().or(-ValueOptions.ANY);
      any |= zero;
    }
    return any ? new Bounds(lower, upper, new float[0]) : Bounds.NONE;
  }

  private static boolean endsAtZero(TimeSeries series, int rows, int channel) {
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (int r = 0; r < rows; r++) {
      if (series.observed(r, channel)) {
        least = Math.min(least, series.value(r, channel));
        sum += series.value(r, channel);
        count++;
      }
    }
    return count > 0 && least >= 0 && least <= NEAR * sum / count;
  }
}

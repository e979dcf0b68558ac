package org.sswim.forecasters;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.sswim.checks.Checks;
import org.sswim.forecasting.Bounds;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;

/**
 * Between which values forecasts are to lie.
 *
 * @param min least value, {@code -}{@link ValueLimits#NONE} for any; automatic for 0 where values
 *     end there
 * @param max largest value, above {@code min}; automatic for any
 */
public record ForecastLimits(Auto<Double> min, Auto<Double> max) {
  /** Near 0 is what lies below this share of the mean. */
  private static final double NEAR = 0.1;

  /** Checks the ranges. */
  public ForecastLimits {
    double least = min.or(-ValueLimits.NONE);
    double largest = max.or(ValueLimits.NONE);
    Checks.that(Double.isFinite(least) && Double.isFinite(largest))
        .or("limits must be finite; got %s and %s", min, max);
    Checks.that(least < largest).or("min must be below max; got %s and %s", least, largest);
  }

  /**
   * The limits that options ask for and the first rows of a series tell.
   *
   * @param rows how many rows may be looked at, at least 1
   */
  public static Bounds of(TimeSeries series, int rows, ValueOptions options) {
    return options.limits().bounds(series.channels(), c -> endsAtZero(series, rows, c));
  }

  /**
   * The limits of channels.
   *
   * @param zero whether the values of a channel {@linkplain #endsAtZero end at 0}
   */
  public Bounds bounds(int channels, IntPredicate zero) {
    double[] lower = new double[channels];
    double[] upper = new double[channels];
    Arrays.fill(upper, max.or(ValueLimits.NONE));
    boolean any = given();
    for (int c = 0; c < channels; c++) {
      boolean own = min.isAuto() && upper[c] > 0 && zero.test(c);
      lower[c] = own ? 0 : min.or(-ValueLimits.NONE);
      any |= own;
    }
    return any ? new Bounds(lower, upper, new float[0]) : Bounds.NONE;
  }

  /** Whether a limit was given, so that it holds for every forecast whatever makes it. */
  public boolean given() {
    return min.or(-ValueLimits.NONE) > -ValueLimits.NONE
        || max.or(ValueLimits.NONE) < ValueLimits.NONE;
  }

  /** Whether values of such a least one and mean are at least 0 and come near it. */
  public static boolean endsAtZero(double least, double mean) {
    return least >= 0 && least <= NEAR * mean;
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
    return endsAtZero(least, sum / count);
  }
}

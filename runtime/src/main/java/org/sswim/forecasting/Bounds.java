package org.sswim.forecasting;

import org.sswim.checks.Checks;
import org.sswim.series.Reach;
import org.sswim.stored.Axes;
import org.sswim.stored.Withers;

/**
 * Turns standardised outputs z into forecasts: it corrects their bias, then applies limits that no
 * forecast and no end of an interval passes,
 *
 * <pre>
 *   x = min(upper_c, max(lower_c, T^-1(mean_c + std_c (z + correction_kc))))
 * </pre>
 *
 * for lead k and channel c, T the {@link org.sswim.series.ValueTransform} of the channel's
 * standardizer. A correction is needed where T is no straight line: the mean of T^-1 is not T^-1 of
 * the mean.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param lower least value of each channel, {@code -Double.MAX_VALUE} for any: {@code [channels]};
 *     of length 0 where no channel has limits
 * @param upper largest value of each channel, {@code Double.MAX_VALUE} for any; of the same length
 * @param correction {@code [horizon][channels]}; of length 0 for none
 * @param reach beyond which rows are moved, and forecasts back by as much
 */
@Withers
public record Bounds(
    @Axes("channels") double[] lower,
    @Axes("channels") double[] upper,
    @Axes("horizon * channels") float[] correction,
    Reach reach)
    implements BoundsBuilder.With {
  /** No limits and no correction. */
  public static final Bounds NONE = new Bounds(new double[0], new double[0], new float[0]);

  /** Bounds of forecasts from rows as they are. */
  public Bounds(double[] lower, double[] upper, float[] correction) {
    this(lower, upper, correction, Reach.ANY);
  }

  /** Checks lengths and ranges. */
  public Bounds {
    Checks.that(lower.length == upper.length)
        .or("bounds need as many lower as upper ends; got %s and %s", lower.length, upper.length);
    for (int c = 0; c < lower.length; c++) {
      Checks.that(lower[c] < upper[c] && Double.isFinite(lower[c]) && Double.isFinite(upper[c]))
          .or(
              "lower bounds must lie below upper ones, both finite; got %s and %s",
              lower[c], upper[c]);
    }
    Checks.finite("corrections", correction);
  }

  /** Whether outputs are forecasts as they are, but for rows beyond the reach. */
  public boolean none() {
    return lower.length == 0 && correction.length == 0;
  }

  /** The value within the limits of its channel. */
  public double clip(int channel, double value) {
    return lower.length == 0 ? value : Math.max(lower[channel], Math.min(upper[channel], value));
  }

  /**
   * An output after the correction of its bias.
   *
   * @param column lead, counted from 0, times channels, plus the channel
   */
  public double corrected(int column, double z) {
    return correction.length == 0 ? z : z + correction[column];
  }
}

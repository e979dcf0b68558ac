package org.sswim.forecasters;

import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.series.ValueLimits;
import org.sswim.series.ValueTransform;
import org.sswim.stored.Withers;

/**
 * Properties of the values of a series, given or to be found out.
 *
 * @param min least value that a forecast may have, {@code -}{@link ValueLimits#NONE} for any. If
 *     automatic, it is 0 where a channel's training values are all at least 0 and some of them lie
 *     near it
 * @param max largest value, above {@code min}; automatic for any
 * @param transform T of the values that networks are trained on. If automatic, another scale is
 *     taken where it clearly lowers the error of pilots on left-out windows, on the scale of the
 *     series
 */
@Withers
public record ValueOptions(Auto<Double> min, Auto<Double> max, Auto<ValueTransform> transform)
    implements ValueOptionsBuilder.With {
  /** Checks the ranges. */
  public ValueOptions {
    new ForecastLimits(min, max);
  }

  /** Left-out windows choose the scale; no less than 0 where training values tell so. */
  public static ValueOptions defaults() {
    return Presets.of(ValueOptions.class);
  }

  /** The values as they are, without limits. */
  public static ValueOptions unlimited() {
    return new ValueOptions(Auto.of(-ValueLimits.NONE), Auto.auto(), Auto.of(ValueTransform.NONE));
  }

  /** Between which values forecasts lie. */
  public ForecastLimits limits() {
    return new ForecastLimits(min, max);
  }
}

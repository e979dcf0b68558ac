package org.sswim.studies;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.series.InvalidDataException;
import org.sswim.stored.Limited;

/**
 * Forecasts a series by a sum of random filters that squash and smooth its last H values,
 *
 * <pre>
 *   y = mean + unit sum_i f_i((x - mean) / unit) beta_i
 * </pre>
 *
 * <p>as the experiment {@code esm-runs} keeps them. {@link #newStream} takes values one at a time.
 * Safe for use by several threads at once.
 *
 * @param window H, values that a forecast sees
 * @param horizon values of a forecast
 * @param mean of the series that trained
 * @param unit its standard deviation, above 0
 * @param stages filters of one signal and their maps to the values of a forecast
 * @param provenance where it came from
 * @see RandomFilter
 * @see <a href="https://arxiv.org/abs/2002.00717">Zhang, He and Bao 2021</a>
 */
public record FilterForecaster(
    int window,
    int horizon,
    double mean,
    double unit,
    List<FilterStage> stages,
    Provenance provenance)
    implements Limited {
  /** The kind of its files. */
  public static final ModelFormat<FilterForecaster> FORMAT =
      new ModelFormat<>(
          FilterForecaster.class, "sswim-random-filters", "a forecaster of random filters");

  private static final int MOST = 10_000;

  /** Checks shapes and ranges. */
  public FilterForecaster {
    stages = List.copyOf(stages);
    Checks.within("window", window, 1, MOST);
    Checks.within("horizon", horizon, 1, MOST);
    Checks.that(Double.isFinite(mean) && unit > 0 && Double.isFinite(unit))
        .or(
            "the series that trained must have a finite mean and a deviation above 0;"
                + " got %s and %s",
            mean, unit);
    for (FilterStage stage : stages) {
      RandomFilter filter = stage.filter();
      Checks.not(filter.steps() != window || filter.signals() != 1 || stage.outputs() != horizon)
          .or(
              "filters must be of %s steps of 1 signal, for %s values; got %s, %s and %s",
              window, horizon, filter.steps(), filter.signals(), stage.outputs());
    }
  }

  /**
   * The values of an array from some place on.
   *
   * @param values oldest first, in units of the series, at least H, of which the last H count
   * @return {@code [horizon]}
   * @throws InvalidDataException if there are fewer, or one is not a finite number
   */
  public double[] forecast(double... values) {
    Checks.not(values.length < window, InvalidDataException::new)
        .or("a window takes %s values; got %s", window, values.length);
    float[] x = new float[window];
    for (int t = 0; t < window; t++) {
      x[t] = standardised(values[values.length - window + t]);
    }
    return behind(x);
  }

  /** A stream that has seen no value. */
  public FilterStream newStream() {
    return new FilterStream(this);
  }

  /** A value as filters see it, refused where it is not a finite number. */
  float standardised(double value) {
    float z = (float) ((value - mean) / unit);
    if (!Float.isFinite(z)) {
      throw new InvalidDataException(
          ("a value must be a finite number that is not too far from the mean %s (std %s) of"
                  + " the series that trained; got %s")
              .formatted(mean, unit, value));
    }
    return z;
  }

  /** What follows a window of standardised values. */
  double[] behind(float[] x) {
    double[] left = new double[horizon];
    for (FilterStage stage : stages) {
      stage.takeOff(x, 1, left);
    }
    for (int k = 0; k < horizon; k++) {
      left[k] = mean - unit * left[k];
    }
    return left;
  }
}

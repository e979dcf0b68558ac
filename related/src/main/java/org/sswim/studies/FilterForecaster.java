package org.sswim.studies;

import java.nio.file.Path;
import java.util.List;
import org.sswim.series.InvalidSeriesException;

/**
 * Forecasts a series by a sum of random filters that squash and smooth its last H values,
 *
 * <pre>
 *   y = mean + unit sum_i f_i((x - mean) / unit) beta_i
 * </pre>
 *
 * <p>as {@code algorithms run esm-runs --save} keeps them. {@link #newStream} takes values one at a
 * time. Safe for use by several threads at once.
 *
 * @see RandomFilter
 * @see <a href="https://arxiv.org/abs/2002.00717">Zhang, He and Bao 2021</a>
 */
public final class FilterForecaster {
  private final int window;
  private final int horizon;
  private final float mean;
  private final float unit;
  private final List<FilterStage> stages;

  private FilterForecaster(StudyModel model) {
    window = model.number(FilterFormat.WINDOW);
    horizon = model.number(FilterFormat.HORIZON);
    mean = FilterFormat.scale(model)[0];
    unit = FilterFormat.scale(model)[1];
    stages = FilterFormat.stages(model);
    if (!(unit > 0)) {
      throw new IllegalArgumentException(
          "the deviation of the series that trained must be above 0; got " + unit);
    }
  }

  /**
   * The forecaster of a model.
   *
   * @throws IllegalArgumentException if the model is no such forecaster
   */
  public static FilterForecaster of(StudyModel model) {
    return new FilterForecaster(model);
  }

  /**
   * The forecaster of a file.
   *
   * @throws org.sswim.model.InvalidModelException if the file cannot be read, is damaged or holds
   *     no random filters
   */
  public static FilterForecaster read(Path file) {
    return new FilterForecaster(new FilterFormat().read(file));
  }

  /** H, values that a forecast sees. */
  public int window() {
    return window;
  }

  /** Values of a forecast. */
  public int horizon() {
    return horizon;
  }

  /**
   * The values behind others.
   *
   * @param values oldest first, in units of the series, at least H, of which the last H count
   * @return {@code [horizon]}
   * @throws InvalidSeriesException if there are fewer, or one is no finite number
   */
  public double[] forecast(double... values) {
    if (values.length < window) {
      throw new InvalidSeriesException(
          "a window takes " + window + " values; got " + values.length);
    }
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

  /** A value as filters see it, refused where it is no finite number. */
  float standardised(double value) {
    float z = (float) ((value - mean) / unit);
    if (!Float.isFinite(z)) {
      throw new InvalidSeriesException(
          "a value must be a finite number that is not too far from the mean "
              + mean
              + " (std "
              + unit
              + ") of the series that trained; got "
              + value);
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

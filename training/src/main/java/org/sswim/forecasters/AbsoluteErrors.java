package org.sswim.forecasters;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

/**
 * Absolute errors of the forecasts from rolling origins, standardised on the forecaster's scale, by
 * lead and channel: what conformal intervals are made and checked with.
 *
 * <p>The error of a value that was not observed is NaN and counts nowhere.
 *
 * <p>Origins are one row apart, or so many that at most {@value #MOST_VALUES} errors are held.
 *
 * @param columns number of leads times channels
 * @param origins number of origins
 * @param stride rows between origins
 * @param errors {@code [columns][origins]}, a column being a lead of a channel, ordered by lead
 */
public record AbsoluteErrors(int columns, int channels, int origins, int stride, float[] errors) {
  private static final int MOST_VALUES = 1 << 24;

  private static AbsoluteErrors none(SampleRange range, int horizon, int channels) {
    int columns = Math.multiplyExact(horizon, channels);
    int stride =
        (int) Math.max(1, ((long) range.count() * columns + MOST_VALUES - 1) / MOST_VALUES);
    int origins = (range.count() + stride - 1) / stride;
    float[] errors = new float[Math.multiplyExact(columns, origins)];
    return new AbsoluteErrors(columns, channels, origins, stride, errors);
  }

  /**
   * The errors of a forecaster.
   *
   * @param range windows from which it forecasts, each with O rows after it
   * @param horizon O
   */
  public static AbsoluteErrors of(
      BlockForecaster forecaster,
      WindowedSeries series,
      SampleRange range,
      int horizon,
      Workers workers) {
    AbsoluteErrors all = none(range, horizon, series.channels());
    OutputScale scale = forecaster.scale();
    int width = all.channels;
    forecaster.visit(
        series,
        range,
        all.stride,
        horizon,
        workers,
        (window, column, channel, observed, forecast) -> {
          // As it was given: the bound of an outlier that is seen may stand for it.
          float truth =
              series.truth()[(window + series.window() + column / width) * width + channel];
          int origin = (window - range.start()) / all.stride;
          all.errors[column * all.origins + origin] =
              Double.isNaN(observed) ? Float.NaN : (float) scale.distance(channel, truth, forecast);
        });
    return all;
  }

  /**
   * The errors of a model.
   *
   * @param series the model's channels, in its order
   * @param range windows from which it forecasts, each with O rows after it
   */
  public static AbsoluteErrors of(ForecastModel model, TimeSeries series, SampleRange range) {
    int horizon = model.spec().horizon();
    AbsoluteErrors all = none(range, horizon, series.channels());
    StreamingForecaster forecaster = new StreamingForecaster(model);
    TimeSeries passed = model.screened(series);
    boolean windowed = model.spec().semantics() == Semantics.WINDOWED;
    TimeSeries own = model.select(series);
    double[] forecast = new double[all.columns];
    int last = range.start() + (all.origins - 1) * all.stride + model.spec().window() - 1;
    for (int r = windowed ? range.start() : 0; r <= last; r++) {
      forecaster.push(own, r);
      int window = r - model.spec().window() + 1 - range.start();
      if (window >= 0 && window % all.stride == 0) {
        forecaster.forecast(forecast);
        for (int column = 0; column < all.columns; column++) {
          int channel = column % all.channels;
          int row = r + 1 + column / all.channels;
          double error =
              model.standardizer().distance(channel, series.value(row, channel), forecast[column]);
          boolean observed = passed.observed(row, channel);
          all.errors[column * all.origins + window / all.stride] =
              observed ? (float) error : Float.NaN;
        }
      }
    }
    return all;
  }

  /** Lead of a column, 1 for the first. */
  public int lead(int column) {
    return column / channels + 1;
  }

  public float error(int column, int origin) {
    return errors[column * origins + origin];
  }

  /**
   * The half-width of a conformal interval: the {@code ceil((n + 1) level / 100)}-th smallest of n
   * errors. It is the smallest where that number is below 1, the largest where it is beyond n.
   *
   * @param rising the errors, at least one
   * @param level in per cent
   */
  public static float halfWidth(double[] rising, double level) {
    int rank = (int) Math.ceil((rising.length + 1) * level / 100 - 1e-9);
    return (float) rising[Math.max(1, Math.min(rank, rising.length)) - 1];
  }

  /**
   * Conformal intervals, per lead and channel.
   *
   * @param levels in per cent, rising
   * @throws InvalidDataException if a lead of a channel has no error at all
   */
  public Intervals intervals(List<Double> levels) {
    return intervals(levels, origin -> true);
  }

  /** The errors of a column from some of the origins, but for those of values not observed. */
  public DoubleStream known(int column, IntPredicate chosen) {
    return IntStream.range(0, origins)
        .filter(chosen)
        .mapToDouble(origin -> error(column, origin))
        .filter(error -> !Double.isNaN(error));
  }

  /** Intervals from some of the origins, at least one of which has an error in each column. */
  public Intervals intervals(List<Double> levels, IntPredicate chosen) {
    float[] halfWidths = new float[levels.size() * columns];
    for (int column = 0; column < columns; column++) {
      double[] own = known(column, chosen).sorted().toArray();
      Checks.that(own.length != 0, Problem.NO_ERRORS::of)
          .or(
              "prediction intervals need an observed value of every channel at every lead in the"
                  + " windows that are left out; channel number %s has none at +%s",
              column % channels + 1, lead(column));
      for (int l = 0; l < levels.size(); l++) {
        halfWidths[l * columns + column] = halfWidth(own, levels.get(l));
      }
    }
    return new Intervals(levels, halfWidths);
  }
}

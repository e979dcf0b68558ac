package org.sswim.forecasters;

import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueTransform;

/**
 * Puts the bias of forecasts right that were made on another scale T. What a least-squares forecast
 * f of t = T(x) becomes lies about the median, below the mean. The shift s of every lead and channel
 * comes from errors e = t - f of windows that the weights have not seen. Of these errors their
 * spread counts and not their mean, because a level that moved meanwhile need not stay:
 *
 * <pre>
 *   log(1 + x):   s = log(mean exp(t) / mean exp(f)) - mean(exp(f) e) / mean exp(f)
 *   sqrt(x):      s = sqrt((mean f)^2 + var e) - mean f
 * </pre>
 *
 * <p>For logarithms it is Duan's mean of exp(residual), each residual weighed by exp(f). So errors
 * of small values, which the logarithm stretches, do not decide about large ones.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1983.10478017">Duan 1983, Smearing estimate</a>
 */
final class Smearing {
  private final Standardizer standardizer;
  private final double[] values;
  private final double[] forecasts;
  private final double[] errors;
  private final double[] squares;
  private final long[] count;

  private Smearing(Standardizer standardizer, int columns) {
    this.standardizer = standardizer;
    values = new double[columns];
    forecasts = new double[columns];
    errors = new double[columns];
    squares = new double[columns];
    count = new long[columns];
  }

  /**
   * The corrections of standardised forecasts, {@code [horizon][channels]}; of length 0 where
   * values are modelled as they are.
   *
   * @param range windows that the forecasts' weights have not seen
   */
  static float[] correction(
      LinearForecaster made,
      WindowedSeries windows,
      Standardizer standardizer,
      SampleRange range,
      int stride,
      Workers workers) {
    if (standardizer.transform() == ValueTransform.NONE) {
      return new float[0];
    }
    Smearing sums = new Smearing(standardizer, made.readout().outputs() * windows.lanes());
    int horizon = made.readout().outputs() / windows.signals();
    made.visit(
        windows,
        range,
        stride,
        horizon,
        workers,
        (window, column, channel, truth, forecast) -> sums.add(column, channel, truth, forecast));
    float[] correction = new float[sums.values.length];
    for (int column = 0; column < correction.length; column++) {
      double shift = sums.shift(column);
      int channel = column % windows.channels();
      // Nothing was observed, or forecasts are beyond all bounds.
      correction[column] = Double.isFinite(shift) ? (float) (shift / standardizer.std(channel)) : 0;
    }
    return correction;
  }

  private double shift(int column) {
    double error = errors[column] / count[column];
    double mean = forecasts[column] / count[column];
    if (standardizer.transform() == ValueTransform.LOG1P) {
      return Math.log(values[column] / forecasts[column]) - error / mean;
    }
    double spread = squares[column] / count[column] - error * error;
    return Math.sqrt(mean * mean + Math.max(0, spread)) - mean;
  }

  private void add(int column, int channel, double truth, double forecast) {
    if (Double.isNaN(truth)) {
      return;
    }
    double own = standardizer.level(channel, truth);
    double level = standardizer.level(channel, forecast);
    boolean log = standardizer.transform() == ValueTransform.LOG1P;
    double weight = log ? Math.exp(level) : 1;
    values[column] += log ? Math.exp(own) : own;
    forecasts[column] += log ? weight : level;
    errors[column] += weight * (own - level);
    squares[column] += (own - level) * (own - level);
    count[column]++;
  }
}

package org.sswim.forecasters;

import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueTransform;

/**
 * Puts the bias of forecasts right that were made on another scale T. What a least-squares forecast
 * f of t = T(x) becomes lies about the median, below the mean. The shift s of every lead and
 * channel comes from the errors e = t - f of windows that the weights have not seen:
 *
 * <pre>
 *   log(1 + x):   s = log(sum exp(t) / sum exp(f)) - m + c m,   m = sum exp(f) e / sum exp(f)
 *   sqrt(x):      s = sqrt((mean f)^2 + var e) - mean f + c m,  m = mean e
 * </pre>
 *
 * <p>Without c m it is the bias that the spread of the errors makes. For logarithms that is Duan's
 * mean of exp(residual), each residual weighed by exp(f). So errors of small values, which the
 * logarithm stretches, do not decide about large ones. The mean error m may be luck, where a level
 * has moved for a while. It counts as far as neighbouring sets of windows agree on it: c is the
 * positive part of Stein's factor, {@code max(0, 1 - (standard error of m)^2 / m^2)}.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1983.10478017">Duan 1983, Smearing estimate</a>
 */
final class Smearing {
  private final Standardizer standardizer;
  private final double[] values;
  private final double[] forecasts;
  private final double[] squares;
  private final long[] count;

  /** Errors and their weights, {@code [sets][columns]}. */
  private final double[][] errors;

  private final double[][] weights;

  private Smearing(Standardizer standardizer, int sets, int columns) {
    this.standardizer = standardizer;
    values = new double[columns];
    forecasts = new double[columns];
    squares = new double[columns];
    count = new long[columns];
    errors = new double[sets][columns];
    weights = new double[sets][columns];
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
    List<SampleRange> sets = FitSplit.sets(range);
    int columns = made.readout().outputs() * windows.lanes();
    Smearing sums = new Smearing(standardizer, sets.size(), columns);
    int horizon = made.readout().outputs() / windows.signals();
    for (int s = 0; s < sets.size(); s++) {
      int set = s;
      made.visit(
          windows,
          sets.get(s),
          stride,
          horizon,
          workers,
          (window, column, channel, truth, forecast) ->
              sums.add(set, column, channel, truth, forecast));
    }
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
    double[] means = new double[errors.length];
    double error = 0;
    double weight = 0;
    for (int s = 0; s < means.length; s++) {
      means[s] = errors[s][column] / weights[s][column];
      error += errors[s][column];
      weight += weights[s][column];
    }
    double shift;
    if (standardizer.transform() == ValueTransform.LOG1P) {
      shift = Math.log(values[column] / forecasts[column]) - error / weight;
    } else {
      double mean = forecasts[column] / count[column];
      double spread = squares[column] / count[column] - error / weight * (error / weight);
      shift = Math.sqrt(mean * mean + Math.max(0, spread)) - mean;
    }
    return shift + sure(means);
  }

  /** The mean of means of sets, as far as they agree on it. */
  private static double sure(double[] means) {
    double mean = Arrays.stream(means).average().orElse(0);
    double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
    double doubt = squares / (means.length - 1) / means.length / (mean * mean);
    return doubt < 1 ? mean * (1 - doubt) : 0;
  }

  private void add(int set, int column, int channel, double truth, double forecast) {
    if (Double.isNaN(truth)) {
      return;
    }
    double own = standardizer.level(channel, truth);
    double level = standardizer.level(channel, forecast);
    boolean log = standardizer.transform() == ValueTransform.LOG1P;
    double weight = log ? Math.exp(level) : 1;
    values[column] += log ? Math.exp(own) : own;
    forecasts[column] += log ? weight : level;
    errors[set][column] += weight * (own - level);
    weights[set][column] += weight;
    squares[column] += (own - level) * (own - level);
    count[column]++;
  }
}

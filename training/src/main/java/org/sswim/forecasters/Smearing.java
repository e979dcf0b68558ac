package org.sswim.forecasters;

import org.sswim.samples.SampleRange;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueTransform;

/**
 * Puts the bias of forecasts right that were made on the scale of log(1 + x). What a least-squares
 * forecast f of {@code log(1 + x)} becomes, exp(f) - 1, lies about the median, below the mean. By
 * how much is read from windows that its weights have not seen: with the factor
 *
 * <pre>
 *   S_kc = sum_i (1 + x_ikc) / sum_i exp(f_ikc)
 * </pre>
 *
 * over the windows i the mean of the forecasts {@code S exp(f) - 1} of lead k and channel c is that
 * of the values. On the standardised scale this adds {@code log(S_kc) / std_c}. It is Duan's mean
 * of exp(residual), each residual weighed by exp(f), so that errors of small values, which the
 * logarithm stretches, do not decide about large ones.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1983.10478017">Duan 1983, Smearing estimate</a>
 */
final class Smearing {
  private final Standardizer standardizer;
  private final double[] values;
  private final double[] forecasts;

  private Smearing(Standardizer standardizer, int columns) {
    this.standardizer = standardizer;
    values = new double[columns];
    forecasts = new double[columns];
  }

  /**
   * The corrections of standardised forecasts, {@code [horizon][channels]}; of length 0 where
   * values are modelled as they are.
   *
   * @param range windows that the forecasts' weights have not seen
   * @param horizon O
   */
  static float[] correction(
      LinearForecasts made, Standardizer standardizer, SampleRange range, int stride, int horizon) {
    if (standardizer.transform() == ValueTransform.NONE) {
      return new float[0];
    }
    Smearing sums = new Smearing(standardizer, horizon * made.windows().channels());
    made.visit(range, stride, sums::add);
    float[] correction = new float[sums.values.length];
    for (int column = 0; column < correction.length; column++) {
      double shift = Math.log(sums.values[column] / sums.forecasts[column]);
      int channel = column % made.windows().channels();
      // Nothing was observed, or forecasts are beyond all bounds.
      correction[column] = Double.isFinite(shift) ? (float) (shift / standardizer.std(channel)) : 0;
    }
    return correction;
  }

  private void add(int column, int channel, double truth, double forecast) {
    values[column] += Math.exp(standardizer.level(channel, truth));
    forecasts[column] += Math.exp(standardizer.level(channel, forecast));
  }
}

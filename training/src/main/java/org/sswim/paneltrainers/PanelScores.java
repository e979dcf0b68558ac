package org.sswim.paneltrainers;

import java.util.function.DoubleBinaryOperator;

/**
 * Errors of forecasts of one series, f against y over O leads.
 *
 * <pre>
 *   sMAPE = mean 200 |y - f| / (|y| + |f|)       in per cent; 0 where both are 0
 *   MASE  = mean |y - f| / q                     q = mean |y(t) - y(t - m)| over the training rows
 *   RMSSE = sqrt(mean (y - f)^2 / r)             r = mean (y(t) - y(t - m))^2 over the training rows
 *   OWA   = (sMAPE / sMAPE of Naive2 + MASE / MASE of Naive2) / 2, of means over series
 * </pre>
 *
 * <p>Leads without truth do not count.
 *
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2019.04.014">Makridakis, Spiliotis and
 *     Assimakopoulos 2020, The M4 Competition</a>
 */
public final class PanelScores {
  private PanelScores() {}

  /** sMAPE in per cent; NaN without truth. */
  public static double smape(double[] truth, double[] forecast) {
    return smape(truth, forecast, 0);
  }

  /**
   * The same with denominators of at least so much.
   *
   * @param least at least 0
   */
  static double smape(double[] truth, double[] forecast, double least) {
    return mean(
        truth,
        forecast,
        (y, f) -> {
          double size = Math.max(least, Math.abs(y) + Math.abs(f));
          return size > 0 ? 200 * Math.abs(y - f) / size : 0;
        });
  }

  /** Mean absolute error; NaN without truth. */
  public static double mae(double[] truth, double[] forecast) {
    return mean(truth, forecast, (y, f) -> Math.abs(y - f));
  }

  /** Mean squared error; NaN without truth. */
  public static double mse(double[] truth, double[] forecast) {
    return mean(truth, forecast, (y, f) -> (y - f) * (y - f));
  }

  /** The mean error of what was observed. */
  private static double mean(double[] truth, double[] forecast, DoubleBinaryOperator error) {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < truth.length; k++) {
      if (!Double.isNaN(truth[k])) {
        sum += error.applyAsDouble(truth[k], forecast[k]);
        count++;
      }
    }
    return sum / count;
  }

  /**
   * q, the mean absolute difference between rows a season apart; between neighbours where the
   * series is no longer than a season; NaN without any two.
   */
  public static double seasonalDifference(double[] values, int season) {
    return difference(values, values.length > season ? season : 1, false);
  }

  /** r, the same with squares. */
  public static double seasonalSquare(double[] values, int season) {
    return difference(values, values.length > season ? season : 1, true);
  }

  private static double difference(double[] values, int lag, boolean square) {
    double sum = 0;
    int count = 0;
    for (int t = lag; t < values.length; t++) {
      double change = values[t] - values[t - lag];
      if (!Double.isNaN(change)) {
        sum += square ? change * change : Math.abs(change);
        count++;
      }
    }
    return sum / count;
  }
}

package org.sswim.evaluation;

import java.util.Locale;

/**
 * Measures beside those of {@link Metrics} that many papers print.
 *
 * <pre>
 *   RMSE = sqrt(mean (f - y)^2)
 *   MAPE = mean 100 |f - y| / |y|         in per cent; where y is 0 it does not count
 *   MASE = mean |f - y| / q               q = mean |y(t) - y(t - m)| of the channel, training rows
 * </pre>
 *
 * <p>Values are on the scale of the table, so MAPE says something on the original scale only.
 */
enum UsualMetric implements Metric {
  /** Root mean squared error. */
  RMSE,
  /** Mean absolute percentage error. */
  MAPE,
  /** Mean absolute error, scaled by that of the seasonal naive forecast. */
  MASE;

  /** The error of a value; NaN where it does not count. */
  private double error(double truth, double forecast, double change) {
    return switch (this) {
      case RMSE -> (forecast - truth) * (forecast - truth);
      case MAPE -> truth == 0 ? Double.NaN : 100 * Math.abs(forecast - truth) / Math.abs(truth);
      case MASE -> change > 0 ? Math.abs(forecast - truth) / change : Double.NaN;
    };
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Sum sum(int channels) {
    return sum(new double[channels]);
  }

  @Override
  public Sum sum(double... change) {
    return new Sum() {
      private double sum;
      private long count;

      @Override
      public void add(int channel, double[] truth, double[] forecast) {
        for (int k = 0; k < truth.length; k++) {
          double error = error(truth[k], forecast[k], change[channel]);
          if (!Double.isNaN(error)) {
            sum += error;
            count++;
          }
        }
      }

      @Override
      public double value() {
        return UsualMetric.this == RMSE ? Math.sqrt(sum / count) : sum / count;
      }
    };
  }
}

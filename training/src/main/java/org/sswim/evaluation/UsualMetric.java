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
  RMSE {
    @Override
    double error(double truth, double forecast, double change) {
      return (forecast - truth) * (forecast - truth);
    }

    @Override
    double value(double mean) {
      return Math.sqrt(mean);
    }
  },
  /** Mean absolute percentage error. */
  MAPE {
    @Override
    double error(double truth, double forecast, double change) {
      return truth == 0 ? Double.NaN : 100 * Math.abs(forecast - truth) / Math.abs(truth);
    }
  },
  /** Mean absolute error, scaled by that of the seasonal naive forecast. */
  MASE {
    @Override
    double error(double truth, double forecast, double change) {
      return change > 0 ? Math.abs(forecast - truth) / change : Double.NaN;
    }
  };

  /** The error of a value; NaN where it does not count. */
  abstract double error(double truth, double forecast, double change);

  /** What the mean of the errors says. */
  double value(double mean) {
    return mean;
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
        return UsualMetric.this.value(sum / count);
      }
    };
  }
}

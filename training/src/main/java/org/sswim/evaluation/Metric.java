package org.sswim.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sswim.options.Named;

/**
 * A measure of forecasts beside those of {@link Metrics}, which a jar on the class path adds by
 * naming its class in {@code META-INF/services/org.sswim.evaluation.Metric}.
 *
 * <p>A metric is stateless and may be asked by several threads at once.
 */
public interface Metric extends Named {

  /** Whether the row with the least value is best; else that with the largest. */
  default boolean lowerIsBetter() {
    return true;
  }

  /**
   * A sum without windows.
   *
   * @param channels number of channels of the series
   */
  Sum sum(int channels);

  /**
   * A sum without windows, where training rows are known.
   *
   * @param change of each channel from season to season, the mean absolute one over the training
   *     rows, on the scale of the table: {@code [channels]}
   */
  default Sum sum(double... change) {
    return sum(change.length);
  }

  /** All that there are: RMSE, MAPE, MASE, and those of jars. */
  static List<Metric> all() {
    return Stream.concat(Stream.of(Usual.values()), Named.found(Metric.class).stream()).toList();
  }

  /**
   * What a metric has seen of the windows of one model and horizon. Used by one thread; windows
   * come in the same order in every run.
   */
  interface Sum {
    /**
     * Adds a channel of a window. Both are on the scale of the table, see {@link MetricScale}. A
     * metric without a unit divides by a quantity of the same unit.
     *
     * @param truth what came, by lead; NaN where that was not observed: {@code [horizon]}
     * @param forecast by lead: {@code [horizon]}
     */
    void add(int channel, double[] truth, double[] forecast);

    /** The value over all windows so far; NaN where it has none. */
    double value();
  }

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
  enum Usual implements Metric {
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
          return Usual.this == RMSE ? Math.sqrt(sum / count) : sum / count;
        }
      };
    }
  }
}

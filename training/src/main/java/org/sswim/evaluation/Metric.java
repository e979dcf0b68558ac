package org.sswim.evaluation;

import java.util.List;
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
    return Stream.concat(Stream.of(UsualMetric.values()), Named.found(Metric.class).stream())
        .toList();
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
}

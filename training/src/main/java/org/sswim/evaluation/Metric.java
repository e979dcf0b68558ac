package org.sswim.evaluation;

import java.util.List;
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

  /** All that there are. */
  static List<Metric> all() {
    return Named.found(Metric.class);
  }

  /**
   * What a metric has seen of the windows of one model and horizon. Used by one thread; windows
   * come in the same order in every run.
   */
  interface Sum {
    /**
     * Adds a channel of a window. Both are on the scale of the table, see {@link MetricScale}; a
     * metric that is to have no unit divides by what has the same.
     *
     * @param truth what came, by lead; NaN where that was not observed: {@code [horizon]}
     * @param forecast by lead: {@code [horizon]}
     */
    void add(int channel, double[] truth, double[] forecast);

    /** The value over all windows so far; NaN where it has none. */
    double value();
  }
}

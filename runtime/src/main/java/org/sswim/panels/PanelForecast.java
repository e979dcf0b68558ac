package org.sswim.panels;

import java.util.Arrays;
import org.sswim.forecasting.Bounds;

/**
 * A forecast of one series.
 *
 * @param point {@code [horizon]}
 * @param lower lower bounds of intervals: {@code [levels][horizon]}
 * @param upper upper bounds: {@code [levels][horizon]}
 */
public record PanelForecast(double[] point, double[][] lower, double[][] upper) {

  /** The same moved to within bounds of one channel; changes this one. */
  public PanelForecast within(Bounds bounds) {
    clip(bounds, point);
    clip(bounds, lower);
    clip(bounds, upper);
    return this;
  }

  /** The same with zeros for what counts as 0; changes this one. */
  public PanelForecast zeroed(ZeroZone zone) {
    Arrays.setAll(point, k -> zone.of(point[k]));
    for (double[] ends : lower) {
      Arrays.setAll(ends, k -> zone.of(ends[k]));
    }
    return this;
  }

  private static void clip(Bounds bounds, double[]... all) {
    for (double[] values : all) {
      Arrays.setAll(values, k -> bounds.clip(0, values[k]));
    }
  }
}

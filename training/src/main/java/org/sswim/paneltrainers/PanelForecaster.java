package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;

/**
 * A forecaster that was fitted to a panel.
 *
 * @param forecasts the rows after the last row of every series, in the order of the panel
 * @param fit the fitted model; null for forecasters without a model
 */
public record PanelForecaster(Function<Panel, PanelForecast[]> forecasts, @Nullable PanelFit fit) {

  /**
   * A forecaster without intervals.
   *
   * @param forecasts the rows after the last row of every series: {@code [series][horizon]}
   */
  public static PanelForecaster of(Function<Panel, double[][]> forecasts) {
    double[][] none = {};
    return new PanelForecaster(
        panel ->
            Arrays.stream(forecasts.apply(panel))
                .map(point -> new PanelForecast(point, none, none))
                .toArray(PanelForecast[]::new),
        null);
  }

  /** A network. */
  static PanelForecaster of(PanelFit fit, Workers workers) {
    return new PanelForecaster(
        panel -> PanelComparison.forecasts(fit.model(), panel, workers), fit);
  }
}

package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;

/** A forecaster that was fitted to a panel. */
@FunctionalInterface
public interface PanelForecaster {
  /** Forecasts the rows after the last row of every series, in the order of the panel. */
  PanelForecast[] forecasts(Panel panel);

  /** The fitted model; null for forecasters without a model. */
  default @Nullable PanelFit fit() {
    return null;
  }

  /**
   * A forecaster without intervals.
   *
   * @param forecasts the rows after the last row of every series: {@code [series][horizon]}
   */
  static PanelForecaster of(Function<Panel, double[][]> forecasts) {
    double[][] none = {};
    return panel ->
        Arrays.stream(forecasts.apply(panel))
            .map(point -> new PanelForecast(point, none, none))
            .toArray(PanelForecast[]::new);
  }

  /** A network. */
  static PanelForecaster of(PanelFit fit, Workers workers) {
    return new PanelForecaster() {
      @Override
      public PanelForecast[] forecasts(Panel panel) {
        return PanelComparison.forecasts(fit.model(), panel, workers);
      }

      @Override
      public PanelFit fit() {
        return fit;
      }
    };
  }
}

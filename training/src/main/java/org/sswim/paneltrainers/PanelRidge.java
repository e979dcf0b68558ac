package org.sswim.paneltrainers;

import java.util.stream.IntStream;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelView;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.training.FitProgress;

/**
 * One linear map of windows for all series, on the view that S-SWIM's first member has.
 *
 * @param plan what windows see
 * @param options of the training
 * @param inputs what is seen beside values
 * @param layout of the windows
 * @param readout the map
 * @param workers share the work
 */
record PanelRidge(
    PanelPlan plan,
    PanelOptions options,
    PanelInputs inputs,
    WindowLayout layout,
    LinearReadout readout,
    Workers workers) {

  /** Fits the map to all series of a panel. */
  static PanelRidge fit(Panel given, int horizon, PanelOptions options, Workers workers) {
    Panel panel = PanelTrainer.seen(given, options);
    PanelCensus census = PanelCensus.of(panel);
    PanelRequirements.require(census, horizon, panel.frequency());
    Panel sample = PanelTrainer.sample(panel, options.seed());
    PanelInputs inputs = PanelInputs.of(panel);
    PanelPlan plan =
        new PanelSearch(sample, inputs, census.least(), horizon, options, workers)
            .search(FitProgress.NONE);
    PanelView view = plan.views().get(0);
    PanelData data = PanelData.of(panel, plan.transform(), null, inputs, workers);
    Origins origins = Origins.of(panel, horizon, view.window(), options);
    PanelWindows windows = new PanelWindows(data, origins, view, null);
    FeatureMap map = new RawFeatures(windows.steps(), windows.signals(), 0, windows.context());
    FittedReadout readout = PanelSearch.linear(windows, map, 1, workers);
    return new PanelRidge(
        plan, options, data.inputs(), origins.layout(), LinearReadout.of(map, readout), workers);
  }

  /** Forecasts what follows the last row of every series: {@code [series][horizon]}. */
  double[][] forecasts(Panel given) {
    Panel panel = PanelTrainer.seen(given, options);
    int n = panel.size();
    PanelData data = PanelData.ofUnit(panel, plan.transform(), null, inputs, workers);
    int[] series = IntStream.range(0, n).toArray();
    int[] end = IntStream.range(0, n).map(panel::rows).toArray();
    Origins last = new Origins(layout, series, end, n, new int[0]);
    PanelWindows windows = new PanelWindows(data, last, plan.views().get(0), null);
    double[][] forecasts = new double[n][readout.outputs()];
    workers.each(
        n,
        readout::forWorker,
        (own, i) -> {
          double[] out = forecasts[i];
          own.write(windows, new SampleBlock(0, i, 1, 1), out);
          for (int k = 0; k < out.length; k++) {
            out[k] = plan.transform().invert(windows.forecast(i, k + 1, out[k]));
          }
        });
    return forecasts;
  }
}

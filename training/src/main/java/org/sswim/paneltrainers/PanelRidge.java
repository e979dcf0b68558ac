package org.sswim.paneltrainers;

import java.util.List;
import org.sswim.features.RawFeatures;
import org.sswim.features.SkipShape;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelView;
import org.sswim.readout.FittedReadout;
import org.sswim.training.FitProgress;

/** One linear map of windows for all series, on the view that S-SWIM's first member has. */
final class PanelRidge {
  private PanelRidge() {}

  /** Fits the map to all series of a panel. */
  static PanelFit fit(
      Panel given, int horizon, PanelOptions options, Workers workers, FitProgress progress) {
    Panel panel = PanelTrainer.seen(SeriesOrder.sorted(given, options.seed()), options);
    PanelCensus census = PanelCensus.of(panel);
    PanelRequirements.require(census, horizon, panel.frequency());
    Panel sample = PanelTrainer.sample(panel, options.seed());
    PanelInputs inputs = PanelInputs.of(panel);
    PanelPlan plan =
        new PanelSearch(sample, inputs, census.least(), horizon, options, workers).plan(progress);
    PanelView view = plan.views().get(0);
    PanelData data = PanelData.of(panel, plan.transform(), null, inputs, workers);
    Origins origins = Origins.of(panel, horizon, view.window(), options);
    PanelWindows windows = new PanelWindows(data, origins, view, null);
    RawFeatures map = new RawFeatures(windows.steps(), windows.signals(), 0, windows.context());
    // Where a day that no series has follows all windows that choose, parts of the others do.
    boolean chosen =
        PanelRequirements.observed(panel, origins, origins.train(), origins.count()) > 0;
    int blocks = chosen ? 1 : PanelLayout.GROUPS;
    FittedReadout readout = PanelSearch.linear(windows, map, blocks, workers);
    PanelFold fold = PanelFold.of(data, origins);
    double[][] unseen = fold.forecasts(view, origins.layout(), map, readout, j -> 0, workers);
    PanelModel model =
        plan.model(
                options,
                census,
                data,
                sample,
                KnownSeries.of(given),
                List.of(new PanelMember(view, network(map, readout))))
            .with(options.levels(), fold.widths(view, origins.layout(), unseen, options.levels()));
    return new PanelFit(model, origins.train(), fold.lastError(unseen, workers));
  }

  /** Skip connections alone, beside a neuron that is silent, as a network has a hidden layer. */
  private static SpikingNetwork network(RawFeatures map, FittedReadout readout) {
    Kernel kernel = Kernels.all().get(0);
    InputLayer input = new InputLayer(map.signals(), 1, map.ahead());
    float[] one = {1};
    SpikingLayer silent = SpikingLayer.of(kernel, new float[input.width()], new float[] {-1});
    float[] bias = readout.intercept();
    return new SpikingNetwork(
        new HiddenNetwork(input, List.of(silent), new ReadoutBanks(kernel, new int[1], one)),
        new Readout(new float[bias.length], bias),
        new SkipShape(map.steps(), 0, map.ahead())
            .synapses(readout.weights(), 0, map.signals(), bias.length));
  }
}

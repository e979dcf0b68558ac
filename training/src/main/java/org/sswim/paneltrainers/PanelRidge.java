package org.sswim.paneltrainers;

import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelScreen;
import org.sswim.panels.PanelView;
import org.sswim.panels.SeriesInputs;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.series.OutlierPolicy;
import org.sswim.training.FitProgress;

/** One linear map of windows for all series, on the view that S-SWIM's first member has. */
final class PanelRidge {
  private final PanelPlan plan;
  private final PanelView view;
  private final PanelInputs inputs;
  private final int context;
  private final int season;
  private final boolean screened;
  private final LinearReadout readout;
  private final Workers workers;

  private PanelRidge(
      PanelPlan plan,
      PanelInputs inputs,
      int context,
      int season,
      boolean screened,
      LinearReadout readout,
      Workers workers) {
    this.plan = plan;
    view = plan.views().get(0);
    this.inputs = inputs;
    this.context = context;
    this.season = season;
    this.screened = screened;
    this.readout = readout;
    this.workers = workers;
  }

  /** Fits a map. */
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
        plan,
        data.inputs(),
        windows.context(),
        panel.frequency().season(),
        options.outliers() == OutlierPolicy.AUTO,
        LinearReadout.of(map, readout),
        workers);
  }

  /** Forecasts for every series: {@code [series][horizon]}. */
  double[][] forecasts(Panel panel) {
    double[][] forecasts = new double[panel.size()][];
    workers.inOrder(
        forecasts.length,
        Integer.MAX_VALUE,
        readout::forWorker,
        (own, i) -> {
          double[] all = panel.values(i);
          double[] seen = screened ? PanelScreen.of(all).values() : all;
          float[] z = PanelHistory.of(seen, plan.transform(), season);
          float scale = view.scale(z, z.length);
          double[] out = new double[own.outputs()];
          own.write(
              new Last(this, z, inputs.of(panel, i), out.length), new SampleBlock(0, 0, 1, 1), out);
          for (int k = 0; k < out.length; k++) {
            double far = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, out[k]));
            out[k] = plan.transform().invert(z[view.referenceRow(z.length, k + 1)] + scale * far);
          }
          forecasts[i] = out;
        },
        (own, i) -> {});
    return forecasts;
  }

  /** The last window of a series. */
  private static final class Last implements Samples {
    private final PanelView view;
    private final PanelInputs inputs;
    private final int context;
    private final float[] z;
    private final SeriesInputs beside;
    private final int horizon;
    private final float level;
    private final float scale;

    Last(PanelRidge ridge, float[] z, SeriesInputs beside, int horizon) {
      view = ridge.view;
      inputs = ridge.inputs;
      context = ridge.context;
      this.z = z;
      this.beside = beside;
      this.horizon = horizon;
      level = view.level(z, z.length);
      scale = view.scale(z, z.length);
    }

    @Override
    public int lanes() {
      return 1;
    }

    @Override
    public int places() {
      return 1;
    }

    @Override
    public int steps() {
      return view.steps();
    }

    @Override
    public int signals() {
      return inputs.signals(view);
    }

    @Override
    public int context() {
      return context;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      int at = step * view.step() + signal % view.step();
      return signal < view.step()
          ? view.seen(z, z.length, at, level, scale)
          : beside.signal(view, z.length, at, signal / view.step() - 1);
    }

    @Override
    public float context(int lane, int place, int step, int input) {
      return input < inputs.context(horizon)
          ? beside.context(view, z.length, horizon, scale, input)
          : view.unseen(z.length);
    }
  }
}

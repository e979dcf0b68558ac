package org.sswim.paneltrainers;

import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelView;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/** One linear map of windows for all series, on the view that S-SWIM's first member has. */
final class PanelRidge {
  private PanelRidge() {}

  /** Forecasts for every series: {@code [series][horizon]}. */
  static double[][] forecasts(Panel panel, int horizon, PanelOptions options, Workers workers) {
    PanelPlan plan = new PanelSearch(panel, horizon, options, workers).search();
    PanelView view = plan.views().get(0);
    PanelData data = PanelData.of(panel, plan.transform(), workers);
    Origins origins =
        Origins.of(panel, horizon, view.window(), options.budget(panel.size()), options.seed());
    PanelWindows windows = new PanelWindows(data, origins, view, horizon);
    FeatureMap map = new RawFeatures(windows.steps(), windows.signals(), 0, windows.context());
    FittedReadout readout = PanelSearch.linear(windows, origins, map, workers, options.seed());
    double[][] forecasts = new double[panel.size()][];
    workers.inOrder(
        forecasts.length,
        Integer.MAX_VALUE,
        () -> LinearReadout.of(map.forWorker(), readout),
        (own, i) -> {
          float[] z =
              PanelHistory.of(panel.values(i), plan.transform(), panel.frequency().season());
          float scale = view.scale(z, z.length);
          double[] out = new double[horizon];
          own.write(
              new Last(view, z, windows.context()), new SampleBlock(0, 0, 1, 1), out);
          double[] forecast = new double[horizon];
          for (int k = 0; k < horizon; k++) {
            double far = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, out[k]));
            forecast[k] =
                plan.transform().invert(z[view.referenceRow(z.length, k + 1)] + scale * far);
          }
          forecasts[i] = forecast;
        },
        (own, i) -> {});
    return forecasts;
  }

  /** The last window of a series. */
  private static final class Last implements Samples {
    private final PanelView view;
    private final float[] z;
    private final int context;
    private final float level;
    private final float scale;

    Last(PanelView view, float[] z, int context) {
      this.view = view;
      this.z = z;
      this.context = context;
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
      return view.step();
    }

    @Override
    public int context() {
      return context;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return view.seen(z, z.length, step * view.step() + signal, level, scale);
    }

    @Override
    public float context(int lane, int place, int step, int input) {
      return view.unseen(z.length);
    }
  }
}

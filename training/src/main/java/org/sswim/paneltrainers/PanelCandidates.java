package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.SimpleMethod;

/** The candidates of panels, in the order of tables. */
public final class PanelCandidates {
  /** One spiking network for all series. */
  public static final String S_SWIM = "s-swim";

  /** All of this module: methods that know one series, and those that learn from all. */
  public static final Candidates<PanelFitTask, PanelForecaster> ALL = all();

  private PanelCandidates() {}

  private static Candidates<PanelFitTask, PanelForecaster> all() {
    List<Candidate<PanelFitTask, PanelForecaster>> all = new ArrayList<>();
    for (SimpleMethod method : SimpleMethod.values()) {
      all.add(
          new Candidate<>(
              method.label(),
              Candidate.Kind.PLAIN,
              task ->
                  PanelForecaster.of(
                      panel -> forecasts(method, panel, task.horizon(), task.workers()))));
    }
    all.add(
        new Candidate<>(
            "ridge",
            Candidate.Kind.PLAIN,
            task -> fitted(task.with(task.options().withNeurons(0)))));
    all.add(new Candidate<>(S_SWIM, Candidate.Kind.SOLVED, PanelCandidates::fitted));
    return Candidates.of(
        PanelFitTask.class,
        all,
        kind ->
            kind == Candidate.Kind.PLAIN ? Settings.of() : Settings.of(PanelOptions.defaults()));
  }

  private static PanelForecaster fitted(PanelFitTask task) {
    PanelTrainer trainer = new PanelTrainer(task.options(), task.workers(), task.checkpoints());
    return PanelForecaster.of(
        trainer.fit(task.panel(), task.horizon(), task.progress()), task.workers());
  }

  /** Forecasts of a method for every series: {@code [series][horizon]}. */
  static double[][] forecasts(SimpleMethod method, Panel panel, int horizon, Workers workers) {
    int season = panel.frequency().season();
    double[][] forecasts = new double[panel.size()][];
    workers.each(
        forecasts.length,
        i ->
            forecasts[i] =
                method.forecast(PanelHistory.filled(panel.values(i), season), season, horizon));
    return forecasts;
  }
}

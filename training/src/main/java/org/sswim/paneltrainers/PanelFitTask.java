package org.sswim.paneltrainers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Task;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.panels.Panel;
import org.sswim.training.FitProgress;

/**
 * The data and options to which candidates of panels are fitted.
 *
 * @param panel all series
 * @param horizon O
 * @param options of those that learn, with the seed
 * @param workers share the work
 * @param checkpoints where networks that are finished are kept, or null
 * @param progress told how far the fit is
 */
public record PanelFitTask(
    Panel panel,
    int horizon,
    PanelOptions options,
    Workers workers,
    @Nullable PanelCheckpoints checkpoints,
    FitProgress progress)
    implements Task<PanelFitTask> {
  @Override
  public PanelFitTask with(List<String> settings) {
    return with(Settings.applied(options, settings));
  }

  /** The same with other options. */
  PanelFitTask with(PanelOptions other) {
    return new PanelFitTask(panel, horizon, other, workers, checkpoints, progress);
  }
}

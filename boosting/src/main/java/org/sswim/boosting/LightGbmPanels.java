package org.sswim.boosting;

import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.SingleCandidate;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;

/** The same trees as a row of comparisons on panels: one set for all series and leads. */
public final class LightGbmPanels extends SingleCandidate<PanelFitTask, PanelForecaster> {
  /** The entry for the service loader; nothing native is loaded before it is asked for. */
  public LightGbmPanels() {
    super(
        PanelFitTask.class,
        new Candidate<>(LightGbm.NAME, Candidate.Kind.SEEDED, PanelBoosting::fit));
  }

  @Override
  public @Nullable String unavailable() {
    return Natives.problem();
  }
}

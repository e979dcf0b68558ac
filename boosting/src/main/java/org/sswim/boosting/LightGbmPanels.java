package org.sswim.boosting;

import org.jspecify.annotations.Nullable;
import org.sswim.paneltrainers.PanelCandidate;

/** The same trees as a row of comparisons on panels: one set for all series and leads. */
public final class LightGbmPanels implements PanelCandidate.Source {
  private static final PanelCandidate CANDIDATE =
      PanelCandidate.of(LightGbm.NAME, PanelBoosting::fit);

  /** What a service loader finds; nothing native is loaded before it is asked for. */
  public LightGbmPanels() {}

  @Override
  public PanelCandidate candidate() {
    return CANDIDATE;
  }

  @Override
  public @Nullable String unavailable() {
    return Natives.problem();
  }
}

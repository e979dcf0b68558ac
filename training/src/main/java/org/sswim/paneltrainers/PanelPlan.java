package org.sswim.paneltrainers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;

/**
 * How the networks of a panel see it.
 *
 * @param transform of the values
 * @param moment what moments say of rows before the last, which choose; null for none
 * @param last what they say of all rows that are known; null for none
 * @param views the best first, at least one
 * @param trials every choice that was tried
 */
public record PanelPlan(
    PanelTransform transform,
    @Nullable PanelMoment moment,
    @Nullable PanelMoment last,
    List<PanelView> views,
    List<Trial> trials) {

  /** Copies the lists. */
  public PanelPlan {
    views = List.copyOf(views);
    trials = List.copyOf(trials);
  }

  /**
   * What a linear model scored on left-out windows.
   *
   * @param error the mean of its sMAPE and MASE over the series, each over that of the seasonal
   *     naive forecast
   */
  public record Trial(PanelTransform transform, PanelView view, double error) {}
}

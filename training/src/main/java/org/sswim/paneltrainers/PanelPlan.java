package org.sswim.paneltrainers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.training.Choice;

/**
 * How the networks of a panel see it.
 *
 * @param transform of the values
 * @param moment what moments say of rows before the last, which choose; null for none
 * @param last what they say of all rows that are known; null for none
 * @param views the one chosen first, then those that are not clearly worse
 * @param choices how it came to be, in order
 */
record PanelPlan(
    PanelTransform transform,
    @Nullable PanelMoment moment,
    @Nullable PanelMoment last,
    List<PanelView> views,
    List<Choice> choices) {

  /** Copies the lists. */
  PanelPlan {
    views = List.copyOf(views);
    choices = List.copyOf(choices);
  }
}

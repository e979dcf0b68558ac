package org.sswim.report;

import java.util.List;
import java.util.stream.Collectors;
import org.sswim.experiments.ablation.Axis;

/** Axes and their values as text. */
public final class AxisList {
  private final List<Axis> axes;

  /** The list of some axes. */
  public AxisList(List<Axis> axes) {
    this.axes = axes;
  }

  /** A line per axis, the default in brackets, each ended by a line feed. */
  @Override
  public String toString() {
    TextTable table = new TextTable(3, "axis", "values, the default in brackets", "what");
    for (Axis axis : axes) {
      table.row(
          axis.name(),
          axis.variants().stream()
              .map(v -> v.isDefault() ? "[" + v.label() + "]" : v.label())
              .collect(Collectors.joining(" ")),
          axis.about());
    }
    return table.toString();
  }
}

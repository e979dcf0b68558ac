package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.sswim.evaluation.WidthScore;

/** Validation and test errors against width, a row per model, seed, horizon and width. */
final class WidthTable {
  private final List<WidthScore> widths;

  /** The table of some widths. */
  WidthTable(List<WidthScore> widths) {
    this.widths = widths;
  }

  /** The table and what its columns mean; empty without widths. */
  @Override
  public String toString() {
    if (widths.isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable(2, "model", "width", "seed", "horizon", "validation", "RSE", "MSE", "MAE");
    List<WidthScore> ordered = new ArrayList<>(widths);
    // Stable: widths stay in the order in which they were tried.
    ordered.sort((a, b) -> compare(a, b));
    WidthScore before = null;
    for (WidthScore width : ordered) {
      if (before != null && compare(before, width) != 0) {
        table.blank();
      }
      before = width;
      table.row(
          width.model().label(),
          width.neurons() + (width.taken() ? " taken" : ""),
          String.valueOf(width.seed()),
          String.valueOf(width.horizon()),
          Figures.error(width.validationError()),
          Figures.error(width.rse()),
          Figures.error(width.mse()),
          Figures.error(width.mae()));
    }
    return table
        + "\nvalidation: mean squared error on left-out windows, which chose; the others are"
        + " those of the test windows\n\n";
  }

  private static int compare(WidthScore a, WidthScore b) {
    int byModel = a.model().compareTo(b.model());
    int bySeed = byModel != 0 ? byModel : Long.compare(a.seed(), b.seed());
    return bySeed != 0 ? bySeed : Integer.compare(a.horizon(), b.horizon());
  }
}

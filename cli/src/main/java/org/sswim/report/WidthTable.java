package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sswim.evaluation.Candidate;
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
    List<Candidate> models = widths.stream().map(WidthScore::model).distinct().toList();
    Comparator<WidthScore> order =
        Comparator.comparingInt((WidthScore w) -> models.indexOf(w.model()))
            .thenComparingLong(WidthScore::seed)
            .thenComparingInt(WidthScore::horizon);
    ordered.sort(order);
    WidthScore before = null;
    for (WidthScore width : ordered) {
      if (before != null && order.compare(before, width) != 0) {
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
}

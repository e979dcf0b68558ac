package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasting.ForecastModel;

/**
 * What a fit was worth on the windows that were left out, as text and as JSON.
 *
 * @param errors what the model records; null for nothing
 * @param horizon O
 */
record LeftOutReport(@Nullable LeftOutErrors errors, int horizon) {
  /** Of what a model records. */
  static LeftOutReport of(ForecastModel model) {
    return new LeftOutReport(LeftOutErrors.of(model.provenance()), model.spec().horizon());
  }

  /** A table, least errors last, and a line that explains it; empty if nothing is recorded. */
  String text() {
    return errors == null ? "" : table(errors) + note(errors) + "\n";
  }

  /** The same for a page; null if nothing is recorded. */
  @Nullable JsonText section() {
    return errors == null
        ? null
        : Report.tables(
            "Beside simple models",
            "Errors on the last windows, which no weight was fitted to.",
            Report.table("Error on left-out windows", table(errors), List.of(note(errors))));
  }

  private static TextTable table(LeftOutErrors errors) {
    TextTable table = new TextTable(1, "left out", "RMSE", "the model is");
    errors
        .simple()
        .forEach(
            (label, error) -> {
              double change = errors.model() / error - 1;
              String side = Double.isNaN(change) ? "" : VerdictText.side(change);
              table.row(label, Figures.error(error), side);
            });
    table.row("model", Figures.error(errors.model()));
    return table;
  }

  private static String note(LeftOutErrors errors) {
    return "RMSE in standard deviations, on "
        + windows(errors)
        + (errors.season() > 1 ? "; season: " + Figures.count(errors.season(), "row") : "");
  }

  private static String windows(LeftOutErrors errors) {
    return "the last " + Figures.percent(errors.share()) + " of the windows, left out";
  }

  /** In sentences; no text if nothing is recorded. */
  VerdictText verdict() {
    return errors == null
        ? VerdictText.NONE
        : new VerdictText(errors.verdict(horizon), "On " + windows(errors) + ",", "", "error");
  }

  /** The errors of the others as a phrase. */
  String others() {
    List<String> all = new ArrayList<>();
    if (errors != null) {
      errors.simple().forEach((label, error) -> all.add(label + " " + Figures.error(error)));
    }
    return String.join(", ", all);
  }

  /** Every number; null if nothing is recorded. */
  @Nullable JsonText json() {
    return errors == null ? null : JsonText.of(errors).with("verdict", verdict().json());
  }
}

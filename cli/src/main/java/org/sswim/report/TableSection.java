package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.LeadErrors;
import org.sswim.evaluation.Summary;

/** The table of a comparison and the errors by lead behind it. */
final class TableSection {
  private static final int DIGITS = 4;
  private static final List<String> HEADINGS =
      List.of("horizon", "model", "RSE", "over seeds", "MSE", "MAE", "R2", "neurons", "spike rate");

  private final ComparisonResult result;
  private final List<LeadErrors> leads;

  TableSection(ComparisonResult result, List<LeadErrors> leads) {
    this.result = result;
    this.leads = leads;
  }

  /** Without the seconds of the fits: the same data and seed give the same page. */
  JsonText table() {
    List<Summary> summaries = result.summaries();
    List<JsonText> rows = new ArrayList<>();
    for (Summary summary : summaries) {
      List<Summary> rivals =
          summaries.stream().filter(s -> s.horizon() == summary.horizon()).toList();
      Summary.Spread rse = summary.rse();
      boolean spiking = summary.model().spiking() && !summary.model().gradients();
      String range = Figures.error(rse.min()) + " to " + Figures.error(rse.max());
      List<String> cells =
          List.of(
              String.valueOf(summary.horizon()),
              summary.model().label(),
              Figures.error(rse.median()),
              summary.seeds() > 1 ? range : "",
              Figures.error(summary.mse().median()),
              Figures.error(summary.mae().median()),
              Figures.error(summary.r2().median()),
              spiking ? String.valueOf(summary.neurons()) : "",
              spiking ? Figures.rate(summary.spikeRate().median()) : "");
      List<Integer> best = new ArrayList<>();
      mark(best, 2, summary, rivals, s -> s.rse().median());
      mark(best, 4, summary, rivals, s -> s.mse().median());
      mark(best, 5, summary, rivals, s -> s.mae().median());
      mark(best, 6, summary, rivals, s -> -s.r2().median());
      rows.add(new JsonText().with("cells", cells).with("best", best));
    }
    List<String> notes = new ArrayList<>(result.protocol().lines());
    notes.add(result.protocol().seedLine());
    return new JsonText()
        .with("headings", HEADINGS)
        .objects("rows", rows)
        .with("scale", result.options().scale().label())
        .with("seeds", result.options().seeds())
        .with("notes", notes);
  }

  private static void mark(
      List<Integer> best,
      int column,
      Summary summary,
      List<Summary> rivals,
      ToDoubleFunction<Summary> metric) {
    double value = metric.applyAsDouble(summary);
    if (rivals.size() > 1
        && !Double.isNaN(value)
        && rivals.stream().noneMatch(r -> metric.applyAsDouble(r) < value)) {
      best.add(column);
    }
  }

  JsonText leads() {
    List<JsonText> curves = new ArrayList<>();
    for (LeadErrors errors : leads) {
      curves.add(
          new JsonText()
              .with("model", errors.model().label())
              .with("horizon", errors.horizon())
              .with("mse", (Object) Rounding.significant(DIGITS, errors.mse()))
              .with("mae", (Object) Rounding.significant(DIGITS, errors.mae())));
    }
    return new JsonText()
        .with("horizons", result.options().horizons())
        .with("scale", result.options().scale().label())
        .with("seeds", result.options().seeds())
        .objects("curves", curves);
  }
}

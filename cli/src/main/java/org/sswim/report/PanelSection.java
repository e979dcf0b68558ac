package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCandidate;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelSummary;

/** A comparison on a panel for a page: the table, how errors spread, series worst and best. */
final class PanelSection {
  private static final int DIGITS = 4;
  private static final int EACH = 6;
  private static final int POINTS = 101;
  private static final int MOST_ROWS = 600;
  private static final double FARTHEST = 3;
  private static final List<String> HEADINGS = List.of("model", "sMAPE", "MASE", "OWA", "RMSSE");

  private final PanelComparison comparison;
  private final PanelComparison.Result result;
  private final List<PanelSummary> summaries;

  PanelSection(
      PanelComparison comparison, PanelComparison.Result result, List<PanelSummary> summaries) {
    this.comparison = comparison;
    this.result = result;
    this.summaries = summaries;
  }

  JsonText json() {
    List<PanelRow> first = firstRows();
    PanelRow shown = first.get(first.size() - 1);
    List<Integer> order = PanelTable.order(shown, result.naive2());
    List<JsonText> drawn = new ArrayList<>();
    int each = Math.min(EACH, order.size() / 2 + order.size() % 2);
    for (int k = 0; k < each; k++) {
      drawn.add(series("worst", order.get(order.size() - 1 - k), shown, first));
    }
    for (int k = 0; k < Math.min(each, order.size() - each); k++) {
      drawn.add(series("best", order.get(k), shown, first));
    }
    return new JsonText()
        .with("series", comparison.truth().train().size())
        .with("headings", HEADINGS)
        .objects("rows", summaries.stream().map(this::row).toList())
        .objects("spread", first.stream().map(this::spread).toList())
        .with("most", FARTHEST)
        .with("shown", (Object) shown.candidate().label())
        .objects("drawn", drawn);
  }

  /** Those of the first seed. */
  private List<PanelRow> firstRows() {
    List<PanelRow> first = new ArrayList<>();
    for (PanelCandidate candidate : comparison.candidates()) {
      result.rows().stream()
          .filter(row -> row.candidate() == candidate)
          .findFirst()
          .ifPresent(first::add);
    }
    return first;
  }

  private JsonText row(PanelSummary row) {
    List<Integer> best = new ArrayList<>();
    mark(best, 1, row, PanelSummary::smape);
    mark(best, 2, row, PanelSummary::mase);
    mark(best, 3, row, PanelSummary::owa);
    mark(best, 4, row, PanelSummary::rmsse);
    return new JsonText()
        .with(
            "cells",
            List.of(
                row.candidate().label(),
                PanelTable.three(row.smape()),
                PanelTable.three(row.mase()),
                PanelTable.three(row.owa()),
                PanelTable.three(row.rmsse())))
        .with("best", best);
  }

  private void mark(
      List<Integer> best, int column, PanelSummary row, ToDoubleFunction<PanelSummary> figure) {
    double own = figure.applyAsDouble(row);
    if (summaries.size() > 1
        && summaries.stream().noneMatch(other -> figure.applyAsDouble(other) < own)) {
      best.add(column);
    }
  }

  /** Quantiles of the OWA of the series, the lowest first. */
  private JsonText spread(PanelRow row) {
    double[] owa =
        PanelTable.order(row, result.naive2()).stream()
            .mapToDouble(i -> row.owa(i, result.naive2()))
            .toArray();
    double[] quantiles = new double[POINTS];
    for (int q = 0; q < POINTS && owa.length > 0; q++) {
      quantiles[q] = owa[(int) ((long) (owa.length - 1) * q / (POINTS - 1))];
    }
    return new JsonText()
        .with("model", (Object) row.candidate().label())
        .with("owa", (Object) Rounding.significant(DIGITS, quantiles));
  }

  private JsonText series(String what, int i, PanelRow shown, List<PanelRow> rows) {
    Panel train = comparison.truth().train();
    double[] values = train.values(i);
    int horizon = comparison.truth().horizon();
    int from = Math.max(0, values.length - Math.max(4 * horizon, MOST_ROWS / 3));
    from = Math.max(from, values.length - MOST_ROWS);
    List<String> times = new ArrayList<>();
    for (int t = from; t < values.length + horizon; t++) {
      times.add(train.times().text(i, t));
    }
    List<JsonText> forecasts = new ArrayList<>();
    for (PanelRow row : rows) {
      boolean drawn = row.equals(shown) || row.candidate().equals(best(rows, shown, i));
      if (drawn) {
        forecasts.add(
            new JsonText()
                .with("model", (Object) row.candidate().label())
                .with("values", (Object) Rounding.significant(DIGITS, row.forecasts()[i])));
      }
    }
    return new JsonText()
        .with("what", (Object) what)
        .with("id", (Object) train.id(i))
        .with("owa", shown.owa(i, result.naive2()))
        .with("smape", shown.smape()[i])
        .with("mase", shown.mase()[i])
        .with("times", times)
        .with(
            "known",
            (Object) Rounding.significant(DIGITS, Arrays.copyOfRange(values, from, values.length)))
        .with("truth", (Object) Rounding.significant(DIGITS, comparison.truth().truth()[i]))
        .objects("forecasts", forecasts);
  }

  /** The row that forecast a series best beside the one shown. */
  private @Nullable PanelCandidate best(List<PanelRow> rows, PanelRow shown, int i) {
    PanelCandidate best = null;
    double least = Double.POSITIVE_INFINITY;
    for (PanelRow row : rows) {
      double owa = row.owa(i, result.naive2());
      if (!row.equals(shown) && owa < least) {
        best = row.candidate();
        least = owa;
      }
    }
    return best;
  }
}

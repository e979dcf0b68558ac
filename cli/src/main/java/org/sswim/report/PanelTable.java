package org.sswim.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sswim.evaluation.Verdict;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelSummary;
import org.sswim.paneltrainers.PanelTruth;

/** A comparison on a panel as text. */
public final class PanelTable {
  private static final int EXTREMES = 5;

  private final PanelComparison comparison;
  private final PanelComparison.Result result;
  private final List<PanelSummary> summaries;

  /** The text of a comparison. */
  public PanelTable(PanelComparison comparison, PanelComparison.Result result) {
    this.comparison = comparison;
    this.result = result;
    summaries = PanelSummary.of(result);
  }

  List<PanelSummary> summaries() {
    return summaries;
  }

  /** What is compared, and the table. */
  @Override
  public String toString() {
    PanelTruth truth = comparison.truth();
    Panel train = truth.train();
    int[] lengths = train.lengths();
    int season = train.frequency().season();
    StringBuilder text = new StringBuilder();
    text.append(train.size())
        .append(" series")
        .append(" of ")
        .append(lengths[0] == lengths[1] ? "" : lengths[0] + " to ")
        .append(Figures.count(lengths[1], "row"))
        .append(", ")
        .append(Figures.count(truth.horizon(), "row"))
        .append(" to forecast, ")
        .append(season > 1 ? "season " + season : "no season")
        .append("\n\n");
    TextTable table = new TextTable(1, "model", "sMAPE", "MASE", "OWA", "RMSSE", "seconds");
    for (PanelSummary row : summaries) {
      table.row(
          row.candidate().label(),
          three(row.smape()),
          three(row.mase()),
          three(row.owa()),
          three(row.rmsse()),
          Figures.seconds(row.fitSeconds()));
    }
    text.append(table);
    bands(text);
    return text.toString();
  }

  private void bands(StringBuilder text) {
    List<Double> levels = comparison.options().levels();
    for (PanelSummary row : summaries) {
      for (int l = 0; l < row.coverage().length; l++) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s: %s %% intervals hold %.1f %% of the values, pinball loss %.3f seasonal"
                    + " differences%n",
                row.candidate().label(),
                Figures.plain(levels.get(l)),
                100 * row.coverage()[l],
                row.pinball()[l]));
      }
    }
  }

  /** The series that the last model of the table did best and worst on. */
  public String extremes() {
    PanelRow row = result.rows().get(result.rows().size() - 1);
    List<Integer> order = order(row, result.naive2());
    int shown = Math.min(EXTREMES, order.size());
    TextTable table = new TextTable(2, "", "unique_id", "sMAPE", "MASE", "OWA");
    for (int k = 0; k < shown; k++) {
      line(table, k == 0 ? "best" : "", row, order.get(k));
    }
    for (int k = Math.max(shown, order.size() - EXTREMES); k < order.size(); k++) {
      line(table, k == Math.max(shown, order.size() - EXTREMES) ? "worst" : "", row, order.get(k));
    }
    return "\n" + row.candidate().label() + " by series, of " + order.size() + ":\n" + table;
  }

  private void line(TextTable table, String what, PanelRow row, int series) {
    table.row(
        what,
        comparison.truth().train().id(series),
        three(row.smape()[series]),
        three(row.mase()[series]),
        three(row.owa(series, result.naive2())));
  }

  /** Series by their OWA, the best first. */
  static List<Integer> order(PanelRow row, PanelRow naive2) {
    double[] owa = row.owas(naive2);
    return IntStream.range(0, owa.length)
        .boxed()
        .filter(i -> !Double.isNaN(owa[i]))
        .sorted(Comparator.comparingDouble(i -> owa[i]))
        .toList();
  }

  /** Which model is best, and what that says of S-SWIM; empty where there is but one. */
  public String sentence() {
    if (summaries.stream().anyMatch(row -> Double.isNaN(row.owa()))) {
      return "OWA has no value here: the season repeats without any change";
    }
    Verdict verdict =
        Verdict.of(
            List.of(comparison.truth().horizon()), summaries.stream().map(this::row).toList());
    return verdict == null
        ? ""
        : VerdictText.ahead(verdict, " with " + three(verdict.best().error()), "OWA").sentence();
  }

  private Verdict.Row row(PanelSummary summary) {
    return Verdict.Row.of(
        summary.candidate().label(),
        result.rows().stream()
            .filter(row -> row.candidate() == summary.candidate())
            .mapToDouble(row -> row.owa(result.naive2()))
            .toArray());
  }

  /** The last line. */
  public String ending() {
    return VerdictText.ending(sentence());
  }

  static String three(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }
}

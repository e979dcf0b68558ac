package org.sswim.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sswim.evaluation.IntervalScore;
import org.sswim.evaluation.Summary.Spread;
import org.sswim.forecasting.Intervals;

/** How prediction intervals did, as text and as JSON. */
public final class IntervalTable {
  private static final List<String> LEGEND =
      List.of(
          "conformal intervals, calibrated on the validation windows by lead and channel; shares of"
              + " true values within them",
          "held back: blocks of validation windows that did not calibrate; width: mean, upper minus"
              + " lower bound, on the scale of the errors",
          "adaptive: half-widths follow what the test windows show, each value once it is known");

  private final List<IntervalScore> scores;

  /** The table of some scores. */
  public IntervalTable(List<IntervalScore> scores) {
    this.scores = List.copyOf(scores);
  }

  /** A row per horizon, level and model, medians over the seeds; each line ended by a line feed. */
  @Override
  public String toString() {
    return table() + "\n" + String.join("\n", LEGEND) + "\n";
  }

  /** The table and what its columns mean, for a page. */
  JsonText section() {
    return new JsonText().object("table", table().json()).with("notes", LEGEND);
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
            3,
            "horizon",
            "level",
            "model",
            "held back",
            "test",
            "width",
            "adaptive test",
            "adaptive width");
    List<Row> rows =
        scores.stream()
            .map(s -> new Row(s.horizon(), s.level(), s.model().label()))
            .distinct()
            .sorted(Comparator.comparingInt(Row::horizon).thenComparingDouble(Row::level))
            .toList();
    Row before = null;
    for (Row row : rows) {
      if (before != null && (row.horizon != before.horizon || row.level != before.level)) {
        table.blank();
      }
      before = row;
      List<IntervalScore> own = scores.stream().filter(row::holds).toList();
      table.row(
          String.valueOf(row.horizon),
          Intervals.label(row.level) + " %",
          row.model,
          share(own.stream().mapToDouble(IntervalScore::heldBack).toArray()),
          share(own.stream().mapToDouble(IntervalScore::coverage).toArray()),
          Figures.error(median(own.stream().mapToDouble(IntervalScore::width).toArray())),
          share(own.stream().mapToDouble(IntervalScore::adaptiveCoverage).toArray()),
          Figures.error(median(own.stream().mapToDouble(IntervalScore::adaptiveWidth).toArray())));
    }
    return table;
  }

  private static double median(double[] values) {
    return Spread.of(values).median();
  }

  static String share(double[] values) {
    double median = median(values);
    return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * median);
  }

  /** One object for each model, horizon, seed and level. */
  public List<JsonText> json() {
    return scores.stream()
        .map(
            s ->
                new JsonText()
                    .with("model", s.model().label())
                    .with("horizon", s.horizon())
                    .with("seed", (Object) s.seed())
                    .with("level", s.level())
                    .with("heldBackCoverage", s.heldBack())
                    .with("coverage", s.coverage())
                    .with("width", s.width())
                    .with("adaptiveCoverage", s.adaptiveCoverage())
                    .with("adaptiveWidth", s.adaptiveWidth()))
        .toList();
  }

  private record Row(int horizon, double level, String model) {
    boolean holds(IntervalScore score) {
      return score.horizon() == horizon
          && score.level() == level
          && score.model().label().equals(model);
    }
  }
}

package org.sswim.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.LeadScore;
import org.sswim.evaluation.Summary.Spread;

/** Errors at some leads, as text and as JSON. */
public final class LeadTable {
  private final List<LeadScore> scores;
  private final String scale;

  /**
   * The table of some scores.
   *
   * @param scale the scale that they are on
   */
  public LeadTable(List<LeadScore> scores, String scale) {
    this.scores = List.copyOf(scores);
    this.scale = scale;
  }

  /** A row per horizon, lead and model, medians over the seeds; each line ended by a line feed. */
  @Override
  public String toString() {
    TextTable table =
        new TextTable(3, "horizon", "lead", "model", "MAE ", "RMSE ", "min..max", "MSE ");
    Row before = null;
    for (Row row : rows()) {
      if (before != null && !row.rivals(before)) {
        table.blank();
      }
      before = row;
      Spread rmse = spread(row, LeadScore::rmse);
      table.row(
          String.valueOf(row.horizon),
          "+" + row.lead,
          row.model.label(),
          marked(row, LeadScore::mae),
          marked(row, LeadScore::rmse),
          rmse.min() < rmse.max()
              ? Figures.error(rmse.min()) + ".." + Figures.error(rmse.max())
              : "",
          marked(row, LeadScore::mse));
    }
    return table
        + "\nerrors at single leads, all channels and test windows, on scale "
        + scale
        + "; * best of its lead\n";
  }

  /** By horizon, then lead, then model in the order of the scores. */
  private List<Row> rows() {
    return scores.stream()
        .map(s -> new Row(s.horizon(), s.lead(), s.model()))
        .distinct()
        .sorted(Comparator.comparingInt(Row::horizon).thenComparingInt(Row::lead))
        .toList();
  }

  private Spread spread(Row row, ToDoubleFunction<LeadScore> error) {
    return Spread.of(scores.stream().filter(row::holds).mapToDouble(error).toArray());
  }

  private String marked(Row row, ToDoubleFunction<LeadScore> error) {
    double median = spread(row, error).median();
    boolean best =
        !Double.isNaN(median)
            && rows().stream()
                .filter(row::rivals)
                .noneMatch(other -> spread(other, error).median() < median);
    return Figures.error(median) + (best ? "*" : " ");
  }

  /** One object for each model, horizon, seed and lead. */
  public List<JsonText> json() {
    return scores.stream()
        .map(
            s ->
                new JsonText()
                    .with("model", s.model().label())
                    .with("horizon", s.horizon())
                    .with("seed", (Object) s.seed())
                    .with("lead", s.lead())
                    .with("mae", s.mae())
                    .with("rmse", s.rmse())
                    .with("mse", s.mse()))
        .toList();
  }

  private record Row(int horizon, int lead, Candidate model) {
    boolean rivals(Row other) {
      return horizon == other.horizon && lead == other.lead;
    }

    boolean holds(LeadScore score) {
      return horizon == score.horizon() && lead == score.lead() && model.equals(score.model());
    }
  }
}

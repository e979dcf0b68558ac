package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Seeds;
import org.sswim.evaluation.Score;

/**
 * The errors at some leads, as text and as JSON.
 *
 * @param scores by horizon, then model, then seed
 * @param leads those that are shown of horizons that have them
 * @param scale name of the scale of the errors
 */
public record LeadTable(List<Score> scores, List<Integer> leads, String scale) {
  /** The errors of a score at a lead. */
  private record At(
      String model, int horizon, @Nullable Long seed, int lead, double mse, double mae) {
    double rmse() {
      return Math.sqrt(mse);
    }
  }

  private List<At> rows() {
    List<At> rows = new ArrayList<>();
    for (Score s : scores) {
      for (int lead : leads) {
        if (lead <= s.horizon()) {
          double mse = s.mseByLead()[lead - 1];
          rows.add(new At(s.model(), s.horizon(), s.seed(), lead, mse, s.maeByLead()[lead - 1]));
        }
      }
    }
    return rows;
  }

  /** A row per horizon, lead and model, medians over the seeds; each line ended by a line feed. */
  @Override
  public String toString() {
    List<Seeds<At>> rows =
        Seeds.by(s -> List.of(s.horizon(), s.lead(), s.model()), rows()).stream()
            .sorted(
                Comparator.comparingInt((Seeds<At> own) -> own.first().horizon())
                    .thenComparingInt(own -> own.first().lead()))
            .toList();
    return new Columns<Seeds<At>>()
            .words("horizon", own -> own.first().horizon())
            .words("lead", own -> "+" + own.first().lead())
            .words("model", own -> own.first().model())
            .least("MAE", own -> own.median(At::mae), Figures::error)
            .least("RMSE", own -> own.median(At::rmse), Figures::error)
            .cell("min..max", own -> own.range(At::rmse, Figures::error))
            .least("MSE", own -> own.median(At::mse), Figures::error)
            .apart(own -> List.of(own.first().horizon(), own.first().lead()))
            .table(rows)
        + "\nerrors at single leads, all channels and test windows, on scale "
        + scale
        + "; * best of its lead\n";
  }

  /** One object for each model, horizon, seed and lead. */
  public List<JsonText> json() {
    return rows().stream().map(s -> JsonText.of(s).with("rmse", s.rmse())).toList();
  }
}

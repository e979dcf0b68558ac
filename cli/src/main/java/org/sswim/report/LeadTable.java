package org.sswim.report;

import java.util.Comparator;
import java.util.List;
import org.sswim.comparison.Seeds;
import org.sswim.evaluation.LeadScore;

/**
 * Errors at some leads, as text and as JSON.
 *
 * @param scores errors of each model, horizon, seed and lead
 * @param scale the scale that they are on
 */
public record LeadTable(List<LeadScore> scores, String scale) {
  /** A row per horizon, lead and model, medians over the seeds; each line ended by a line feed. */
  @Override
  public String toString() {
    List<Seeds<LeadScore>> rows =
        Seeds.by(s -> List.of(s.horizon(), s.lead(), s.model()), scores).stream()
            .sorted(
                Comparator.comparingInt((Seeds<LeadScore> own) -> own.first().horizon())
                    .thenComparingInt(own -> own.first().lead()))
            .toList();
    return new Columns<Seeds<LeadScore>>()
            .words("horizon", own -> own.first().horizon())
            .words("lead", own -> "+" + own.first().lead())
            .words("model", own -> own.first().model())
            .least("MAE", own -> own.median(LeadScore::mae), Figures::error)
            .least("RMSE", own -> own.median(LeadScore::rmse), Figures::error)
            .cell("min..max", own -> own.range(LeadScore::rmse, Figures::error))
            .least("MSE", own -> own.median(LeadScore::mse), Figures::error)
            .apart(own -> List.of(own.first().horizon(), own.first().lead()))
            .table(rows)
        + "\nerrors at single leads, all channels and test windows, on scale "
        + scale
        + "; * best of its lead\n";
  }

  /** One object for each model, horizon, seed and lead. */
  public List<JsonText> json() {
    return scores.stream().map(s -> JsonText.of(s).with("rmse", s.rmse())).toList();
  }
}

package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.EnergyScore;
import org.sswim.evaluation.Summary;

/** Operations and estimated energy per forecast, a row per horizon and model. */
final class EnergyTable {
  private static final List<String> LEGEND =
      List.of(
          "per forecast of all channels, medians over the seeds; MACs and ACs of synapses where"
              + " neither input\nnor weight is 0 (NeuroBench); nJ: those and the neuron updates",
          EnergyReport.constantsLine());

  private final List<EnergyScore> scores;

  /** The table of some scores, by horizon, then model. */
  EnergyTable(List<EnergyScore> scores) {
    this.scores = scores;
  }

  /** The table and what its columns mean; empty without scores. */
  @Override
  public String toString() {
    return scores.isEmpty() ? "" : table() + "\n" + String.join("\n", LEGEND) + "\n\n";
  }

  /** The table and what its columns mean, for a page. */
  JsonText section() {
    return new JsonText().object("table", table().json()).with("notes", LEGEND);
  }

  private TextTable table() {
    TextTable table =
        new TextTable(2, "horizon", "model", "MACs", "ACs", "dense", "neuron updates", "nJ");
    List<EnergyScore> done = new ArrayList<>();
    int horizon = scores.get(0).horizon();
    for (EnergyScore score : scores) {
      if (done.stream().anyMatch(other -> alike(score, other))) {
        continue;
      }
      done.add(score);
      if (score.horizon() != horizon) {
        table.blank();
      }
      horizon = score.horizon();
      table.row(
          String.valueOf(horizon),
          score.model().label(),
          EnergyReport.whole(median(score, EnergyScore::macs)),
          EnergyReport.whole(median(score, EnergyScore::acs)),
          EnergyReport.whole(median(score, EnergyScore::dense)),
          EnergyReport.whole(median(score, EnergyScore::neuronUpdates)),
          EnergyReport.nano(median(score, s -> s.joules(EnergyReport.CONSTANTS))));
    }
    return table;
  }

  private double median(EnergyScore row, ToDoubleFunction<EnergyScore> value) {
    return Summary.Spread.of(
            scores.stream().filter(other -> alike(row, other)).mapToDouble(value).toArray())
        .median();
  }

  private static boolean alike(EnergyScore a, EnergyScore b) {
    return a.horizon() == b.horizon() && a.model().equals(b.model());
  }
}

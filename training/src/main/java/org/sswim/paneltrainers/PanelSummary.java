package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A row of the table: medians over the seeds.
 *
 * @param candidate who forecast
 * @param seeds number of seeds
 * @param smape mean sMAPE in per cent
 * @param mase mean MASE
 * @param owa OWA
 * @param owaMin least OWA of a seed
 * @param owaMax largest OWA of a seed
 * @param rmsse mean RMSSE
 * @param fitSeconds wall-clock time
 * @param coverage share of the values that lie within the intervals of each level, of the first
 *     seed; empty without intervals
 * @param pinball mean pinball loss of both bounds of each level, in seasonal differences; likewise
 */
public record PanelSummary(
    PanelCandidate candidate,
    int seeds,
    double smape,
    double mase,
    double owa,
    double owaMin,
    double owaMax,
    double rmsse,
    double fitSeconds,
    double[] coverage,
    double[] pinball) {

  /** The summaries of a comparison, in its order. */
  public static List<PanelSummary> of(PanelComparison.Result result) {
    List<PanelSummary> summaries = new ArrayList<>();
    for (PanelCandidate candidate :
        PanelCandidate.ordered(result.rows().stream().map(PanelRow::candidate))) {
      List<PanelRow> own =
          result.rows().stream().filter(row -> row.candidate() == candidate).toList();
      if (!own.isEmpty()) {
        double[] owa = own.stream().mapToDouble(row -> row.owa(result.naive2())).sorted().toArray();
        summaries.add(
            new PanelSummary(
                candidate,
                own.size(),
                median(own, PanelRow::meanSmape),
                median(own, PanelRow::meanMase),
                median(owa),
                owa[0],
                owa[owa.length - 1],
                median(own, PanelRow::meanRmsse),
                median(own, PanelRow::fitSeconds),
                own.get(0).coverage(),
                own.get(0).pinball()));
      }
    }
    return summaries;
  }

  private static double median(List<PanelRow> rows, ToDoubleFunction<PanelRow> figure) {
    return median(rows.stream().mapToDouble(figure).sorted().toArray());
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}

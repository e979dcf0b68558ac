package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What S-SWIM is worth on a panel: its median OWA over seeds beside that of the best other row.
 *
 * @param own OWA of S-SWIM
 * @param rival the best other row, or null if there is none
 * @param rivalOwa its OWA; NaN without
 */
public record PanelVerdict(double own, @Nullable PanelCandidate rival, double rivalOwa) {

  /** The verdict of a comparison; null without S-SWIM. */
  public static @Nullable PanelVerdict of(PanelComparison.Result result) {
    List<PanelRow> all = result.rows();
    double[] own =
        all.stream()
            .filter(row -> row.candidate() == PanelCandidate.S_SWIM)
            .mapToDouble(row -> row.owa(result.naive2()))
            .sorted()
            .toArray();
    if (own.length == 0) {
      return null;
    }
    PanelRow rival =
        all.stream()
            .filter(row -> row.candidate() != PanelCandidate.S_SWIM)
            .min(Comparator.comparingDouble(row -> row.owa(result.naive2())))
            .orElse(null);
    return new PanelVerdict(
        median(own),
        rival == null ? null : rival.candidate(),
        rival == null ? Double.NaN : rival.owa(result.naive2()));
  }

  /** The median of some numbers. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}

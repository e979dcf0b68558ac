package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Test errors of one model and horizon by lead, over all channels and windows; medians over the
 * seeds.
 *
 * @param model the model
 * @param horizon O
 * @param mse mean squared error: {@code [horizon]}
 * @param mae mean absolute error: {@code [horizon]}
 */
public record LeadErrors(Candidate model, int horizon, double[] mse, double[] mae) {

  /** One for each model and horizon, in the order in which these first appear. */
  static List<LeadErrors> medians(List<LeadErrors> bySeed) {
    List<LeadErrors> medians = new ArrayList<>();
    for (LeadErrors first : bySeed) {
      if (medians.stream().noneMatch(first::alike)) {
        List<LeadErrors> same = bySeed.stream().filter(first::alike).toList();
        medians.add(
            new LeadErrors(
                first.model,
                first.horizon,
                median(same, LeadErrors::mse),
                median(same, LeadErrors::mae)));
      }
    }
    return medians;
  }

  private boolean alike(LeadErrors other) {
    return model.equals(other.model) && horizon == other.horizon;
  }

  private static double[] median(List<LeadErrors> same, Function<LeadErrors, double[]> values) {
    double[] median = new double[same.get(0).horizon];
    Arrays.setAll(
        median,
        k -> {
          double[] all = same.stream().mapToDouble(e -> values.apply(e)[k]).toArray();
          return Summary.Spread.of(all).median();
        });
    return median;
  }
}

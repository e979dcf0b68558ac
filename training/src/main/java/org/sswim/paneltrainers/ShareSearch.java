package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sswim.linalg.Workers;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.SimpleShares;
import org.sswim.readout.LeftOutRule;
import org.sswim.training.Choice;

/**
 * Chooses the shares of simple rows in forecasts. Each round looks for the row and the share that,
 * in a mean with the forecast so far, have the least error. It goes on as long as {@link
 * LeftOutRule} adds them.
 */
record ShareSearch(Workers workers) {
  private static final double[] SHARES = {0.25, 0.5, 0.75, 1};

  /**
   * What was found.
   *
   * @param shares of the simple rows
   * @param mean of the networks and these, of transformed values: {@code [windows][horizon]}
   * @param choice whether there are any
   */
  record Found(SimpleShares shares, double[][] mean, Choice choice) {}

  /**
   * Searches.
   *
   * @param networks their forecasts of transformed values: {@code [windows][horizon]}
   */
  Found search(PanelFold fold, double[][] networks) {
    Map<SimpleMethod, double[][]> rows = new EnumMap<>(SimpleMethod.class);
    for (SimpleMethod row : SimpleMethod.values()) {
      rows.put(row, fold.simple(row, networks, workers));
    }
    Map<SimpleMethod, Double> shares = new EnumMap<>(SimpleMethod.class);
    double[][] mean = networks;
    double[] errors = fold.errors(mean, workers);
    double without = PanelFold.mean(errors);
    double with = Double.POSITIVE_INFINITY;
    for (boolean more = true; more; ) {
      double[][] before = mean;
      double[] than = errors;
      SimpleMethod best = SimpleMethod.PERSISTENCE;
      double taken = 0;
      for (Map.Entry<SimpleMethod, double[][]> row : rows.entrySet()) {
        for (double share : SHARES) {
          double[][] tried = mixed(before, row.getValue(), share);
          double[] own = fold.errors(tried, workers);
          with = Math.min(with, PanelFold.mean(own));
          if (LeftOutRule.better(own, than) && PanelFold.mean(own) < PanelFold.mean(errors)) {
            mean = tried;
            errors = own;
            best = row.getKey();
            taken = share;
          }
        }
      }
      more = taken > 0;
      double rest = 1 - taken;
      shares.replaceAll((row, share) -> rest * share);
      shares.merge(best, taken, Double::sum);
      shares.values().removeIf(share -> share == 0);
    }
    Map<String, Double> told = new LinkedHashMap<>(Map.of("without", without));
    told.put("with", with);
    Choice choice = new Choice("simple rows", told, shares.isEmpty() ? "without" : "with");
    return new Found(new SimpleShares(shares), mean, choice);
  }

  private double[][] mixed(double[][] mean, double[][] row, double share) {
    double[][] mixed = new double[mean.length][];
    workers.each(
        mixed.length,
        j -> {
          mixed[j] = new double[mean[j].length];
          Arrays.setAll(mixed[j], k -> (1 - share) * mean[j][k] + share * row[j][k]);
        });
    return mixed;
  }
}

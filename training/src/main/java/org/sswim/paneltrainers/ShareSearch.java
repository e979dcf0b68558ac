package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sswim.linalg.Workers;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.SimpleShares;
import org.sswim.readout.LeftOutRule;
import org.sswim.training.Search;

/**
 * Chooses the shares of simple rows in forecasts, on one fold after the other. Each round looks for
 * the row and the share that, in a mean with the forecast so far, have the least error. It goes on
 * as long as {@link LeftOutRule} adds them, for whatever they are worth: a mean errs less by
 * itself.
 */
final class ShareSearch {
  private static final double[] SHARES = {0.25, 0.5, 0.75, 1};

  private final Search search;
  private final Workers workers;
  private final Map<PanelFold, Map<SimpleMethod, double[][]>> rows = new LinkedHashMap<>();
  private SimpleShares shares = SimpleShares.NONE;

  /**
   * A search that has found nothing yet.
   *
   * @param search told of it
   */
  ShareSearch(Search search, Workers workers) {
    this.search = search;
    this.workers = workers;
  }

  /** What was found. */
  SimpleShares shares() {
    return shares;
  }

  /**
   * Goes on from the shares that were found before.
   *
   * @param networks their forecasts of transformed values: {@code [windows][horizon]}
   */
  void search(PanelFold fold, double[][] networks) {
    double without = LeftOutRule.sum(fold.errors(networks, workers));
    double[] errors = fold.errors(mean(fold, networks, shares), workers);
    double with = shares.any() ? LeftOutRule.sum(errors) : Double.POSITIVE_INFINITY;
    for (boolean more = true; more; ) {
      more = false;
      SimpleShares before = shares;
      double[] than = errors;
      for (SimpleMethod row : SimpleMethod.values()) {
        for (double share : SHARES) {
          SimpleShares tried = before.mixed(row, share);
          double[] own = fold.errors(mean(fold, networks, tried), workers);
          with = Math.min(with, LeftOutRule.sum(own));
          if (LeftOutRule.better(own, than, 0) && LeftOutRule.sum(own) < LeftOutRule.sum(errors)) {
            shares = tried;
            errors = own;
            more = true;
          }
        }
      }
    }
    Map<String, Double> told = new LinkedHashMap<>(Map.of("without", without));
    told.put("with", with);
    search.add(Search.Kind.SIMPLE_ROWS, told, shares.any() ? "with" : "without");
  }

  /** The mean of networks and simple rows: {@code [windows][horizon]}. */
  double[][] mean(PanelFold fold, double[][] networks, SimpleShares of) {
    Map<SimpleMethod, double[][]> said =
        rows.computeIfAbsent(fold, own -> new EnumMap<>(SimpleMethod.class));
    double rest = of.networks();
    double[][] mean = new double[networks.length][];
    Arrays.setAll(mean, j -> Arrays.stream(networks[j]).map(z -> rest * z).toArray());
    of.shares()
        .forEach(
            (row, share) -> {
              double[][] simple =
                  said.computeIfAbsent(row, own -> fold.simple(own, networks, workers));
              for (int j = 0; j < mean.length; j++) {
                for (int k = 0; k < mean[j].length; k++) {
                  mean[j][k] += share * simple[j][k];
                }
              }
            });
    return mean;
  }
}

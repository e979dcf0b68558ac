package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.SimpleShares;

/**
 * Finds the shares of simple rows that lower the error of forecasts on left-out windows: time after
 * time the shift of weight from one row, or the networks, to another that lowers it most, as long
 * as that is no chance: by its standard error over the series at least.
 */
final class ShareSearch {
  private static final double[] SHIFTS = {0.1, 0.2, 0.4, 1};

  /** A shift must lower the error by this. */
  private static final double CLEAR = 0.002;

  private static final int MOST_SHIFTS = 12;

  /** Series that tell shares apart well enough. */
  private static final int ENOUGH = 4000;

  private final PanelFold fold;
  private final Origins origins;
  private final int every;

  /** Forecasts of transformed values: {@code [networks, then rows][series scored][horizon]}. */
  private final double[][][] z;

  private final Workers workers;
  private final ShareGuard guard;
  private double[] weights;

  ShareSearch(
      PanelFold fold, Origins origins, double[][] networks, ShareGuard guard, Workers workers) {
    this.guard = guard;
    this.fold = fold;
    this.origins = origins;
    this.workers = workers;
    every = Math.max(1, networks.length / ENOUGH);
    SimpleMethod[] rows = SimpleMethod.values();
    z = new double[1 + rows.length][][];
    z[0] = networks;
    for (int r = 0; r < rows.length; r++) {
      z[1 + r] = fold.simple(rows[r], origins, networks, workers);
    }
    weights = new double[z.length];
    weights[0] = 1;
  }

  SimpleShares search() {
    double[] errors = errors(weights);
    for (int s = 0; s < MOST_SHIFTS; s++) {
      @Nullable Tried best = null;
      for (double[] tried : shifted()) {
        double[] own = errors(tried);
        double gain = gain(errors, own);
        if (gain > 0 && (best == null || gain > best.gain) && guard.allows(tried)) {
          best = new Tried(tried, own, gain);
        }
      }
      if (best == null) {
        break;
      }
      weights = best.weights;
      errors = best.errors;
    }
    Map<SimpleMethod, Double> shares = new EnumMap<>(SimpleMethod.class);
    SimpleMethod[] rows = SimpleMethod.values();
    for (int r = 0; r < rows.length; r++) {
      double share = weights[1 + r];
      if (share > 0) {
        shares.put(rows[r], share);
      }
    }
    return new SimpleShares(shares);
  }

  private record Tried(double[] weights, double[] errors, double gain) {}

  /** The forecasts with the shares found: {@code [series scored][horizon]}. */
  double[][] mean() {
    double[][] mean = new double[z[0].length][];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = mean(z, weights, j);
    }
    return mean;
  }

  /**
   * The weighted mean of forecasts.
   *
   * @param z forecasts: {@code [who][windows][horizon]}
   * @param weights of each who
   * @param j a window
   */
  static double[] mean(double[][][] z, double[] weights, int j) {
    double[] mean = new double[z[0][j].length];
    for (int c = 0; c < weights.length; c++) {
      for (int k = 0; k < mean.length && weights[c] > 0; k++) {
        mean[k] += weights[c] * z[c][j][k];
      }
    }
    return mean;
  }

  /** All weights that a shift makes. */
  private List<double[]> shifted() {
    List<double[]> all = new ArrayList<>();
    for (int from = 0; from < weights.length; from++) {
      for (int to = 0; to < weights.length; to++) {
        double before = 0;
        for (double shift : SHIFTS) {
          double amount = Math.min(shift, weights[from]);
          if (to != from && amount > before) {
            double[] tried = weights.clone();
            tried[from] = rounded(tried[from] - amount);
            tried[to] = rounded(tried[to] + amount);
            all.add(tried);
          }
          before = amount;
        }
      }
    }
    return all;
  }

  private static double rounded(double weight) {
    return Math.rint(weight * 1e6) / 1e6;
  }

  /** Errors of some of the series: {@code [series]}. */
  private double[] errors(double[] tried) {
    double[] errors = new double[(z[0].length + every - 1) / every];
    workers.each(
        errors.length, j -> errors[j] = fold.error(j * every, mean(z, tried, j * every), origins));
    return errors;
  }

  /** How much lower a mean is, or 0 if that may be chance or is next to nothing. */
  private static double gain(double[] before, double[] after) {
    double sum = 0;
    double squares = 0;
    double all = 0;
    int count = 0;
    for (int j = 0; j < before.length; j++) {
      double less = before[j] - after[j];
      if (!Double.isNaN(less)) {
        sum += less;
        squares += less * less;
        all += before[j];
        count++;
      }
    }
    if (count < 2) {
      return 0;
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean) / (count - 1));
    return mean > Math.max(deviation, CLEAR * all / count) ? mean : 0;
  }
}

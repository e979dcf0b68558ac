package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.panels.PanelMember;
import org.sswim.panels.SimpleShares;

/** Forecasts of the members so far at the last windows of a sample, which they have not seen. */
final class MemberErrors {
  /** Windows that tell well enough. */
  private static final int ENOUGH = 1000;

  private final PanelFold fold;
  private final PanelWindows windows;
  private final double[][] sum;
  private double[][] mean = new double[0][];
  private int members = 1;

  /**
   * Those of the first member.
   *
   * @param first its forecasts of transformed values: {@code [series scored][horizon]}
   */
  MemberErrors(PanelFold fold, PanelWindows windows, float[][] first) {
    this.fold = fold;
    this.windows = windows;
    sum = Arrays.stream(first).map(PanelFold::widened).toArray(double[][]::new);
  }

  /** Adds those of another member. */
  MemberErrors with(float[][] more) {
    for (int j = 0; j < Math.min(sum.length, more.length); j++) {
      for (int k = 0; k < sum[j].length; k++) {
        sum[j][k] += more[j][k];
      }
    }
    members++;
    return this;
  }

  /**
   * Chooses the shares of simple rows, once all members are there.
   *
   * @param fitted the members
   */
  SimpleShares shares(PanelData data, List<PanelMember> fitted, Workers workers) {
    double[][] networks = new double[sum.length][];
    for (int j = 0; j < sum.length; j++) {
      networks[j] = Arrays.stream(sum[j]).map(value -> value / members).toArray();
    }
    double optimism = optimism(data, fitted, networks, workers);
    ShareGuard guard = new ShareGuard(data, windows, fitted, optimism, workers);
    ShareSearch search = new ShareSearch(fold, windows.origins(), networks, guard, workers);
    SimpleShares shares = search.search();
    mean = search.mean();
    return shares;
  }

  /**
   * How much larger errors are at windows that were not seen: those of networks that have not seen
   * some last windows, over those of the final ones, which have; at least 1.
   */
  private double optimism(
      PanelData data, List<PanelMember> fitted, double[][] networks, Workers workers) {
    int every = Math.max(1, fold.size() / ENOUGH);
    int[] some = new int[(fold.size() + every - 1) / every];
    double[][] unseen = new double[some.length][];
    for (int j = 0; j < some.length; j++) {
      some[j] = fold.window(j * every);
      unseen[j] = networks[j * every];
    }
    Origins origins = windows.origins();
    PanelFold few = new PanelFold(data, origins, windows.targets().columns(), some);
    double ratio =
        few.error(unseen, origins) / few.error(few.said(fitted, origins, workers), origins);
    return ratio > 1 && Double.isFinite(ratio) ? ratio : 1;
  }

  /** What the mean is worth: 1 is as much as the seasonal naive forecast. */
  double error() {
    return fold.error(mean, windows.origins());
  }

  /** Half-widths of intervals in scales: quantiles of the absolute errors at each lead. */
  float[][] widths(PanelData data, List<Double> levels) {
    return PanelIntervals.widths(data, windows, fold, mean, levels);
  }
}

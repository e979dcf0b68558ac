package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.panels.PanelMember;
import org.sswim.panels.SimpleShares;

/** Forecasts of the members so far at the last windows of a sample, which they have not seen. */
final class MemberErrors {
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
    ShareGuard guard = new ShareGuard(data, windows, fitted, workers);
    ShareSearch search = new ShareSearch(fold, windows.origins(), networks, guard, workers);
    SimpleShares shares = search.search();
    mean = search.mean();
    return shares;
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

package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.ThetaShare;

/** Forecasts of the members so far at the last windows of a sample, which they have not seen. */
final class MemberErrors {
  /** Shares of the Theta method that are tried. */
  private static final double[] SHARES = {0.2, 0.4, 0.6, 0.8};

  /** It must lower the error by this. */
  private static final double CLEAR = 0.005;

  private final PanelFold fold;
  private final PanelWindows windows;
  private final Origins origins;
  private final double[][] sum;
  private double @Nullable [][] theta;
  private ThetaShare share = ThetaShare.NONE;
  private int members = 1;

  /**
   * Those of the first member.
   *
   * @param first its forecasts of transformed values: {@code [series scored][horizon]}
   */
  MemberErrors(PanelFold fold, PanelWindows windows, double[][] first) {
    this.fold = fold;
    this.windows = windows;
    origins = windows.origins();
    sum = first;
  }

  /** Adds those of another member. */
  MemberErrors with(double[][] more) {
    for (int j = 0; j < Math.min(sum.length, more.length); j++) {
      for (int k = 0; k < sum[j].length; k++) {
        sum[j][k] += more[j][k];
      }
    }
    members++;
    return this;
  }

  /** The mean of the members, with the share of the Theta method once that is chosen. */
  private double[][] mean() {
    double[][] mean = new double[sum.length][];
    for (int j = 0; j < sum.length; j++) {
      double[] own = Arrays.stream(sum[j]).map(value -> value / members).toArray();
      mean[j] = theta == null ? own : share.mean(own, theta[j]);
    }
    return mean;
  }

  /** Chooses the share of the Theta method. */
  ThetaShare share(Workers workers) {
    double[][] networks = mean();
    double[][] added = fold.theta(origins, networks, workers);
    double least = (1 - CLEAR) * fold.error(networks, origins);
    for (double some : SHARES) {
      ThetaShare tried = new ThetaShare(some);
      double[][] both = new double[networks.length][];
      for (int j = 0; j < both.length; j++) {
        both[j] = tried.mean(networks[j], added[j]);
      }
      double error = fold.error(both, origins);
      if (error < least) {
        least = error;
        share = tried;
      }
    }
    theta = added;
    return share;
  }

  /** What the mean is worth: 1 is as much as the seasonal naive forecast. */
  double error() {
    return fold.error(mean(), origins);
  }

  /** Half-widths of intervals in scales: quantiles of the absolute errors at each lead. */
  float[][] widths(PanelData data, List<Double> levels) {
    return PanelIntervals.widths(data, windows, fold, mean(), levels);
  }
}

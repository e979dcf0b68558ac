package org.sswim.paneltrainers;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.linalg.Workers;
import org.sswim.panels.PanelMember;
import org.sswim.panels.SimpleMethod;

/**
 * Holds shares of simple rows to windows from all over the series. The last windows, which choose,
 * may all end at one time, at the end of a week for example, where simple rows are worth more or
 * less than at others.
 *
 * <p>The networks have seen these windows, which favours them where there are few. So they are held
 * to what they would have been worth, had they not, as far as the last windows tell.
 */
final class ShareGuard {
  /** Windows that tell well enough. */
  private static final int ENOUGH = 1000;

  /** Shares may raise the error by this. */
  private static final double TOLERATED = 0.01;

  private final PanelFold fold;
  private final Origins origins;
  private final double[][][] z;
  private final double most;
  private final Workers workers;

  /**
   * A guard.
   *
   * @param windows those of the first member
   * @param optimism how much larger errors of networks are at windows that they have not seen
   */
  ShareGuard(
      PanelData data,
      PanelWindows windows,
      List<PanelMember> members,
      double optimism,
      Workers workers) {
    this.workers = workers;
    origins = windows.origins();
    int[] training = IntStream.range(0, origins.train()).toArray();
    fold =
        new PanelFold(data, origins, windows.targets().columns(), PanelFold.some(training, ENOUGH));
    SimpleMethod[] rows = SimpleMethod.values();
    z = new double[1 + rows.length][][];
    z[0] = fold.said(members, origins, workers);
    for (int r = 0; r < rows.length; r++) {
      z[1 + r] = fold.simple(rows[r], origins, z[0], workers);
    }
    most = (1 + TOLERATED) * optimism * fold.error(z[0], origins);
  }

  /** Whether forecasts of such weights are not clearly worse than those of the networks. */
  boolean allows(double[] weights) {
    double[] errors = new double[z[0].length];
    workers.each(
        errors.length, j -> errors[j] = fold.error(j, ShareSearch.mean(z, weights, j), origins));
    double sum = 0;
    int count = 0;
    for (double error : errors) {
      sum += Double.isNaN(error) ? 0 : error;
      count += Double.isNaN(error) ? 0 : 1;
    }
    return sum / count <= most;
  }
}

package org.sswim.forecasters;

import java.util.Arrays;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Targets;

/**
 * The targets of the windows of a series, as shifted views of it: at lead k = 1 .. O the change
 * from the last row, or the value itself. Ordered by lead, then by signal, so that the targets of a
 * shorter horizon are the first columns of those of a longer one.
 *
 * @param series the windows
 * @param horizon O
 * @param changes whether targets are changes from the last row of a window
 * @param channelWeight weight of the squared error of each channel
 * @param leadStep leads between those that are targets, 1 for all
 */
public record WindowTargets(
    WindowedSeries series, int horizon, boolean changes, double[] channelWeight, int leadStep)
    implements Targets.Values {
  /** Target columns that tell options apart well enough. */
  private static final int ENOUGH = 720;

  /**
   * The targets of windows.
   *
   * @param horizon O, leads that are targets, at least 1
   * @param changes whether targets are changes from the last row of the window, and not the values
   *     themselves
   * @param channelWeight weight of each channel's squared error, above 0: {@code [channels]}
   */
  public static WindowTargets of(
      WindowedSeries series, int horizon, boolean changes, double[] channelWeight) {
    return new WindowTargets(series, horizon, changes, channelWeight, 1);
  }

  @Override
  public int columns() {
    return columns(horizon);
  }

  /** Number of columns of a horizon: leads that are targets, times signals. */
  int columns(int leads) {
    return Math.multiplyExact((leads + leadStep - 1) / leadStep, series.signals());
  }

  @Override
  public void write(SampleBlock block, int reach, float[] out) {
    int signals = series.signals();
    int columns = columns();
    int lane = block.lane();
    for (int i = 0; i < block.count(); i++) {
      int start = block.start(i);
      int at = i * columns;
      for (int q = 0; q < reach / signals; q++) {
        int k = q * leadStep;
        for (int s = 0; s < signals; s++) {
          float origin = changes ? series.last(lane, start, s) : 0;
          out[at++] = series.centred(lane, start, start + series.window() + k, s) - origin;
        }
      }
      Arrays.fill(out, at, (i + 1) * columns, 0);
    }
  }

  @Override
  public boolean complete() {
    return series.complete();
  }

  @Override
  public boolean complete(int lane, int place, int reach) {
    int leads = Math.min(horizon, reach / series.signals() * leadStep);
    return series.complete(lane, place, leads);
  }

  /** In shared mode the samples of a channel carry its weight, in joint mode its columns do. */
  @Override
  public double laneWeight(int lane) {
    return series.lanes() == 1 ? 1 : channelWeight[lane];
  }

  @Override
  public double columnWeight(int column) {
    return series.lanes() > 1 ? 1 : channelWeight[column % series.signals()];
  }

  @Override
  public int signals() {
    return series.signals();
  }

  @Override
  public boolean ofSampleSignals() {
    return true;
  }

  /**
   * The same at every n-th lead, from the first on, so that about {@value #ENOUGH} columns are
   * left, or all if there are no more. Neighbouring leads tell options and neurons apart alike, and
   * time grows with their number.
   */
  @Override
  public WindowTargets thinned() {
    int step = (int) (((long) horizon * series.signals() + ENOUGH - 1) / ENOUGH);
    return new WindowTargets(series, horizon, changes, channelWeight, step);
  }
}

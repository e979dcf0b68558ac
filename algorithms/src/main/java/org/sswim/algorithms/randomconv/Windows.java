package org.sswim.algorithms.randomconv;

import java.util.Arrays;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleRange;

/**
 * Windows and what follows them.
 *
 * @param count number of windows
 * @param steps H
 * @param signals values of a step
 * @param outputs targets of a window
 * @param x row-major {@code [count][steps][signals]}
 * @param y row-major {@code [count][outputs]}
 * @param weight weight of each window's squared error, above 0: {@code [count]}
 */
record Windows(
    int count, int steps, int signals, int outputs, float[] x, float[] y, double[] weight) {
  /** Numbers that windows and what is left of their targets may take; else they are thinned. */
  private static final long ROOM = 60_000_000;

  /**
   * The windows of a range, but for those whose targets were not all observed.
   *
   * @param relative whether values are relative to the last row of the window
   * @param channelWeight weight of the errors of each channel
   * @param stride rows between them at least
   */
  static Windows of(
      WindowedSeries series,
      boolean relative,
      double[] channelWeight,
      SampleRange range,
      int horizon,
      int stride) {
    int outputs = series.outputs(horizon);
    int inputs = series.window() * series.signals();
    long all = (long) range.count() * series.lanes() * (inputs + 5L * outputs);
    int step = (int) Math.min(range.count(), Math.max(stride, (all + ROOM - 1) / ROOM));
    int count = 0;
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int at = range.start(); at < range.end(); at += step) {
        count += series.complete(lane, at, horizon) ? 1 : 0;
      }
    }
    float[] x = new float[count * inputs];
    float[] y = new float[count * outputs];
    double[] weight = new double[count];
    int i = 0;
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int at = range.start(); at < range.end(); at += step) {
        if (series.complete(lane, at, horizon)) {
          StageForecaster.inputs(series, lane, at, relative, x, i * inputs);
          targets(series, lane, at, relative, outputs, y, i * outputs);
          weight[i++] = series.lanes() == 1 ? 1 : channelWeight[lane];
        }
      }
    }
    return new Windows(count, series.window(), series.signals(), outputs, x, y, weight);
  }

  private static void targets(
      WindowedSeries series,
      int lane,
      int start,
      boolean relative,
      int outputs,
      float[] y,
      int at) {
    int signals = series.signals();
    int behind = start + series.window();
    for (int k = 0; k < outputs; k++) {
      float base = relative ? series.value(lane, behind - 1, k % signals) : 0;
      y[at + k] = series.value(lane, behind + k / signals, k % signals) - base;
    }
  }

  /** Mean of weighted squared errors, if these are what is left of the targets. */
  double error(double[] left) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      double own = 0;
      for (int k = i * outputs; k < (i + 1) * outputs; k++) {
        own += left[k] * left[k];
      }
      sum += weight[i] * own;
      total += weight[i] * outputs;
    }
    return sum / total;
  }

  /** The targets in double precision, of which stages take their part. */
  double[] targets() {
    double[] left = new double[count * outputs];
    Arrays.setAll(left, i -> y[i]);
    return left;
  }
}

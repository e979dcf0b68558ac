package org.sswim.algorithms.randomconv;

import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleRange;

/** Makes windows of a series; those whose targets were not all observed are left out. */
record WindowMaker(WindowedSeries series, boolean relative, double[] channelWeight) {
  /** Numbers that windows and what is left of their targets may take; else they are thinned. */
  private static final long ROOM = 60_000_000;

  /**
   * The windows of a range.
   *
   * @param stride rows between them at least
   */
  Windows of(SampleRange range, int horizon, int stride) {
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
          targets(lane, at, outputs, y, i * outputs);
          weight[i++] = series.lanes() == 1 ? 1 : channelWeight[lane];
        }
      }
    }
    return new Windows(count, series.window(), series.signals(), outputs, x, y, weight);
  }

  private void targets(int lane, int start, int outputs, float[] y, int at) {
    int signals = series.signals();
    int behind = start + series.window();
    for (int k = 0; k < outputs; k++) {
      float base = relative ? series.value(lane, behind - 1, k % signals) : 0;
      y[at + k] = series.value(lane, behind + k / signals, k % signals) - base;
    }
  }
}

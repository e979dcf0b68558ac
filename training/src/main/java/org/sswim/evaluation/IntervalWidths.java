package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.Intervals;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/**
 * The mean width of intervals that do not lie evenly around forecasts, as limits cut them or they
 * are even on another scale.
 */
final class IntervalWidths {
  private static final int MOST_WINDOWS = 256;

  private IntervalWidths() {}

  /**
   * The mean full width of every level, over leads, channels and windows.
   *
   * @param range windows from which forecasts are made
   * @param stride rows between those that are taken
   * @param unit by which standardised widths of a channel are multiplied: {@code [channels]}
   */
  static double[] means(
      BlockForecaster forecaster,
      WindowedSeries windows,
      SampleRange range,
      int stride,
      Intervals intervals,
      double[] unit) {
    int horizon = intervals.columns() / windows.channels();
    int outputs = windows.outputs(horizon);
    int count = (range.count() + stride - 1) / stride;
    double[] widths = new double[intervals.levels().size()];
    double[] out = new double[Math.min(MOST_WINDOWS, count) * outputs];
    for (int lane = 0; lane < windows.lanes(); lane++) {
      for (int from = 0; from < count; from += MOST_WINDOWS) {
        int some = Math.min(MOST_WINDOWS, count - from);
        int start = range.start() + from * stride;
        forecaster.forecast(windows, new SampleBlock(lane, start, some, stride), horizon, out);
        for (int i = 0; i < some * outputs; i++) {
          int channel = windows.channel(lane, i % windows.signals());
          int column = i % outputs / windows.signals() * windows.channels() + channel;
          add(forecaster.scale(), intervals, channel, column, out[i], unit[channel], widths);
        }
      }
    }
    for (int l = 0; l < widths.length; l++) {
      widths[l] /= (double) count * intervals.columns();
    }
    return widths;
  }

  private static void add(
      OutputScale scale,
      Intervals intervals,
      int channel,
      int column,
      double z,
      double unit,
      double[] widths) {
    for (int l = 0; l < widths.length; l++) {
      double half = intervals.halfWidths()[l * intervals.columns() + column];
      widths[l] += unit * (scale.moved(channel, z, half) - scale.moved(channel, z, -half));
    }
  }
}

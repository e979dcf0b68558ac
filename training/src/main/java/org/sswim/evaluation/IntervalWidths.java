package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.Intervals;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;

/**
 * The mean width of intervals that do not lie evenly around forecasts, as limits cut them or they
 * are even on another scale.
 */
final class IntervalWidths {
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
      double[] unit,
      Workers workers) {
    int horizon = intervals.columns() / windows.channels();
    int count = (range.count() + stride - 1) / stride;
    double[] widths = new double[intervals.levels().size()];
    OutputScale scale = forecaster.scale();
    forecaster.visit(
        windows,
        range,
        stride,
        horizon,
        workers,
        (window, column, channel, truth, z) -> {
          for (int l = 0; l < widths.length; l++) {
            double half = intervals.halfWidths()[l * intervals.columns() + column];
            double width = scale.moved(channel, z, half) - scale.moved(channel, z, -half);
            widths[l] += unit[channel] * width;
          }
        });
    for (int l = 0; l < widths.length; l++) {
      widths[l] /= (double) count * intervals.columns();
    }
    return widths;
  }
}

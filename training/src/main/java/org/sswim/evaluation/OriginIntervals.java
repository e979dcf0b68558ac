package org.sswim.evaluation;

import org.sswim.forecasters.OutputScale;
import org.sswim.forecasting.Intervals;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * Conformal intervals of one model around its forecasts at some origins, on the series' own scale.
 *
 * @param model the model
 * @param level nominal coverage in per cent
 * @param lower {@code [origins][channels][horizon]}
 * @param upper {@code [origins][channels][horizon]}
 */
public record OriginIntervals(String model, double level, double[][][] lower, double[][][] upper) {

  /**
   * The share of the truths of all origins, channels and leads that lie within; NaN if none was
   * observed.
   *
   * @param origins rows that the forecasts see last
   */
  public double coverage(TimeSeries series, int[] origins) {
    long held = 0;
    long count = 0;
    for (int o = 0; o < origins.length; o++) {
      for (int c = 0; c < series.channels(); c++) {
        for (int k = 0; k < lower[o][c].length; k++) {
          int row = origins[o] + 1 + k;
          if (series.observed(row, c)) {
            double truth = series.value(row, c);
            held += truth >= lower[o][c][k] && truth <= upper[o][c][k] ? 1 : 0;
            count++;
          }
        }
      }
    }
    return (double) held / count;
  }

  /**
   * The mean of upper minus lower bound of a channel.
   *
   * @param channel its index
   */
  public double width(int channel) {
    double sum = 0;
    for (int o = 0; o < lower.length; o++) {
      for (int k = 0; k < lower[o][channel].length; k++) {
        sum += upper[o][channel][k] - lower[o][channel][k];
      }
    }
    return sum / ((double) lower.length * lower[0][channel].length);
  }

  /**
   * A bound around a forecast.
   *
   * @param values the forecast: {@code [channels][horizon]}, of all channels or the first ones
   * @param level index of the level
   * @param side -1 for the lower bound, 1 for the upper one
   * @param scale of the forecaster that the intervals are of
   * @param standardizer of the forecaster's windows
   */
  public static double[][] bound(
      double[][] values,
      Intervals intervals,
      int level,
      int side,
      OutputScale scale,
      Standardizer standardizer) {
    double[][] bound = new double[values.length][];
    for (int c = 0; c < values.length; c++) {
      bound[c] = new double[values[c].length];
      int channels = intervals.columns() / bound[c].length;
      for (int k = 0; k < values[c].length; k++) {
        double half = intervals.halfWidths()[level * intervals.columns() + k * channels + c];
        bound[c][k] = moved(c, values[c][k], side * half, scale, standardizer);
      }
    }
    return bound;
  }

  /**
   * A value on the series' own scale, moved by so many standard deviations on a forecaster's scale.
   *
   * @param standardizer of the values that forecasters are scored on
   */
  private static double moved(
      int channel, double value, double z, OutputScale scale, Standardizer standardizer) {
    return scale.plain()
        ? standardizer.moved(channel, value, z)
        : scale.clip(
            channel,
            standardizer.invert(
                channel, scale.moved(channel, standardizer.score(channel, value), z)));
  }
}

package org.sswim.forecasting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.sswim.series.TimeSeries;

/**
 * How numbers of each column are written. They are rounded to as many decimals as the observed
 * values have. A step is at most a hundredth and at least a hundred-thousandth of the column's
 * deviation. More would be noise, fewer would hide what the model says of small counts.
 */
public final class Decimals {
  /** Stands for every decimal that a double has. */
  public static final int FULL = -1;

  /** Stands for a number of its own for each column. */
  public static final int AUTO = -2;

  private static final int COARSEST = 2;
  private static final int FINEST = 5;

  private final int[] decimals;
  private final int[] most;

  private Decimals(int[] decimals, int[] most) {
    this.decimals = decimals;
    this.most = most;
  }

  /** The same for all columns: a number of decimals, or {@link #FULL}. */
  public static Decimals of(int number, int columns) {
    int[] all = new int[columns];
    Arrays.fill(all, number);
    return new Decimals(all, all);
  }

  /** Those of the channels of a model, before any value was seen. */
  public static Decimals of(ForecastModel model) {
    int channels = model.channels().size();
    int[] least = new int[channels];
    int[] most = new int[channels];
    for (int c = 0; c < channels; c++) {
      int magnitude = magnitude(deviation(model, c));
      least[c] = Math.max(0, COARSEST - magnitude);
      most[c] = Math.max(0, FINEST - magnitude);
    }
    return new Decimals(least, most);
  }

  /** Those of the channels of a model that forecasts a series. */
  public static Decimals of(ForecastModel model, TimeSeries series) {
    Decimals decimals = of(model);
    for (int c = 0; c < model.channels().size(); c++) {
      int column = series.channelNames().indexOf(model.channels().get(c));
      for (int row = 0; row < series.rows() && !decimals.done(c); row++) {
        decimals.see(c, series.value(row, column));
      }
    }
    return decimals;
  }

  /** On the scale of the values; of logarithms it is relative to them. */
  private static double deviation(ForecastModel model, int channel) {
    double std = model.standardizer().std(channel);
    double step =
        Math.abs(model.standardizer().invert(channel, 1) - model.standardizer().invert(channel, 0));
    return step > 0 && Double.isFinite(step) ? step : std;
  }

  private static int magnitude(double deviation) {
    return deviation > 0 && Double.isFinite(deviation)
        ? (int) Math.floor(Math.log10(deviation))
        : 0;
  }

  /** Whether nothing that is seen can make a difference any more. */
  private boolean done(int column) {
    return decimals[column] == FULL || decimals[column] >= most[column];
  }

  /** Takes note of an observed value. */
  public void see(int column, double value) {
    if (!done(column) && Double.isFinite(value)) {
      int scale = new BigDecimal(Double.toString(value)).stripTrailingZeros().scale();
      decimals[column] = Math.min(most[column], Math.max(decimals[column], scale));
    }
  }

  /** A number of a column as text. */
  public String format(int column, double value) {
    if (decimals[column] == FULL || !Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded =
        new BigDecimal(Double.toString(value)).setScale(decimals[column], RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}

package org.sswim.panels;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.series.SeasonalIndices;

/**
 * How a network sees the history of a series: its last rows, several in each step. They are on a
 * scale of their own and relative to their own level.
 *
 * <p>Let z be the transformed values up to the origin e, m the lag of the scale. Level l is the
 * mean of the last m rows; with m = 1 it is the last row. Scale s is the mean of {@code |z(t) - z(t
 * - m)|} over the window. The network sees {@code (z(t) - l) / s}. A window that reaches back
 * beyond the first row goes on with the first season, over and over. At lead k the network
 * forecasts {@code (z(e + k) - r(k)) / s} where r(k) repeats the last {@link #reference} rows, or
 * is the Theta forecast of z.
 *
 * @param window W, rows seen, a multiple of {@code step}
 * @param step rows that make a step of the network: the signals, oldest first
 * @param lag m, at least 1
 * @param reference rows that the forecast's origin repeats: 1 the last row, m the last season;
 *     {@link #THETA} for the Theta forecast
 */
public record PanelView(int window, int step, int lag, int reference) {
  /** The reference of forecasts that start from Theta. */
  public static final int THETA = 0;

  /** Rows that Theta sees at most: the last ones. */
  private static final int SMOOTHED = 512;

  /** Beyond so many scales a value says no more than that it is far away. */
  public static final float FAR = 30;

  /** A forecast leaves its reference by at most so many scales. */
  public static final float FARTHEST = 15;

  /** Checks the ranges. */
  public PanelView {
    Checks.that(window >= 1 && step >= 1 && window % step == 0 && lag >= 1 && reference >= 0)
        .or(
            "a view needs a window of whole steps, a lag of at least 1 and a reference of at least"
                + " 0; got %s, %s, %s and %s",
            window, step, lag, reference);
  }

  /** Steps of the network in a window. */
  public int steps() {
    return window / step;
  }

  /**
   * The row that stands at a place of the window, before the first row that of the first season.
   *
   * @param end e, one past the last row seen
   * @param place 0 .. window - 1
   */
  public int row(int end, int place) {
    int row = end - window + place;
    if (row >= 0) {
      return row;
    }
    int period = Math.min(lag, end);
    return Math.floorMod(row, period);
  }

  /**
   * What the forecasts after the rows before {@code end} start from. Theta sees the last {@value
   * #SMOOTHED} rows, with a season that is {@linkplain SeasonalIndices#shrunk shrunk}. Up to the
   * first season it is the last row of each place of the season.
   *
   * @return r: {@code [horizon]}
   */
  public float[] starts(float[] z, int end, int horizon) {
    float[] starts = new float[horizon];
    if (reference == THETA && end > lag) {
      int rows = Math.min(SMOOTHED, end);
      double[] x = new double[rows];
      Arrays.setAll(x, t -> z[end - rows + t]);
      double[] theta = SimpleMethod.theta(x, SeasonalIndices.shrunk(x, lag), horizon);
      for (int k = 0; k < horizon; k++) {
        starts[k] = (float) theta[k];
      }
    } else {
      for (int k = 0; k < horizon; k++) {
        starts[k] = z[referenceRow(end, k + 1)];
      }
    }
    return starts;
  }

  /**
   * The row that stands for lead k = 1, 2, ... where a forecast starts; of Theta a season before.
   */
  public int referenceRow(int end, int lead) {
    int period = Math.min(reference == THETA ? lag : reference, end);
    return end - period + (lead - 1) % period;
  }

  /** The level l of the rows before {@code end}. */
  public float level(float[] z, int end) {
    int rows = Math.min(lag, end);
    double sum = 0;
    for (int t = end - rows; t < end; t++) {
      sum += z[t];
    }
    return (float) (sum / rows);
  }

  /**
   * The scale s of the rows before {@code end}: the mean absolute seasonal difference over the
   * window. It is at least a tenth of that over all rows before {@code end}, and above 0. Up to the
   * first season there is no such difference: s is next to nothing, so that forecasts repeat r.
   */
  public float scale(float[] z, int end) {
    double own = difference(z, Math.max(lag, end - window), end, lag);
    double all = difference(z, lag, end, lag);
    double size = 0;
    for (int t = Math.max(0, end - window); t < end; t++) {
      size = Math.max(size, Math.abs(z[t]));
    }
    return (float) Math.max(Math.max(own, 0.1 * all), Math.max(1e-4 * size, 1e-6));
  }

  /** The mean absolute difference of rows m apart, the later ones within a range; 0 for none. */
  static double difference(float[] z, int from, int to, int m) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += Math.abs(z[t] - z[t - m]);
    }
    return to > from ? sum / (to - from) : 0;
  }

  /** What the network sees at a place of the window. */
  public float seen(float[] z, int end, int place, float level, float scale) {
    float value = (z[row(end, place)] - level) / scale;
    return Math.max(-FAR, Math.min(FAR, value));
  }

  /** The share of the window that lies before the first row, in [0, 1]. */
  public float unseen(int end) {
    return end >= window ? 0 : (float) (window - end) / window;
  }
}

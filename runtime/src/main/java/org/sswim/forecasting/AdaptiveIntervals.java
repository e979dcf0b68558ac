package org.sswim.forecasting;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.stored.StateBytes;

/**
 * Prediction intervals of a stream that widen where they miss too often and narrow where they miss
 * too seldom. The half-width of every level, lead and channel is the model's h times a factor m
 * that begins at 1. When a row arrives, the forecast that was made k rows before either missed, e =
 * 1, or held, e = 0, the interval as it is now. Then
 *
 * <pre>
 *   m := max(0, m + rate (e - (1 - level / 100)))
 * </pre>
 *
 * so that in the long run the share of misses is the nominal one, whatever the series does. With m
 * at most M, after T rows it differs by at most (M + rate) / (rate T). That holds for the interval
 * at the time a row arrives. The interval that was printed with a forecast k rows ahead is k rows
 * older.
 *
 * <p>Holds the forecasts of the last O rows. Neither method allocates. Not for use by several
 * threads.
 *
 * @see <a href="https://arxiv.org/abs/2106.00170">Gibbs and Candès 2021, adaptive conformal
 *     inference</a>
 * @see <a href="https://arxiv.org/abs/2307.16895">Angelopoulos, Candès and Tibshirani 2023, whose
 *     quantile tracking this is, in units of h and with delayed truth</a>
 */
public final class AdaptiveIntervals {
  /** How fast factors follow, chosen on validation blocks: see docs/how-to/intervals.md. */
  public static final double RATE = 0.01;

  private static final long MOST_VALUES = 1 << 28;

  private final Intervals intervals;
  private final double rate;
  private final double[] miss;
  private final float[] halfWidths;
  private final float[] factors;
  private final int horizon;
  private final int channels;

  /** Standardised forecasts of the last O rows, a ring: {@code [horizon][horizon][channels]}. */
  private final float[] forecasts;

  /** The row after which each was made; -1 for none. */
  private final long[] madeAfter;

  private long rows;

  /**
   * Intervals of a stream that has seen no row.
   *
   * @param channels number of channels
   * @param rate above 0, at most 1
   * @throws IllegalArgumentException if the forecasts of O rows are too many to be held
   */
  AdaptiveIntervals(Intervals intervals, int channels, double rate) {
    Checks.that(rate > 0 && rate <= 1).or("the rate must lie in (0, 1]; got %s", rate);
    this.intervals = intervals;
    this.rate = rate;
    this.channels = channels;
    horizon = intervals.columns() / channels;
    long held = (long) horizon * horizon * channels;
    Checks.that(held <= MOST_VALUES)
        .or(
            "adaptive intervals hold the forecasts of as many rows as the horizon has, here %s"
                + " values; at most %s are supported; fit a shorter horizon",
            held, MOST_VALUES);
    miss = intervals.levels().stream().mapToDouble(level -> 1 - level / 100).toArray();
    halfWidths = intervals.halfWidths();
    factors = new float[halfWidths.length];
    Arrays.fill(factors, 1);
    forecasts = new float[(int) held];
    madeAfter = new long[horizon];
    Arrays.fill(madeAfter, -1);
  }

  /** Those of another stream that has seen no row. */
  AdaptiveIntervals anew() {
    return new AdaptiveIntervals(intervals, channels, rate);
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    bytes.floats(factors);
    bytes.floats(forecasts);
    bytes.longs(madeAfter);
    rows = bytes.number(rows);
  }

  /**
   * Takes a row and follows, but for channels that were not observed.
   *
   * @param row standardised, NaN where not observed: {@code [channels]}
   */
  void observe(float[] row) {
    int columns = horizon * channels;
    // Rows count from 0: this is row number `rows`.
    for (int k = 1; k <= horizon && k <= rows; k++) {
      int slot = (int) ((rows - k) % horizon);
      if (madeAfter[slot] != rows - k) {
        continue;
      }
      for (int c = 0; c < channels; c++) {
        if (Float.isNaN(row[c])) {
          continue;
        }
        int column = (k - 1) * channels + c;
        float error = Math.abs(row[c] - forecasts[slot * columns + column]);
        for (int level = 0; level < miss.length; level++) {
          follow(level * columns + column, error, level);
        }
      }
    }
    rows++;
  }

  private void follow(int at, float error, int level) {
    double missed = error > factors[at] * halfWidths[at] ? 1 : 0;
    factors[at] = (float) Math.max(0, factors[at] + rate * (missed - miss[level]));
  }

  /** Remembers a value of the forecast made after the last row; see {@link #remembered}. */
  void remember(int column, double z) {
    int slot = (int) ((rows - 1) % horizon);
    forecasts[slot * horizon * channels + column] = (float) z;
  }

  /** Says that every value of the forecast made after the last row is remembered. */
  void remembered() {
    madeAfter[(int) ((rows - 1) % horizon)] = rows - 1;
  }

  /** The present half-width, standardised. */
  double halfWidth(int level, int column) {
    int at = level * horizon * channels + column;
    return (double) factors[at] * halfWidths[at];
  }
}

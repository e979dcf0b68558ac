package org.sswim.forecasting;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.StateBytes;

/**
 * The prediction intervals of a stream: as fitted, or widening where they miss too often and
 * narrowing where they miss too seldom. The half-width of every level, lead and channel is the
 * model's h times a factor m that begins at 1. When a row arrives, the forecast of k rows before
 * has an interval of the present width. It misses the row, e = 1, or holds it, e = 0. Then
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

  private final ForecastModel model;
  private final @Nullable Intervals intervals;
  private final double rate;
  private final double[] miss;
  private final int horizon;
  private final int channels;
  private final float[] factors;

  /** Standardised forecasts of the last O rows, a ring: {@code [horizon][horizon][channels]}. */
  private final float[] forecasts;

  /** The row after which each was made; -1 for none. */
  private final long[] madeAfter;

  /** The row that is learnt from, standardised, NaN where not observed: {@code [channels]}. */
  private final float[] observed;

  private long rows;

  /**
   * Intervals of a stream that has seen no row.
   *
   * @param rate above 0, at most 1; 0 for intervals that stay as they were fitted
   * @throws IllegalArgumentException if the forecasts of O rows are too many to be held
   */
  AdaptiveIntervals(ForecastModel model, double rate) {
    this.model = model;
    this.rate = rate;
    intervals = rate > 0 ? fitted(model) : model.intervals();
    channels = model.channels().size();
    horizon = rate > 0 ? model.spec().horizon() : 0;
    long held = (long) horizon * horizon * channels;
    Checks.that(held <= MOST_VALUES)
        .or(
            "adaptive intervals hold the forecasts of as many rows as the horizon has, here %s"
                + " values; at most %s are supported",
            held, MOST_VALUES);
    List<Double> levels = intervals == null ? List.of() : intervals.levels();
    miss = levels.stream().mapToDouble(level -> 1 - level / 100).toArray();
    factors = new float[levels.size() * horizon * channels];
    Arrays.fill(factors, 1);
    forecasts = new float[(int) held];
    madeAfter = new long[horizon];
    Arrays.fill(madeAfter, -1);
    observed = new float[channels];
  }

  /** Those of another stream that has seen no row. */
  AdaptiveIntervals anew() {
    return new AdaptiveIntervals(model, rate);
  }

  private static Intervals fitted(ForecastModel model) {
    Intervals own = model.intervals();
    if (own == null) {
      throw new IllegalStateException("the model has no prediction intervals");
    }
    return own;
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    if (rate > 0) {
      bytes.floats(factors);
      bytes.floats(forecasts);
      bytes.longs(madeAfter);
      rows = bytes.number(rows);
    }
  }

  /** Learns from a row: from the values that were seen and that nothing stands for. */
  void observe(double[] seen, ColumnIntake screen) {
    if (rate == 0) {
      return;
    }
    for (int c = 0; c < channels; c++) {
      double value = screen.held(c) ? Double.NaN : seen[c];
      observed[c] = model.standardizer().apply(c, value);
    }
    int columns = horizon * channels;
    // Rows count from 0: this is row number `rows`.
    for (int k = 1; k <= horizon && k <= rows; k++) {
      int slot = (int) ((rows - k) % horizon);
      if (madeAfter[slot] != rows - k) {
        continue;
      }
      for (int c = 0; c < channels; c++) {
        if (Float.isNaN(observed[c])) {
          continue;
        }
        int column = (k - 1) * channels + c;
        float error = Math.abs(observed[c] - forecasts[slot * columns + column]);
        for (int level = 0; level < miss.length; level++) {
          follow(level * columns + column, error, level);
        }
      }
    }
    rows++;
  }

  private void follow(int at, float error, int level) {
    float half = Objects.requireNonNull(intervals).halfWidths()[at];
    double missed = error > factors[at] * half ? 1 : 0;
    factors[at] = (float) Math.max(0, factors[at] + rate * (missed - miss[level]));
  }

  /**
   * Remembers one value of the forecast made after the last row; see {@link #remembered}.
   *
   * @param z the output, standardised
   * @param value what was made of it, on the series' own scale
   */
  void remember(int column, int channel, double z, double value) {
    if (rate > 0) {
      int slot = (int) ((rows - 1) % horizon);
      boolean as = model.bounds().none();
      double kept = as ? z : model.standardizer().score(channel, value);
      forecasts[slot * horizon * channels + column] = (float) kept;
    }
  }

  /** Says that every value of the forecast made after the last row is remembered. */
  void remembered() {
    if (rate > 0) {
      madeAfter[(int) ((rows - 1) % horizon)] = rows - 1;
    }
  }

  /**
   * The band around a forecast, see {@link StreamingForecaster#interval}.
   *
   * @throws IllegalStateException if the model has no prediction intervals
   */
  void write(int level, double[] forecast, double[] lower, double[] upper) {
    Intervals own = fitted(model);
    Objects.checkIndex(level, own.levels().size());
    for (int i = 0; i < own.columns(); i++) {
      int at = level * own.columns() + i;
      double half = (rate > 0 ? (double) factors[at] : 1) * own.halfWidths()[at];
      int c = i % channels;
      lower[i] = model.bounds().clip(c, model.standardizer().moved(c, forecast[i], -half));
      upper[i] = model.bounds().clip(c, model.standardizer().moved(c, forecast[i], half));
    }
  }
}

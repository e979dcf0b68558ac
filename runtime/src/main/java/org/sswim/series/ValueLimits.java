package org.sswim.series;

import java.util.Arrays;
import java.util.Objects;
import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/**
 * The limits within which values of a column are believed. There is a lower and an upper bound for
 * each channel of a series, then each past column, then each known one.
 *
 * <pre>
 *   [q1 - d, q3 + d],   d = max(20 s, 3 w)
 * </pre>
 *
 * <p>where s is the distance of the quartiles q1 and q3 of the fitted rows. Where the quartiles are
 * equal, the 10th and 90th, 5th and 95th or 2.5th and 97.5th percentiles stand in. The distance of
 * the 3rd and the 97th percentile is w, so that states that are rare, but not very rare, are
 * within. A column that hardly ever changes has no bounds. Bounds are widened to values beyond them
 * that were followed during the fit, see {@link ValueScreen}. Slow growth and lasting changes of
 * level are no outliers.
 *
 * <p>A column is <em>heavy-tailed</em> if extreme values are normal for it. That is so if at least
 * 3 of the fitted cells, and 3 in 1000, lie beyond the bounds. At least as many must lie between
 * the bounds and 7 s. Then there is no gap between its tail and its outliers.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param lower {@code [columns]}, finite, -{@link #NONE} for none
 * @param upper {@code [columns]}, finite, {@link #NONE} for none
 * @param heavy whether a column is heavy-tailed: {@code [columns]}
 */
public record ValueLimits(
    @Axes("columns") double[] lower,
    @Axes("columns") double[] upper,
    @Axes("columns") boolean[] heavy) {
  /** Stands for no bound. */
  public static final double NONE = Double.MAX_VALUE;

  /** Checks lengths, and that bounds are finite and rise. */
  public ValueLimits {
    Checks.that(lower.length == upper.length && lower.length == heavy.length)
        .or(
            "limits need as many lower as upper bounds and tails; got %s, %s and %s",
            lower.length, upper.length, heavy.length);
    for (int c = 0; c < lower.length; c++) {
      Checks.that(Double.isFinite(lower[c]) && Double.isFinite(upper[c]) && lower[c] < upper[c])
          .or("limits of column %s must be finite and rise; got %s and %s", c, lower[c], upper[c]);
    }
  }

  /** No limits at all. */
  public static ValueLimits none(int columns) {
    double[] lower = new double[columns];
    double[] upper = new double[columns];
    Arrays.fill(lower, -NONE);
    Arrays.fill(upper, NONE);
    return new ValueLimits(lower, upper, new boolean[columns]);
  }

  /**
   * The limits of a series by the observed cells of some rows.
   *
   * @param from first row that is looked at
   * @param to one past the last
   */
  public static ValueLimits fit(TimeSeries series, int from, int to) {
    Objects.checkFromToIndex(from, to, series.rows());
    ValueLimits limits = none(series.columnNames().size());
    int first = 0;
    for (TimeSeries part : series.parts()) {
      new Fit(part, from, to, limits, first).fit();
      first += part.channels();
    }
    return limits;
  }

  /** Sets a column while limits are fitted. */
  void set(int column, double newLower, double newUpper, boolean newHeavy) {
    lower[column] = newLower;
    upper[column] = newUpper;
    heavy[column] = newHeavy;
  }

  /** Number of channels, past columns and known columns. */
  public int columns() {
    return lower.length;
  }

  /** The least value of a column within the limits. */
  public double lower(int column) {
    return lower[column];
  }

  /** The largest value of a column within the limits. */
  public double upper(int column) {
    return upper[column];
  }

  /** Whether a column has limits. */
  public boolean limited(int column) {
    return lower[column] > -NONE || upper[column] < NONE;
  }

  /** Whether values far out are in the nature of a column. */
  public boolean heavy(int column) {
    return heavy[column];
  }

  /** Whether any column has limits. */
  public boolean any() {
    for (int c = 0; c < lower.length; c++) {
      if (limited(c)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value lies within the limits of its column. */
  public boolean holds(int column, double value) {
    return value >= lower[column] && value <= upper[column];
  }

  /**
   * Finds the {@link ValueLimits} of the columns of a series by some of its rows.
   *
   * @param first number of its first column among those of the limits
   */
  private record Fit(TimeSeries series, int from, int to, ValueLimits limits, int first) {
    private static final double REACH = 20;
    private static final double WIDE_REACH = 3;
    private static final double WIDE = 0.03;
    private static final double TAIL = 7;

    /** Share of the cells beyond the limits that makes a column heavy-tailed. */
    private static final double BEYOND_SHARE = 0.003;

    private static final int FEWEST = 3;

    /** Cells of a column that its percentiles are taken of. */
    private static final int MOST_SORTED = 4096;

    private static final double[] SHARES = {0.25, 0.1, 0.05, 0.025};

    /** Sets the limits. */
    void fit() {
      for (int c = 0; c < series.channels(); c++) {
        double[] sorted = sorted(c);
        for (int i = 0; i < SHARES.length && !limits.limited(first + c); i++) {
          double low = quantile(sorted, SHARES[i]);
          double spread = quantile(sorted, 1 - SHARES[i]) - low;
          if (spread > 0 && spread < ValueLimits.NONE / (8 * REACH)) {
            set(c, low, spread, reach(sorted, low, spread));
          }
        }
      }
      widen();
    }

    /** How far limits lie from the percentiles, by the values that are no marks far out. */
    private static double reach(double[] sorted, double low, double spread) {
      double[] rest =
          Arrays.stream(sorted)
              .filter(
                  value ->
                      !ValueScreen.mark(value)
                          || Math.max(low - value, value - low - spread) <= REACH * spread)
              .toArray();
      double wide = quantile(rest, 1 - WIDE) - quantile(rest, WIDE);
      return Math.max(REACH * spread, WIDE_REACH * wide);
    }

    private double[] sorted(int channel) {
      int step = (to - from + MOST_SORTED - 1) / MOST_SORTED;
      double[] some = new double[(to - from + step - 1) / Math.max(1, step)];
      int count = 0;
      for (int r = from; r < to; r += step) {
        if (series.observed(r, channel)) {
          some[count++] = series.value(r, channel);
        }
      }
      double[] sorted = Arrays.copyOf(some, count);
      Arrays.sort(sorted);
      return sorted;
    }

    private static double quantile(double[] sorted, double share) {
      return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private void set(int channel, double low, double spread, double reach) {
      int cells = 0;
      int tail = 0;
      int beyond = 0;
      for (int r = from; r < to; r++) {
        if (series.observed(r, channel)) {
          double value = series.value(r, channel);
          double out = Math.max(low - value, value - low - spread);
          cells++;
          tail += out > TAIL * spread && out <= reach ? 1 : 0;
          beyond += out > reach ? 1 : 0;
        }
      }
      boolean heavy = tail >= beyond && beyond >= Math.max(FEWEST, BEYOND_SHARE * cells);
      limits.set(first + channel, low - reach, low + spread + reach, heavy);
    }

    /** Limits reach as far as what is followed beyond them. */
    private void widen() {
      ValueScreen screen = new ValueScreen(limits);
      int width = series.channels();
      double[] lower = new double[width];
      double[] upper = new double[width];
      for (int r = from; r < to; r++) {
        for (int c = 0; c < width; c++) {
          if (series.observed(r, c)) {
            double seen = screen.next(first + c, series.value(r, c));
            lower[c] = Math.min(lower[c], seen - limits.lower(first + c));
            upper[c] = Math.max(upper[c], seen - limits.upper(first + c));
          }
        }
        screen.commit();
      }
      for (int c = 0; c < width; c++) {
        int column = first + c;
        if (lower[c] < 0 || upper[c] > 0) {
          limits.set(
              column,
              limits.lower(column) + lower[c],
              limits.upper(column) + upper[c],
              limits.heavy(column));
        }
      }
    }
  }
}

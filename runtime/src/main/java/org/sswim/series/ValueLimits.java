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
      new LimitFit(part, from, to, limits, first).fit();
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
}

package org.sswim.series;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sswim.stored.StateBytes;

/**
 * Lets the values of columns pass, one row after the other, and puts others in the place of those
 * that {@link ValueLimits} do not let pass. What stands for a value depends on it and on those
 * before it alone, so that training, scoring and streams see the same.
 *
 * <p>Within the limits every value passes. Beyond them
 *
 * <ul>
 *   <li>a <em>mark</em> never does: a number that is written where nothing was measured, such as
 *       -9999 or 65535, or one that is absurdly far;
 *   <li>in a heavy-tailed column others are moved to the nearest bound;
 *   <li>In other columns a value passes if it is near the last one that passed, as where a series
 *       grows. From the fourth row in succession beyond the bounds, every value passes: that is a
 *       new level, not a glitch.
 * </ul>
 *
 * <p>For what does not pass stands the last value that did. Allocates nothing but itself.
 */
public final class ValueScreen {
  /** Rows in a row that do not pass before they count as a new level. */
  private static final int MOST_HELD = 3;

  /** Step from the last value that passes, as a share of the distance between the bounds. */
  private static final double STEP = 0.25;

  /** Distances between the bounds beyond which nothing passes. */
  private static final double ABSURD = 1e4;

  private static final double[] MARKS = {
    -99,
    -99.9,
    -99.99,
    -200,
    -999,
    -999.9,
    -999.99,
    -9999,
    -9999.9,
    -99999,
    -999999,
    -32768,
    -2147483648.0,
    999,
    9999,
    99999,
    999999,
    32767,
    65535,
    2147483647
  };

  private final ValueLimits limits;
  private final int[] columns;
  private final double[] last;
  private final int[] run;
  private final double[] nextLast;
  private final int[] nextRun;
  private final boolean[] held;

  /** A screen of every column, which has seen nothing. */
  public ValueScreen(ValueLimits limits) {
    this(limits, IntStream.range(0, limits.columns()).toArray());
  }

  /**
   * A screen of some values in each row, which has seen nothing.
   *
   * @param columns the column among those of the limits that each value belongs to
   */
  public ValueScreen(ValueLimits limits, int[] columns) {
    this.limits = limits;
    this.columns = columns.clone();
    last = new double[columns.length];
    run = new int[last.length];
    Arrays.fill(last, Double.NaN);
    nextLast = last.clone();
    nextRun = run.clone();
    held = new boolean[last.length];
  }

  /** Names what changes. */
  public void state(StateBytes bytes) {
    bytes.doubles(last);
    bytes.ints(run);
    bytes.doubles(nextLast);
    bytes.ints(nextRun);
  }

  /** Whether a number is usually written where nothing was measured. */
  public static boolean mark(double value) {
    for (double mark : MARKS) {
      if (value == mark) {
        return true;
      }
    }
    return Math.abs(value) >= 1e30;
  }

  /**
   * The value that stands for one in the next row; the screen goes on to that row with {@link
   * #commit}.
   *
   * @param i number of the value among those of the row
   * @param value finite
   */
  public double next(int i, double value) {
    held[i] = false;
    double passed = passed(i, columns[i], value);
    nextLast[i] = passed;
    return passed;
  }

  /** The next row lacks this value. */
  public void skip(int i) {
    held[i] = false;
    nextLast[i] = last[i];
    nextRun[i] = run[i];
  }

  private double passed(int i, int column, double value) {
    nextRun[i] = 0;
    if (limits.holds(column, value)) {
      return value;
    }
    double width = limits.upper(column) - limits.lower(column);
    double bound = Math.max(limits.lower(column), Math.min(limits.upper(column), value));
    nextRun[i] = run[i];
    if (!mark(value) && Math.abs(value - bound) <= ABSURD * width) {
      if (limits.heavy(column)) {
        return bound;
      }
      if (Math.abs(value - last[i]) <= STEP * width) {
        nextRun[i] = 0;
        return value;
      }
      nextRun[i] = Math.min(MOST_HELD, run[i]) + 1;
      if (nextRun[i] > MOST_HELD) {
        return value;
      }
    }
    held[i] = true;
    return Double.isNaN(last[i]) ? limits.lower(column) + width / 2 : last[i];
  }

  /** Whether another value stands for the last one that was looked at, and not only its bound. */
  public boolean held(int i) {
    return held[i];
  }

  /** The values that {@link #next} saw since the last call have come to be. */
  public void commit() {
    System.arraycopy(nextLast, 0, last, 0, last.length);
    System.arraycopy(nextRun, 0, run, 0, run.length);
  }
}

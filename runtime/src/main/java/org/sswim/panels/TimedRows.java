package org.sswim.panels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of one series as they are read, each a time and a value. */
public final class TimedRows {
  private long[] times = new long[16];
  private double[] values = new double[16];
  private int count;
  private boolean sorted = true;

  /** Adds a row. */
  public void add(long time, double value) {
    if (count == times.length) {
      int more = count + (count >> 1);
      times = Arrays.copyOf(times, more);
      values = Arrays.copyOf(values, more);
    }
    sorted &= count == 0 || time >= times[count - 1];
    times[count] = time;
    values[count++] = value;
  }

  /** Number of rows. */
  public int count() {
    return count;
  }

  /** The time of a row. */
  public long time(int row) {
    return times[row];
  }

  /** The value of a row; NaN if it has none. */
  public double value(int row) {
    return values[row];
  }

  /** Puts rows in order of time; whether that changed anything. */
  boolean sort() {
    if (sorted) {
      return false;
    }
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingLong(i -> times[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    times = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
    values = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    sorted = true;
    return true;
  }

  /** The first row at the time of the one before it; -1 if there is none. Rows are sorted. */
  int repeated() {
    for (int i = 1; i < count; i++) {
      if (times[i] == times[i - 1]) {
        return i;
      }
    }
    return -1;
  }

  /** The median distance between neighbours; 0 with fewer than two rows. */
  long medianStep() {
    if (count < 2) {
      return 0;
    }
    long[] steps = new long[count - 1];
    for (int i = 1; i < count; i++) {
      steps[i - 1] = times[i] - times[i - 1];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }
}

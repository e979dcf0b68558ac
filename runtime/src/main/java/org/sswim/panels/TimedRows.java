package org.sswim.panels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of one series as they are read, each a time, a value and numbers beside it. */
public final class TimedRows {
  private static final int FIRST_ROOM = 16;

  private long[] times = new long[FIRST_ROOM];

  /** Values, then the numbers beside them: {@code [1 + columns][rows]}. */
  private final double[][] numbers;

  private int count;
  private boolean sorted = true;

  /** Rows with so many numbers beside their values. */
  public TimedRows(int columns) {
    numbers = new double[1 + columns][FIRST_ROOM];
  }

  /** Adds a row. */
  public void add(long time, double value, double... beside) {
    if (count == times.length) {
      int more = count + (count >> 1);
      times = Arrays.copyOf(times, more);
      Arrays.setAll(numbers, c -> Arrays.copyOf(numbers[c], more));
    }
    sorted &= count == 0 || time >= times[count - 1];
    times[count] = time;
    numbers[0][count] = value;
    for (int c = 1; c < numbers.length; c++) {
      numbers[c][count] = beside[c - 1];
    }
    count++;
  }

  /** Numbers beside a value. */
  public int columns() {
    return numbers.length - 1;
  }

  /** A number beside the value of a row; NaN if it is missing. */
  public double beside(int column, int row) {
    return numbers[1 + column][row];
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
    return numbers[0][row];
  }

  /** Copies of all values, then of the numbers beside them: {@code [1 + columns][rows]}. */
  public double[][] numbers() {
    return Arrays.stream(numbers).map(own -> Arrays.copyOf(own, count)).toArray(double[][]::new);
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
    Arrays.setAll(
        numbers,
        c -> {
          double[] own = numbers[c];
          return Arrays.stream(order).mapToDouble(i -> own[i]).toArray();
        });
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

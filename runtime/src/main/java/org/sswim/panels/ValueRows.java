package org.sswim.panels;

import java.util.List;
import org.sswim.series.LeadingZeros;

/**
 * The rows of a series that have values: without missing ones at either end, and without
 * {@linkplain LeadingZeros zeros before its start}.
 *
 * @param from the first row
 * @param to behind the last; the same as the first if there are none
 * @param zeros whether there were zeros before the start
 */
record ValueRows(int from, int to, boolean zeros) {

  /**
   * Looks for them.
   *
   * @param values NaN where a value is missing
   * @param rows of them
   */
  static ValueRows of(double[] values, int rows) {
    int to = rows;
    while (to > 0 && Double.isNaN(values[to - 1])) {
      to--;
    }
    int first = observed(values, 0, to);
    int from = first + LeadingZeros.ahead(values, first, to);
    return new ValueRows(observed(values, from, to), to, from > first);
  }

  private static int observed(double[] values, int from, int to) {
    int row = from;
    while (row < to && Double.isNaN(values[row])) {
      row++;
    }
    return row;
  }

  boolean none() {
    return from == to;
  }

  /**
   * What is told of zeros before starts.
   *
   * @param series number of series that had some
   */
  static List<String> note(long series) {
    return series == 0
        ? List.of()
        : List.of("zeros before the start of " + series + " series were left out");
  }
}

package org.sswim.panels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table in long format tell its series apart: no two rows of one time may have
 * the same cells there, and there are less than twice as many names as rows of a time on average.
 * One column is preferred to two, fewer names to many, the first to others.
 *
 * @param sample rows of the table
 * @param time the column of times
 */
record SeriesNames(List<String> header, List<String[]> sample, int time) {

  /**
   * The names of the columns, joined by a plus sign; null where no time has two rows, where all
   * rows are of one time, or where neither a column nor two of them tell these apart.
   */
  @Nullable String among(List<String> columns) {
    double each = rowsEach();
    if (each == 1 || each == sample.size()) {
      return null;
    }
    // Columns that number the rows have a name for each of them.
    double most = 2 * each;
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        pairs.add(List.of(columns.get(i), columns.get(j)));
      }
    }
    String one = best(columns.stream().map(List::of).toList(), most);
    return one == null ? best(pairs, most) : one;
  }

  /** Rows of a time, on average. */
  double rowsEach() {
    return (double) sample.size() / sample.stream().map(row -> cell(row, time)).distinct().count();
  }

  private @Nullable String best(List<List<String>> sets, double most) {
    double fewest = most;
    String best = null;
    for (List<String> set : sets) {
      int names = names(set.stream().mapToInt(header::indexOf).toArray());
      if (names < fewest) {
        fewest = names;
        best = String.join("+", set);
      }
    }
    return best;
  }

  /** How many names columns have; very many where two rows of one time have the same. */
  private int names(int[] columns) {
    Set<List<String>> names = new HashSet<>();
    Set<List<String>> rows = new HashSet<>();
    for (String[] row : sample) {
      List<String> name = new ArrayList<>();
      for (int column : columns) {
        name.add(cell(row, column));
      }
      names.add(List.copyOf(name));
      name.add(cell(row, time));
      if (!rows.add(name)) {
        return Integer.MAX_VALUE;
      }
    }
    return names.size();
  }

  private static String cell(String[] row, int column) {
    return column < row.length ? row[column] : "";
  }
}

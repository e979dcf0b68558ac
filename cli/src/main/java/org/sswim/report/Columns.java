package org.sswim.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table whose rows are alike, from which text and pages have it.
 *
 * @param <R> what a row tells of
 */
final class Columns<R> {
  private record Column<R>(
      String heading, Function<R, ?> cell, @Nullable ToDoubleFunction<R> error) {}

  private final List<Column<R>> columns = new ArrayList<>();
  private final Set<Integer> textOnly = new HashSet<>();
  private int words;
  private boolean marksText = true;
  private Function<R, ?> group = row -> "";

  /** A column of words, aligned to the left; such columns stand before all others. */
  Columns<R> words(String heading, Function<R, ?> cell) {
    words++;
    return add(heading, cell, null);
  }

  /** A column, aligned to the right; its heading is empty where there is none. */
  Columns<R> cell(String heading, Function<R, ?> cell) {
    return add(heading, cell, null);
  }

  /** A column of numbers. */
  Columns<R> number(String heading, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return add(heading, row -> format.apply(value.applyAsDouble(row)), null);
  }

  /** The same, its least number of every group marked. */
  Columns<R> least(String heading, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return add(heading, row -> format.apply(value.applyAsDouble(row)), value);
  }

  /** The same, its largest number marked. */
  Columns<R> most(String heading, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return add(
        heading, row -> format.apply(value.applyAsDouble(row)), row -> -value.applyAsDouble(row));
  }

  /** The same, its least or its largest number marked. */
  Columns<R> best(
      String heading, boolean least, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return least ? least(heading, value, format) : most(heading, value, format);
  }

  /** Seconds, which pages leave out: else the same data and seed would not give the same page. */
  Columns<R> seconds(String heading, ToDoubleFunction<R> value) {
    textOnly.add(columns.size());
    return number(heading, value, Figures::seconds);
  }

  private Columns<R> add(String heading, Function<R, ?> cell, @Nullable ToDoubleFunction<R> error) {
    columns.add(new Column<>(heading, cell, error));
    return this;
  }

  /** Rows that differ in this stand apart, and do not compete. */
  Columns<R> apart(Function<R, ?> what) {
    group = what;
    return this;
  }

  /** Text marks nothing; pages do. */
  Columns<R> plain() {
    marksText = false;
    return this;
  }

  /** The table of some rows. */
  TextTable table(List<R> rows) {
    Set<Integer> marked = new HashSet<>();
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).error != null) {
        marked.add(c);
      }
    }
    List<String> headings = columns.stream().map(Column::heading).toList();
    TextTable table = new TextTable(words, headings, marksText ? marked : Set.of(), textOnly);
    Object before = null;
    for (R row : rows) {
      Object own = group.apply(row);
      if (before != null && !own.equals(before)) {
        table.blank();
      }
      before = own;
      List<R> rivals = rows.stream().filter(other -> group.apply(other).equals(own)).toList();
      Set<Integer> best = new HashSet<>();
      for (int c : marked) {
        if (rivals.size() > 1 && best(Objects.requireNonNull(columns.get(c).error), row, rivals)) {
          best.add(c);
        }
      }
      table.row(
          best, columns.stream().map(column -> String.valueOf(column.cell.apply(row))).toList());
    }
    return table;
  }

  private static <R> boolean best(ToDoubleFunction<R> error, R row, List<R> rivals) {
    double own = error.applyAsDouble(row);
    return !Double.isNaN(own) && rivals.stream().noneMatch(r -> error.applyAsDouble(r) < own);
  }
}

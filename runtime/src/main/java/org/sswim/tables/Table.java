package org.sswim.tables;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table under a header, whose columns go by their names: series in long format, sequences,
 * spikes. Separators and decimals are told from the first rows, blank lines are passed over, and
 * every row has as many cells as the header.
 */
public final class Table {
  /** The most columns. */
  public static final int MOST_COLUMNS = 1 << 17;

  private static final int AHEAD = 20;
  private static final int LONGEST_NAME = 1000;

  private final TableRows rows;
  private final Refusal refusal;
  private final List<String> header;
  private final Deque<Row> ahead = new ArrayDeque<>();
  private @Nullable Numerals numerals;
  private String[] cells = {};
  private long line;

  private record Row(String[] cells, long line) {}

  /**
   * Reads the header.
   *
   * @param spanning see {@link TableRows.Form}
   * @throws RuntimeException from {@code refusal} if there is none, or see {@link #requireNames}
   */
  public Table(Lines lines, boolean spanning, Refusal refusal) {
    this.refusal = refusal;
    rows =
        new TableRows(
            lines,
            new TableRows.Form(TableRows.AUTO, AHEAD, MOST_COLUMNS, true, spanning),
            refusal);
    if (!rows.next()) {
      throw refusal.of(0, "is empty", null);
    }
    header = List.of(rows.row());
    line = rows.line();
    requireNames(header, line, refusal);
  }

  /**
   * Refuses names of columns that are not UTF-8, that would steer a terminal, that no table or page
   * can show, or that two columns have.
   *
   * @param line where they stand
   */
  public static void requireNames(List<String> names, long line, Refusal refusal) {
    Map<String, Integer> seen = new HashMap<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      String problem =
          name.indexOf('\uFFFD') >= 0
              ? " is not UTF-8; save the file in UTF-8"
              : name.chars().anyMatch(Character::isISOControl)
                  ? " holds control characters; rename it"
                  : name.length() > LONGEST_NAME
                      ? " has "
                          + name.length()
                          + " characters; rename it to at most "
                          + LONGEST_NAME
                      : "";
      if (!problem.isEmpty()) {
        throw refusal.at(line, String.valueOf(c + 1), "the name " + Shown.value(name) + problem);
      }
      Integer before = name.isEmpty() ? null : seen.put(name, c + 1);
      if (before != null) {
        throw refusal.of(
            line,
            "has columns %s and %s that are both called %s; rename one of them"
                .formatted(before, c + 1, Shown.value(name)),
            null);
      }
    }
  }

  /** Names of the columns. */
  public List<String> header() {
    return header;
  }

  /** Moves to the next row that is not blank; false at the end. */
  public boolean next() {
    if (numerals == null) {
      numerals = numerals();
    }
    Row first = ahead.poll();
    if (first != null) {
      cells = first.cells;
      line = first.line;
    } else if (read()) {
      cells = rows.cells();
      line = rows.line();
    } else {
      return false;
    }
    return true;
  }

  private Numerals numerals() {
    while (rows.separator() != ',' && ahead.size() < AHEAD && read()) {
      ahead.add(new Row(rows.row(), rows.line()));
    }
    return Numerals.of(
        ahead.stream().map(Row::cells).toList(), rows.separator(), cell -> false, cell -> {});
  }

  private boolean read() {
    if (!rows.next()) {
      return false;
    }
    if (rows.count() != header.size()) {
      throw refusal.of(
          rows.line(),
          "has %s, the header has %s"
              .formatted(rows.count() == 1 ? "1 cell" : rows.count() + " cells", header.size()),
          null);
    }
    return true;
  }

  /** The 1-based number of the line of the row, at first of the header. */
  public long line() {
    return line;
  }

  /** A cell of the row, without white space around it. */
  public String cell(int column) {
    return cells[column];
  }

  /** The number in a cell of the row, see {@link Numerals#value}. */
  public double value(int column) {
    return (numerals == null ? Numerals.POINT : numerals).value(cells[column]);
  }

  /** See {@link Numerals#hint}. */
  public String hint(int column) {
    return (numerals == null ? Numerals.POINT : numerals).hint(cells[column]);
  }

  /** A fault of the row. */
  public RuntimeException error(String problem) {
    return refusal.of(line, problem, null);
  }

  /** A fault of a cell of the row. */
  public RuntimeException error(int column, String problem) {
    return refusal.at(line, Shown.column(header, column), problem);
  }

  /**
   * The column of a name.
   *
   * @throws RuntimeException if there is none
   */
  public int find(String name) {
    int found = header.indexOf(name);
    if (found < 0) {
      throw refusal.column(
          "has no column " + Shown.value(name) + "; there are " + Shown.nearest(name, header));
    }
    return found;
  }

  /**
   * The column of one of some names, in letters of either case; -1 if no column has one of them.
   *
   * @param what the column is, for messages
   * @throws RuntimeException if more than one has
   */
  public int find(List<String> names, String what) {
    int found = -1;
    for (int c = 0; c < header.size(); c++) {
      if (!names.contains(header.get(c).toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (found >= 0) {
        throw refusal.column(
            "has two columns that may be the %s, %s; which one must be said"
                .formatted(what, Shown.names(List.of(header.get(found), header.get(c)))));
      }
      found = c;
    }
    return found;
  }
}

package org.sswim.tables;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table under a header, whose columns go by their names: series in long format, sequences,
 * spikes. What {@link Marks} leave open is told from the first rows. Blank lines are passed over,
 * and every row has as many cells as the header.
 */
public final class Table {
  /** The most columns. */
  public static final int MOST_COLUMNS = 1 << 17;

  private static final int AHEAD = 20;
  private static final int LONGEST_NAME = 1000;

  private final TableRows rows;
  private final Marks marks;
  private final Refusal refusal;
  private final List<String> header;
  private final Deque<Row> ahead = new ArrayDeque<>();
  private Numerals numerals;
  private String[] cells = {};
  private long line;

  private record Row(String[] cells, long line) {}

  /**
   * Reads the header.
   *
   * @param marks see {@link #numbers} for those of decimals
   * @param spanning see {@link TableRows.Form}
   * @throws RuntimeException from {@code refusal} if there is none, or see {@link #requireNames}
   */
  public Table(Lines lines, Marks marks, boolean spanning, Refusal refusal) {
    this.marks = marks;
    this.refusal = refusal;
    numerals = marks.decimal() == Marks.AUTO ? Numerals.POINT : Numerals.said(marks.decimal());
    rows =
        new TableRows(
            lines,
            new TableRows.Form(marks.separator(), AHEAD, MOST_COLUMNS, true, spanning),
            refusal);
    if (!rows.next()) {
      throw refusal.of(0, "is empty");
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
      TableProblem kind = TableProblem.NAME_SHOWN;
      String problem = "";
      if (name.indexOf('\uFFFD') >= 0) {
        kind = TableProblem.NAME_ENCODING;
        problem = " is not UTF-8";
      } else if (name.chars().anyMatch(Character::isISOControl)) {
        problem = " holds control characters";
      } else if (name.length() > LONGEST_NAME) {
        problem = " has " + name.length() + " characters; at most " + LONGEST_NAME + " are shown";
      }
      if (!problem.isEmpty()) {
        throw refusal.at(
            kind, line, String.valueOf(c + 1), "the name " + Shown.value(name) + problem);
      }
      Integer before = name.isEmpty() ? null : seen.put(name, c + 1);
      if (before != null) {
        throw refusal.of(
            TableProblem.NAME_TWICE,
            line,
            "has columns %s and %s that are both called %s"
                .formatted(before, c + 1, Shown.value(name)));
      }
    }
  }

  /** Names of the columns. */
  public List<String> header() {
    return header;
  }

  /**
   * Tells from the first rows how numbers are written, before any row is read on.
   *
   * @param columns that hold numbers
   * @throws RuntimeException from {@code refusal} if each of them with a point or comma may be one
   *     with thousands
   */
  public void numbers(int... columns) {
    if (marks.decimal() != Marks.AUTO) {
      return;
    }
    while (rows.separator() != ',' && ahead.size() < AHEAD && read()) {
      ahead.add(new Row(rows.row(), rows.line()));
    }
    List<String[]> cells =
        ahead.stream()
            .map(row -> Arrays.stream(columns).mapToObj(c -> row.cells[c]).toArray(String[]::new))
            .toList();
    numerals =
        Numerals.of(
            cells,
            rows.separator(),
            cell -> false,
            cell -> {
              throw refusal.decimals(cell);
            });
  }

  /** The marks that were given or found. */
  public Marks marks() {
    return new Marks(rows.separator(), numerals.decimal());
  }

  /** Moves to the next row that is not blank; false at the end. */
  public boolean next() {
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

  private boolean read() {
    if (!rows.next()) {
      return false;
    }
    if (rows.count() != header.size()) {
      throw refusal.of(
          TableProblem.CELL_COUNT,
          rows.line(),
          "has %s, the header has %s"
              .formatted(rows.count() == 1 ? "1 cell" : rows.count() + " cells", header.size()));
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
    return numerals.value(cells[column]);
  }

  /** See {@link Numerals#hint}. */
  public String hint(int column) {
    return numerals.hint(cells[column]);
  }

  /** A fault of the row. */
  public RuntimeException error(String problem) {
    return refusal.of(line, problem);
  }

  /** A fault of a cell of the row. */
  public RuntimeException error(int column, String problem) {
    return refusal.at(TableProblem.OTHER, line, Shown.column(header, column), problem);
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

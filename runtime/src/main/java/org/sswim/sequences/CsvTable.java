package org.sswim.sequences;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;
import org.sswim.tables.TableRows;

/** The rows of a table under a header. */
final class CsvTable {
  /** The most columns that a file may have. */
  static final int MOST_COLUMNS = 1 << 17;

  private static final int AHEAD = 20;

  private final TextLines lines;
  private final TableRows rows;
  private final List<String> header;

  /**
   * Reads the header.
   *
   * @throws InvalidSequencesException if there is none, or if a column has no name or that of
   *     another
   */
  CsvTable(TextLines lines) {
    this.lines = lines;
    rows =
        new TableRows(
            lines.lines(),
            new TableRows.Form(TableRows.AUTO, AHEAD, MOST_COLUMNS, true, false),
            lines);
    boolean any = rows.next();
    if (rows.line() != 1 && lines.lines().line() > 0) {
      throw lines.of(1, "is blank; it must name the columns", null);
    }
    if (!any) {
      throw SequenceProblem.UNKNOWN_FORMAT.of(lines.file(), "is empty");
    }
    header = List.of(rows.row());
    checkHeader();
  }

  /** Names of the columns. */
  List<String> header() {
    return header;
  }

  /** The lines that the rows come from. */
  TextLines lines() {
    return lines;
  }

  /** Moves to the next row that is not blank; false at the end. */
  boolean next() {
    if (!rows.next()) {
      return false;
    }
    if (rows.count() != header.size()) {
      throw error("has " + rows.count() + " columns; the header has " + header.size());
    }
    return true;
  }

  /** A cell of the row, without white space around it. */
  String cell(int column) {
    return rows.cells()[column];
  }

  /** A cell of the row as a number. */
  float value(int column) {
    float value = Numbers.parseFloat(cell(column));
    if (Float.isNaN(value)) {
      throw error(column, Numbers.problem(cell(column)));
    }
    return value;
  }

  /** A fault of the row. */
  InvalidSequencesException error(String problem) {
    return lines.of(rows.line(), problem, null);
  }

  /** A fault of a cell of the row. */
  InvalidSequencesException error(int column, String problem) {
    return lines.error(
        rows.line(),
        "column " + Shown.value(header.get(column)) + " (" + (column + 1) + ")",
        problem);
  }

  /**
   * The column of a name, or of one of some names in letters of either case.
   *
   * @param name of the column; null if it is to have one of {@code names}
   * @param what the column is, for messages
   * @return its place; -1 if {@code name} is null and no column has one of {@code names}
   * @throws InvalidSequencesException if {@code name} is not there, or more than one of {@code
   *     names}
   */
  int find(@Nullable String name, List<String> names, String what) {
    if (name != null) {
      int found = header.indexOf(name);
      if (found < 0) {
        throw SequenceProblem.COLUMN.of(
            lines.file(), "has no column " + Shown.value(name) + "; it has " + Shown.names(header));
      }
      return found;
    }
    int found = -1;
    for (int c = 0; c < header.size(); c++) {
      if (!names.contains(header.get(c).toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (found >= 0) {
        throw SequenceProblem.COLUMN.of(
            lines.file(),
            "has two columns that may be the %s, %s; which one must be said"
                .formatted(what, Shown.names(List.of(header.get(found), header.get(c)))));
      }
      found = c;
    }
    return found;
  }

  private void checkHeader() {
    if (header.stream().noneMatch(name -> Double.isNaN(Numbers.parseDouble(name)))) {
      throw error("holds only numbers; it must name the columns");
    }
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < header.size(); c++) {
      String name = header.get(c);
      if (name.isEmpty()) {
        throw error("gives column " + (c + 1) + " no name");
      }
      if (!seen.add(name)) {
        throw error("names two columns " + Shown.value(name));
      }
    }
  }
}

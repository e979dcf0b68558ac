package org.sswim.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Numerals;
import org.sswim.tables.Shown;

/**
 * How numbers and dates are written in the cells of one file.
 *
 * @param numerals how numbers are
 * @param dates the pattern of dates, or null for ISO dates
 */
record CellFormat(Numerals numerals, @Nullable DatePattern dates) {
  /**
   * The format of a file, told from its first rows where it was not given.
   *
   * @throws InvalidSeriesException if every number with a point or comma may be one with thousands
   */
  static CellFormat of(String source, List<String[]> rows, char separator, CsvFormat format) {
    DatePattern dates = format.dates();
    if (format.decimal() != CsvFormat.AUTO) {
      return new CellFormat(new Numerals(format.decimal()), dates);
    }
    return new CellFormat(
        Numerals.of(
            rows,
            separator,
            cell -> dates != null && dates.parse(cell) != null,
            cell -> {
              throw new InvalidSeriesException(
                  Fault.of(Problem.DECIMAL_UNKNOWN).at(source, 0).got(cell),
                  source + ": " + Shown.value(cell) + " may have decimals or thousands");
            }),
        dates);
  }

  /** The date in a cell; null if there is none. */
  @Nullable ParsedDate date(String cell) {
    return dates == null ? ParsedDate.parse(cell) : dates.parse(cell);
  }

  /** How a date is written, for a message: {@code an ISO date, such as ...}. */
  String expectedDate() {
    return dates == null
        ? "an ISO date, such as 2024-01-31 or 2024-01-31 13:45:00"
        : "a date of the format " + dates + ", such as " + dates.example();
  }

  /**
   * The kind of a cell that is not a number: that its decimals are written otherwise, or another.
   */
  Problem problem(String cell, Problem otherwise) {
    if (!numerals.foreign(cell)) {
      return otherwise;
    }
    return numerals.decimal() == ',' ? Problem.DECIMAL_POINT : Problem.DECIMAL_COMMA;
  }

  /** What a cell holds. */
  CellKind kind(String cell) {
    double number = numerals.value(cell);
    if (Double.isFinite(number)) {
      return CellKind.NUMBER;
    }
    if (!Double.isNaN(number) || CellKind.isMissing(cell)) {
      return CellKind.MISSING;
    }
    if (date(cell) != null) {
      return CellKind.DATE;
    }
    return CellKind.TEXT;
  }

  /**
   * What a column holds, from its first cells. It is dates if the first cell that is not missing is
   * one. Else it is numbers if any cell is a number, since a slip is then likelier than a column of
   * text. Else it is what that first cell holds.
   */
  CellKind kind(List<String> cells) {
    CellKind first = CellKind.MISSING;
    for (String cell : cells) {
      CellKind kind = kind(cell);
      if (first == CellKind.MISSING) {
        first = kind;
      }
      if (kind == CellKind.NUMBER && first != CellKind.DATE) {
        return CellKind.NUMBER;
      }
    }
    return first;
  }
}

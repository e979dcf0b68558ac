package org.sswim.series;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Cells;
import org.sswim.tables.Shown;

/**
 * How numbers and dates are written in the cells of one file.
 *
 * @param decimal point or comma
 * @param dates the pattern of dates, or null for ISO dates
 */
record CellFormat(char decimal, @Nullable DatePattern dates) {
  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d*[.,]\\d+([eE][-+]?\\d+)?");
  // A group of three digits may be thousands as well as decimals, unless zero comes before it.
  private static final Pattern THREE_DIGITS = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");
  private static final Pattern GROUPED =
      Pattern.compile("[-+]?\\d{1,3}([., '\u00a0\u202f\u2019]\\d{3})+([.,]\\d*)?");

  /**
   * The format of a file, told from its first rows where it was not given. With commas between
   * cells decimals stand behind a point; else the first rows show it, and where none has decimals
   * it is a point.
   *
   * @throws InvalidSeriesException if every number with a point or comma in it may be one with
   *     thousands
   */
  static CellFormat of(String source, List<String[]> rows, char separator, CsvFormat format) {
    if (format.decimal() != CsvFormat.AUTO) {
      return new CellFormat(format.decimal(), format.dates());
    }
    return new CellFormat(
        separator == ',' ? '.' : detect(source, rows, format.dates()), format.dates());
  }

  private static char detect(String source, List<String[]> rows, @Nullable DatePattern dates) {
    String ambiguous = null;
    for (String[] row : rows) {
      for (String cell : row) {
        if (!DECIMAL.matcher(cell).matches() || (dates != null && dates.parse(cell) != null)) {
          continue;
        }
        if (!THREE_DIGITS.matcher(cell).matches()) {
          return cell.indexOf(',') >= 0 ? ',' : '.';
        }
        ambiguous = ambiguous == null ? cell : ambiguous;
      }
    }
    if (ambiguous != null) {
      throw new InvalidSeriesException(
          Fault.of(Problem.DECIMAL_UNKNOWN).at(source, 0).got(ambiguous),
          source + ": " + Shown.value(ambiguous) + " may have decimals or thousands");
    }
    return '.';
  }

  /**
   * The number in a cell, infinite beyond the range of a double; 1 for true, 0 for false; NaN if
   * there is none.
   */
  double number(String cell) {
    return Cells.value(cell, decimal);
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

  /** Why a cell is no number because of a point, comma or blank; or nothing. */
  String numberHint(String cell) {
    if (GROUPED.matcher(cell).matches() && !DECIMAL.matcher(cell).matches()) {
      return " (write numbers without separators of thousands)";
    }
    return DECIMAL.matcher(cell).matches()
        ? " (decimals are read behind a " + (decimal == ',' ? "comma)" : "point)")
        : "";
  }

  /** The kind of a cell that is no number: that its decimals are written otherwise, or another. */
  Problem problem(String cell, Problem otherwise) {
    if (!DECIMAL.matcher(cell).matches()) {
      return otherwise;
    }
    return decimal == ',' ? Problem.DECIMAL_POINT : Problem.DECIMAL_COMMA;
  }

  /** What a cell holds. */
  CellKind kind(String cell) {
    double number = number(cell);
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
   * What a column holds, from its first cells: dates if the first cell that is not missing is one;
   * else numbers if any cell is a number, since a slip is then likelier than a column of text; else
   * what that first cell holds.
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

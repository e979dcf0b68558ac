package org.sswim.tables;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How the numbers of a table are written: the one rule by which a cell is a number. Thousands may
 * be set apart by the other mark where that is no decimals: {@code 1.234,5} or {@code 1.234.567}
 * with decimals behind a comma.
 *
 * @param decimal what stands before decimals, point or comma
 * @param grouped whether the other mark surely sets thousands apart, so that three digits behind it
 *     are no decimals: {@code 1.234}
 */
public record Numerals(char decimal, boolean grouped) {
  /** Decimals behind a point. */
  public static final Numerals POINT = new Numerals('.', false);

  private static final Numerals COMMA = new Numerals(',', false);

  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d*[.,]\\d+([eE][-+]?\\d+)?");
  // A group of three digits may be thousands as well as decimals, unless zero comes before it.
  private static final Pattern THREE_DIGITS = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");
  private static final Pattern POINT_THOUSANDS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(,\\d{3}){2,}|[-+]?[1-9]\\d{0,2}(,\\d{3})+\\.\\d+");
  private static final Pattern COMMA_THOUSANDS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(\\.\\d{3}){2,}|[-+]?[1-9]\\d{0,2}(\\.\\d{3})+,\\d+");
  private static final Pattern GROUPED =
      Pattern.compile("[-+]?\\d{1,3}([., '\u00a0\u202f\u2019]\\d{3})+([.,]\\d*)?");

  /** As somebody says that decimals are written. */
  public static Numerals said(char decimal) {
    return new Numerals(decimal, true);
  }

  /**
   * What the first rows of a table show. With commas between cells decimals stand behind a point;
   * so they do where no cell has decimals.
   *
   * @param other tells cells that hold something else, such as dates
   * @param ambiguous gets the first cell, where each number with a point or comma in it may be one
   *     with thousands, and may throw
   */
  public static Numerals of(
      List<String[]> rows, char separator, Predicate<String> other, Consumer<String> ambiguous) {
    String first = "";
    Numerals grouped = null;
    if (separator == ',') {
      boolean shown = rows.stream().flatMap(Arrays::stream).anyMatch(POINT::thousands);
      return shown ? said('.') : POINT;
    }
    for (String[] row : rows) {
      for (String cell : row) {
        Numerals shown = COMMA.thousands(cell) ? COMMA : POINT.thousands(cell) ? POINT : null;
        if (shown != null && cell.indexOf(shown.decimal) >= 0) {
          return said(shown.decimal);
        }
        // Without decimals it may be an address or an article, too.
        grouped = grouped == null ? shown : grouped;
        if (!DECIMAL.matcher(cell).matches() || other.test(cell)) {
          continue;
        }
        if (!THREE_DIGITS.matcher(cell).matches()) {
          return cell.indexOf(',') >= 0 ? COMMA : POINT;
        }
        first = first.isEmpty() ? cell : first;
      }
    }
    if (grouped == null && !first.isEmpty()) {
      ambiguous.accept(first);
    }
    return grouped == null ? POINT : said(grouped.decimal);
  }

  /**
   * The number in a cell, infinite beyond the range of a double; 1 for true, 0 for false; NaN if
   * there is none.
   */
  public double value(String cell) {
    double value = Cells.value(cell, decimal);
    return Double.isNaN(value) && thousands(cell)
        ? Cells.number(cell.replace(decimal == ',' ? "." : ",", ""), decimal)
        : value;
  }

  /** Whether thousands are set apart in a number, and no decimals can be meant. */
  private boolean thousands(String cell) {
    return cell.indexOf(decimal == ',' ? '.' : ',') > 0
        && ((decimal == ',' ? COMMA_THOUSANDS : POINT_THOUSANDS).matcher(cell).matches()
            || (grouped && THREE_DIGITS.matcher(cell).matches()));
  }

  /** Whether a cell is a number whose decimals are written otherwise. */
  public boolean foreign(String cell) {
    return DECIMAL.matcher(cell).matches() || (decimal == ',' ? POINT : COMMA).thousands(cell);
  }

  /** Why a cell is not a number because of a point, comma or blank, in brackets; or nothing. */
  public String hint(String cell) {
    if (foreign(cell)) {
      return " (decimals are read after a " + (decimal == ',' ? "comma)" : "point)");
    }
    return GROUPED.matcher(cell).matches()
        ? " (write numbers without separators of thousands)"
        : "";
  }
}

package org.sswim.tables;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How the numbers of a table are written: the one rule by which a cell is a number.
 *
 * @param decimal what stands before decimals, point or comma
 */
public record Numerals(char decimal) {
  /** Decimals behind a point. */
  public static final Numerals POINT = new Numerals('.');

  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d*[.,]\\d+([eE][-+]?\\d+)?");
  // A group of three digits may be thousands as well as decimals, unless zero comes before it.
  private static final Pattern THREE_DIGITS = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");
  private static final Pattern GROUPED =
      Pattern.compile("[-+]?\\d{1,3}([., '\u00a0\u202f\u2019]\\d{3})+([.,]\\d*)?");

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
    for (String[] row : separator == ',' ? List.<String[]>of() : rows) {
      for (String cell : row) {
        if (!DECIMAL.matcher(cell).matches() || other.test(cell)) {
          continue;
        }
        if (!THREE_DIGITS.matcher(cell).matches()) {
          return new Numerals(cell.indexOf(',') >= 0 ? ',' : '.');
        }
        first = first.isEmpty() ? cell : first;
      }
    }
    if (!first.isEmpty()) {
      ambiguous.accept(first);
    }
    return POINT;
  }

  /**
   * The number in a cell, infinite beyond the range of a double; 1 for true, 0 for false; NaN if
   * there is none.
   */
  public double value(String cell) {
    return Cells.value(cell, decimal);
  }

  /** Whether a cell is a number whose decimals are written otherwise. */
  public boolean foreign(String cell) {
    return DECIMAL.matcher(cell).matches();
  }

  /** Why a cell is not a number because of a point, comma or blank, in brackets; or nothing. */
  public String hint(String cell) {
    if (GROUPED.matcher(cell).matches() && !foreign(cell)) {
      return " (write numbers without separators of thousands)";
    }
    return foreign(cell)
        ? " (decimals are read after a " + (decimal == ',' ? "comma)" : "point)")
        : "";
  }
}

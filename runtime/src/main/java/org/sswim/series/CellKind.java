package org.sswim.series;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a cell of a CSV file holds. */
enum CellKind {
  MISSING,
  NUMBER,
  DATE,
  BOOLEAN,
  TEXT;

  private static final Set<String> MISSING_WORDS =
      Set.of("nan", "na", "n/a", "null", "none", "inf", "infinity");

  static CellKind of(String cell) {
    double number = number(cell);
    if (Double.isFinite(number)) {
      return NUMBER;
    }
    if (!Double.isNaN(number) || isMissing(cell)) {
      return MISSING;
    }
    if (ParsedDate.parse(cell) != null) {
      return DATE;
    }
    return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false") ? BOOLEAN : TEXT;
  }

  /**
   * What a column holds, from its first cells: dates if the first cell that is not missing is one;
   * else numbers if any cell is a number, since a slip is then likelier than a column of text; else
   * what that first cell holds.
   */
  static CellKind ofColumn(List<String> cells) {
    CellKind first = MISSING;
    for (String cell : cells) {
      CellKind kind = of(cell);
      if (first == MISSING) {
        first = kind;
      }
      if (kind == NUMBER && first != DATE) {
        return NUMBER;
      }
    }
    return first;
  }

  /** The decimal number in a cell, infinite beyond the range of a double; NaN if there is none. */
  static double number(String cell) {
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      // parseDouble takes 1d, 0x1p3 and NaN too; none of them is a number here.
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether a cell is empty or one of the words for a missing or infinite value. */
  static boolean isMissing(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    if (cell.length() > 9) {
      return false;
    }
    char sign = cell.charAt(0);
    String word = sign == '-' || sign == '+' ? cell.substring(1) : cell;
    return MISSING_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}

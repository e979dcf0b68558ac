package org.sswim.series;

import java.util.Locale;
import java.util.Set;

/** What a cell of a CSV file holds. */
enum CellKind {
  MISSING,
  NUMBER,
  DATE,
  TEXT;

  private static final Set<String> MISSING_WORDS =
      Set.of("nan", "na", "n/a", "null", "none", "inf", "infinity");

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

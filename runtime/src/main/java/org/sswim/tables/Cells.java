package org.sswim.tables;

import java.util.Locale;
import java.util.Set;

/** The meanings of the cells of tables. */
public final class Cells {
  private static final int LONGEST_WORD = 9;
  private static final Set<String> MISSING =
      Set.of("nan", "na", "n/a", "#n/a", "null", "none", "?", ".");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");

  private Cells() {}

  /** Whether a cell is empty or what files write for want of a value, in letters of either case. */
  public static boolean missing(String cell) {
    return cell.isEmpty() || word(cell, MISSING);
  }

  /** Whether a cell is a word for an infinite value. */
  public static boolean infinite(String cell) {
    return !cell.isEmpty() && word(cell, INFINITE);
  }

  private static boolean word(String cell, Set<String> words) {
    if (cell.length() > LONGEST_WORD) {
      return false;
    }
    char sign = cell.charAt(0);
    String word = sign == '-' || sign == '+' ? cell.substring(1) : cell;
    return words.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * The number in a cell without white space around it, written in digits, with sign, decimals and
   * exponent. It is infinite beyond the range of a double, and NaN if the cell holds no number.
   *
   * @param decimal what stands before decimals, point or comma
   */
  public static double number(String cell, char decimal) {
    boolean comma = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      comma |= c == ',';
      // parseDouble takes 1d, 0x1p3 and NaN too; none of them is a number here.
      if ((c < '0' || c > '9') && c != decimal && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      return cell.isEmpty()
          ? Double.NaN
          : Double.parseDouble(comma ? cell.replace(',', '.') : cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** As {@link #number}, and 1 for true, 0 for false. */
  public static double value(String cell, char decimal) {
    double number = number(cell, decimal);
    if (!Double.isNaN(number) || cell.length() > LONGEST_WORD) {
      return number;
    }
    return cell.equalsIgnoreCase("true") ? 1 : cell.equalsIgnoreCase("false") ? 0 : Double.NaN;
  }
}

package org.sswim.panels;

import org.jspecify.annotations.Nullable;

/** The texts of cells that hold values of a panel. */
public final class PanelCells {
  private static final double LARGEST = 1e30;
  private static final int SHOWN = 40;

  private PanelCells() {}

  /** A value of a file between quotes, cut if it is long. */
  public static String shown(String value) {
    return "'" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...") + "'";
  }

  /** Whether a cell holds no value: it is empty, NA, NaN, null or a question mark. */
  static boolean missing(String cell) {
    return cell.isEmpty()
        || cell.equals("?")
        || cell.equalsIgnoreCase("NA")
        || cell.equalsIgnoreCase("NaN")
        || cell.equalsIgnoreCase("null");
  }

  /**
   * What is wrong with a cell for which {@link #number} is null, behind the cell in a sentence.
   *
   * @param cell what it holds
   */
  public static String fault(String cell) {
    try {
      double value = Math.abs(Double.parseDouble(cell.strip()));
      return value > LARGEST && Double.isFinite(value)
          ? " is beyond " + LARGEST + ", the largest number that is taken"
          : " is no number";
    } catch (NumberFormatException e) {
      return " is no number";
    }
  }

  /**
   * The number in a cell; NaN where it is {@link #missing}; null if it is no finite number or
   * beyond {@value #LARGEST}, where networks of single precision end.
   */
  public static @Nullable Double number(String cell) {
    String text = cell.strip();
    if (missing(text)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      char last = text.charAt(text.length() - 1);
      boolean suffix = last == 'd' || last == 'f' || last == 'D' || last == 'F';
      return suffix || !(Math.abs(value) <= LARGEST) ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

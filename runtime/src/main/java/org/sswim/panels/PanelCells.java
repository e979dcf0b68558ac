package org.sswim.panels;

import org.jspecify.annotations.Nullable;
import org.sswim.tables.Cells;

/** The texts of cells that hold values of a panel. */
public final class PanelCells {
  private static final double LARGEST = 1e30;

  private PanelCells() {}

  /**
   * What is wrong with a cell for which {@link #number} is null, behind the cell in a sentence.
   *
   * @param cell what it holds
   */
  public static String fault(String cell) {
    double value = Math.abs(Cells.number(cell.strip(), '.'));
    return value > LARGEST && Double.isFinite(value)
        ? " is beyond " + LARGEST + ", the largest number that is taken"
        : " is no number";
  }

  /**
   * The number in a cell; NaN where it is {@link Cells#missing}; null if it is no finite number or
   * beyond {@value #LARGEST}, where networks of single precision end.
   */
  public static @Nullable Double number(String cell) {
    String text = cell.strip();
    double value = Cells.value(text, '.');
    if (Math.abs(value) <= LARGEST) {
      return value;
    }
    return Cells.missing(text) ? Double.NaN : null;
  }
}

package org.sswim.panels;

import org.jspecify.annotations.Nullable;
import org.sswim.tables.Cells;
import org.sswim.tables.Numerals;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/** The texts of cells that hold values of a panel. */
public final class PanelCells {
  private static final double LARGEST = 1e30;

  private PanelCells() {}

  /**
   * What is wrong with a cell for which {@link #number} is null, as the words after the cell in a
   * sentence.
   *
   * @param cell what it holds
   */
  public static String fault(String cell, Numerals numerals) {
    return fault(numerals.value(cell.strip())) + numerals.hint(cell.strip());
  }

  private static String fault(double value) {
    return Double.isFinite(value)
        ? " is beyond " + LARGEST + ", the largest number that is taken"
        : " is not a number";
  }

  /**
   * The number in a cell; NaN where it is {@link Cells#missing}. It is null if the cell is not a
   * finite number or beyond {@value #LARGEST}, the end of single precision.
   */
  public static @Nullable Double number(String cell, Numerals numerals) {
    String text = cell.strip();
    return taken(text, numerals.value(text));
  }

  /**
   * The same of a cell of a table.
   *
   * @throws org.sswim.series.InvalidDataException instead of null
   */
  static double value(Table table, int column) {
    String cell = table.cell(column);
    double value = table.value(column);
    Double taken = taken(cell, value);
    if (taken == null) {
      throw table.error(column, Shown.value(cell) + fault(value) + table.hint(column));
    }
    return taken;
  }

  private static @Nullable Double taken(String cell, double value) {
    if (Math.abs(value) <= LARGEST) {
      return value;
    }
    return Cells.missing(cell) ? Double.NaN : null;
  }
}

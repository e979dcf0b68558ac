package org.sswim.sequences;

import org.sswim.tables.Cells;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/** Decimal numbers as files write them: digits, sign, point and exponent, nothing else. */
final class Numbers {
  private Numbers() {}

  /** The value of a text without white space around it; NaN if it is not a finite number. */
  static float parseFloat(String text) {
    float value = (float) Cells.number(text, '.');
    return Float.isFinite(value) ? value : Float.NaN;
  }

  /** As {@link #parseFloat}, in double precision. */
  static double parseDouble(String text) {
    double value = Cells.number(text, '.');
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /**
   * A cell of a table as a value of a sequence.
   *
   * @throws RuntimeException from the table if it is none
   */
  static float value(Table table, int column) {
    float value = (float) table.value(column);
    if (!Float.isFinite(value)) {
      throw table.error(column, problem(table.cell(column)) + table.hint(column));
    }
    return value;
  }

  /** Why a text is no value. */
  static String problem(String text) {
    if (Cells.missing(text)) {
      return "the value is missing (" + Shown.value(text) + ")";
    }
    return Double.isNaN(parseDouble(text))
        ? Shown.value(text) + " is not a finite number"
        : Shown.value(text) + " is beyond the largest number of 32 bits, " + Float.MAX_VALUE;
  }
}

package org.sswim.sequences;

import org.sswim.tables.Cells;
import org.sswim.tables.Shown;

/** Decimal numbers as files write them: digits, sign, point and exponent, nothing else. */
final class Numbers {
  private Numbers() {}

  /** The value of a text without white space around it; NaN if it is no finite number. */
  static float parseFloat(String text) {
    float value = (float) Cells.number(text, '.');
    return Float.isFinite(value) ? value : Float.NaN;
  }

  /** As {@link #parseFloat}, in double precision. */
  static double parseDouble(String text) {
    double value = Cells.number(text, '.');
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** Why a text is no value. */
  static String problem(String text) {
    if (Cells.missing(text)) {
      return "the value is missing (" + Shown.value(text) + ")";
    }
    return Double.isNaN(parseDouble(text))
        ? Shown.value(text) + " is no finite number"
        : Shown.value(text) + " is beyond the largest number of 32 bits, " + Float.MAX_VALUE;
  }
}

package org.sswim.sequences;

import java.util.Locale;
import java.util.Set;

/** Decimal numbers as files write them: digits, sign, point and exponent, nothing else. */
final class Numbers {
  private static final Set<String> MISSING = Set.of("", "?", "nan", "na", "n/a", "null", "none");

  private Numbers() {}

  /** The value of a text without white space around it; NaN if it is no finite number. */
  static float parseFloat(String text) {
    try {
      float value = decimal(text) ? Float.parseFloat(text) : Float.NaN;
      return Float.isFinite(value) ? value : Float.NaN;
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /** As {@link #parseFloat}, in double precision. */
  static double parseDouble(String text) {
    try {
      double value = decimal(text) ? Double.parseDouble(text) : Double.NaN;
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Why a text is no value. */
  static String problem(String text) {
    if (missing(text)) {
      return "the value is missing (" + Shown.value(text) + ")";
    }
    return Double.isNaN(parseDouble(text))
        ? Shown.value(text) + " is no finite number"
        : Shown.value(text) + " is beyond the largest number of 32 bits, " + Float.MAX_VALUE;
  }

  /** Whether a text is what files write for want of a value. */
  static boolean missing(String text) {
    return MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Keeps out what Java reads besides decimals, such as 1f, NaN and 0x1p3. */
  private static boolean decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

package org.sswim.spark;

import org.sswim.paneltrainers.SeriesOrder;

/**
 * Names of series in a form whose natural order is that in which series are learnt from: sixteen
 * digits of their number, then the name.
 */
final class SeriesKey {
  private static final int DIGITS = 16;

  private SeriesKey() {}

  /** The key of a series. */
  static String of(String id, long seed) {
    // Digits are compared as if without sign.
    String digits = Long.toHexString(SeriesOrder.key(id, seed) ^ Long.MIN_VALUE);
    return "0".repeat(DIGITS - digits.length()) + digits + id;
  }

  /** The number of a key. */
  static long number(String key) {
    return Long.parseUnsignedLong(key, 0, DIGITS, 16) ^ Long.MIN_VALUE;
  }

  /** The name of a key. */
  static String id(String key) {
    return key.substring(DIGITS);
  }
}

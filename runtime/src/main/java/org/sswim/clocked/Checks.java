package org.sswim.clocked;

/** What connections share. */
final class Checks {
  private Checks() {}

  /** Refuses arrays of another length, and values that are not finite. */
  static void requireLength(String name, float[] values, long expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "there must be " + expected + " " + name + "; got " + values.length);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite; got " + value);
      }
    }
  }

  /** {@code out[to + j] += x weights[from + j]}. */
  static void add(int n, float x, float[] weights, int from, float[] out, int to) {
    for (int j = 0; j < n; j++) {
      out[to + j] += x * weights[from + j];
    }
  }
}

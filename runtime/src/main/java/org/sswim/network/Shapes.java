package org.sswim.network;

/** Checks that the parameter records share. */
final class Shapes {
  private Shapes() {}

  static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " must have length " + expected + "; got " + length);
    }
  }

  static void requireFinite(String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + " must be finite; got " + values[i] + " at index " + i);
      }
    }
  }

  static void requirePositive(String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0 && Float.isFinite(values[i]))) {
        throw new IllegalArgumentException(
            name + " must be above 0; got " + values[i] + " at index " + i);
      }
    }
  }
}

package org.sswim.algorithms.layers;

/** Loops over rows of samples. */
public final class Rows {
  private Rows() {}

  /** A copy, every value multiplied. */
  public static float[] scaled(float factor, float[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = factor * values[i];
    }
    return out;
  }

  /** Writes a row again and again. */
  static void repeat(int rows, float[] row, float[] out) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(row, 0, out, r * row.length, row.length);
    }
  }

  /** {@code sums[j] += sum_r values[r][j]}. */
  static void addColumns(int rows, int columns, float[] values, float[] sums) {
    for (int r = 0; r < rows; r++) {
      int from = r * columns;
      for (int j = 0; j < columns; j++) {
        sums[j] += values[from + j];
      }
    }
  }
}

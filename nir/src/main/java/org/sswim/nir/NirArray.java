package org.sswim.nir;

import java.util.Arrays;

/**
 * A parameter of a node.
 *
 * @param shape its dimensions; none for a single number
 * @param values row-major
 */
public record NirArray(int[] shape, double[] values) {

  /** Checks that shape and values agree. */
  public NirArray {
    long size = 1;
    for (int n : shape) {
      size *= n;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " needs " + size + " values; got " + values.length);
    }
  }

  /** A vector. */
  public static NirArray vector(double... values) {
    return new NirArray(new int[] {values.length}, values);
  }

  /** A vector that holds the same number everywhere. */
  public static NirArray constant(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return vector(values);
  }

  /** A matrix, row-major {@code [rows][columns]}. */
  public static NirArray matrix(int rows, int columns, double[] values) {
    return new NirArray(new int[] {rows, columns}, values);
  }
}

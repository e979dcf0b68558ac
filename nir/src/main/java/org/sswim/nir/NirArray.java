package org.sswim.nir;

import java.util.Arrays;
import org.sswim.checks.Checks;

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
    Checks.that(size == values.length)
        .or("shape %s needs %s values; got %s", Arrays.toString(shape), size, values.length);
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

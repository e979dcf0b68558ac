package org.sswim.algorithms.learning;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Loops over rows of samples. */
public final class Rows {
  private Rows() {}

  /** Values by their places. */
  public static float[] of(int count, IntToDoubleFunction value) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) value.applyAsDouble(i);
    }
    return out;
  }

  /** Normal random numbers. */
  public static float[] normal(
      int count, double mean, double deviation, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    return of(count, i -> mean + deviation * normal.sample());
  }

  /** Copies the values of arrays into others of the same lengths. */
  public static void copy(List<float[]> from, List<float[]> to) {
    for (int a = 0; a < from.size(); a++) {
      System.arraycopy(from.get(a), 0, to.get(a), 0, to.get(a).length);
    }
  }

  /** A copy, every value multiplied. */
  public static float[] scaled(float factor, float[] values) {
    return of(values.length, i -> factor * values[i]);
  }

  /** Multiplies every value. */
  public static void multiply(float factor, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** {@code out[to + i] += factor x[from + i]}. */
  public static void add(int n, float factor, float[] x, int from, float[] out, int to) {
    for (int i = 0; i < n; i++) {
      out[to + i] += factor * x[from + i];
    }
  }

  /** Rectifies: {@code a = max(0, z)}. */
  public static void rectify(int n, float[] z, float[] a) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.max(0, z[i]);
    }
  }

  /** Takes gradients by the outputs of rectifiers back to their inputs. */
  public static void rectifyBackward(int n, float[] z, float[] gradient) {
    for (int i = 0; i < n; i++) {
      gradient[i] = z[i] > 0 ? gradient[i] : 0;
    }
  }

  /** Writes a row again and again. */
  public static void repeat(int rows, float[] row, float[] out) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(row, 0, out, r * row.length, row.length);
    }
  }

  /** {@code sums[j] += sum_r values[r][j]}. */
  public static void addColumns(int rows, int columns, float[] values, float[] sums) {
    for (int r = 0; r < rows; r++) {
      int from = r * columns;
      for (int j = 0; j < columns; j++) {
        sums[j] += values[from + j];
      }
    }
  }
}

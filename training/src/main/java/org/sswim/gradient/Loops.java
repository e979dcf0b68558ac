package org.sswim.gradient;

/**
 * The loops that training spends its time in, apart from matrix products.
 *
 * <p>HotSpot (17 and 25) vectorises a loop only if it is small and all arrays are indexed alike;
 * hence one array per time step, and parameters of neurons repeated for every sample of a batch.
 */
final class Loops {
  /** Multiplying by this twice lifts any negative number, however small, below -1. */
  private static final float STEEP = 1e38f;

  private Loops() {}

  /** Whether there is nothing but zeros. */
  static boolean allZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code memory = decay memory + x}. */
  static void decayAndAdd(int n, float[] decay, float[] x, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay[i] * memory[i] + x[i];
    }
  }

  /** {@code memory = decay memory + factor x}. */
  static void decayAndAddProduct(int n, float[] decay, float[] factor, float[] x, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay[i] * memory[i] + factor[i] * x[i];
    }
  }

  /** {@code out = factor x + y}. */
  static void multiplyAndAdd(int n, float[] factor, float[] x, float[] y, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = factor[i] * x[i] + y[i];
    }
  }

  /** {@code sum += factor x}. */
  static void addProduct(int n, float[] factor, float[] x, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += factor[i] * x[i];
    }
  }

  /** {@code sum += factor x}, with one factor for all. */
  static void addProduct(int n, float factor, float[] x, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += factor * x[i];
    }
  }

  /** {@code value += share (target - value)}. */
  static void moveTowards(int n, float share, float[] target, float[] value) {
    for (int i = 0; i < n; i++) {
      value[i] += share * (target[i] - value[i]);
    }
  }

  /** {@code sum += x}. */
  static void add(int n, float[] x, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[i];
    }
  }

  /** {@code out = factor x}, with one factor for all. */
  static void multiply(int n, float factor, float[] x, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = factor * x[i];
    }
  }

  /** {@code spikes = 1} where {@code voltage >= 0}, else 0. */
  static void fire(int n, float[] voltage, float[] spikes) {
    for (int i = 0; i < n; i++) {
      spikes[i] = Math.min(1f, Math.max(0f, voltage[i] * STEEP * STEEP + 1f));
    }
  }

  /** Repeats every value: {@code out[i * times + b] = values[i]}. */
  static void repeat(float[] values, int times, float[] out) {
    int at = 0;
    for (float value : values) {
      for (int b = 0; b < times; b++) {
        out[at++] = value;
      }
    }
  }

  /** Adds up every run of values: {@code sums[i] += sum_b values[i * times + b]}. */
  static void addRuns(float[] values, int times, float[] sums) {
    int at = 0;
    for (int i = 0; i < sums.length; i++) {
      float sum = 0;
      for (int b = 0; b < times; b++) {
        sum += values[at++];
      }
      sums[i] += sum;
    }
  }
}

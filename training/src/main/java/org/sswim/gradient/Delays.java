package org.sswim.gradient;

import java.util.Arrays;

/**
 * Delays of a layer's drive, linear between whole steps: {@code x(t - tau) = (1 - f) x(t - k) + f
 * x(t - k - 1)} with {@code tau = k + f}. Rows of a neuron are contiguous: {@code
 * [neurons][count]}.
 */
final class Delays {
  private final float[] delay;
  private final boolean none;

  /** For delays that may change, if any is above 0 or they train. */
  Delays(float[] delay, boolean trained) {
    this.delay = delay;
    none = !trained && Loops.allZero(delay);
  }

  /** Whether nothing is delayed, now and later. */
  boolean none() {
    return none;
  }

  /** Writes the delayed drive of a step. */
  void forward(int t, int count, float[][] drive, float[] out) {
    for (int i = 0; i < delay.length; i++) {
      int k = (int) delay[i];
      add(i, count, t - k, 1 - (delay[i] - k), drive, out, true);
      add(i, count, t - k - 1, delay[i] - k, drive, out, false);
    }
  }

  /** Writes the gradient by the drive of a step from those by the delayed drives of all later. */
  void backward(int t, int count, float[][] delayed, float[] out) {
    for (int i = 0; i < delay.length; i++) {
      int k = (int) delay[i];
      add(i, count, t + k, 1 - (delay[i] - k), delayed, out, true);
      add(i, count, t + k + 1, delay[i] - k, delayed, out, false);
    }
  }

  private static void add(
      int i, int count, int t, float share, float[][] from, float[] out, boolean first) {
    int begin = i * count;
    boolean absent = t < 0 || t >= from.length;
    if (first && (absent || share == 0)) {
      Arrays.fill(out, begin, begin + count, 0);
    }
    if (absent || share == 0) {
      return;
    }
    float[] row = from[t];
    if (first && share == 1) {
      System.arraycopy(row, begin, out, begin, count);
    } else if (first) {
      for (int b = begin; b < begin + count; b++) {
        out[b] = share * row[b];
      }
    } else {
      for (int b = begin; b < begin + count; b++) {
        out[b] += share * row[b];
      }
    }
  }

  /**
   * Adds the gradient by each delay.
   *
   * @param delayed gradients by the delayed drives
   * @param gradient {@code [neurons]}, changed
   */
  void addGradient(int count, float[][] drive, float[][] delayed, float[] gradient) {
    for (int i = 0; i < delay.length; i++) {
      int k = (int) delay[i];
      double sum = 0;
      for (int t = k; t < drive.length; t++) {
        for (int b = i * count; b < (i + 1) * count; b++) {
          float before = t > k ? drive[t - k - 1][b] : 0;
          sum += delayed[t][b] * (double) (before - drive[t - k][b]);
        }
      }
      gradient[i] += (float) sum;
    }
  }
}

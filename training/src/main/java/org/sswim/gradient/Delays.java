package org.sswim.gradient;

import java.util.Arrays;

/**
 * Delays of a layer's drive in whole steps: {@code x(t - tau)}. Rows of a neuron are contiguous:
 * {@code [neurons][count]}.
 *
 * @param delay tau of each neuron
 */
record Delays(int[] delay) {
  /** Whether nothing is delayed. */
  boolean none() {
    return Arrays.stream(delay).allMatch(tau -> tau == 0);
  }

  /** Writes the delayed drive of a step. */
  void forward(int t, int count, float[][] drive, float[] out) {
    for (int i = 0; i < delay.length; i++) {
      copy(i, count, t - delay[i], drive, out);
    }
  }

  /** Writes the gradient by the drive of a step, from those by all delayed drives. */
  void backward(int t, int count, float[][] delayed, float[] out) {
    for (int i = 0; i < delay.length; i++) {
      copy(i, count, t + delay[i], delayed, out);
    }
  }

  /** A neuron's row of a step; 0 before the first and after the last. */
  private static void copy(int i, int count, int t, float[][] from, float[] out) {
    int begin = i * count;
    if (t < 0 || t >= from.length) {
      Arrays.fill(out, begin, begin + count, 0);
    } else {
      System.arraycopy(from[t], begin, out, begin, count);
    }
  }
}

package org.sswim.classification;

import java.util.Arrays;

/** Means of inputs over the sections of all steps so far, cut as {@link SectionCounts} does. */
final class SectionMeans {
  private static final int FIRST_STEPS = 64;

  private final int inputs;
  private final int sections;

  /** Sums of the inputs before each step: {@code [steps + 1][inputs]}. */
  private double[] sums;

  private int steps;

  SectionMeans(int inputs, int sections) {
    this.inputs = inputs;
    this.sections = sections;
    sums = new double[inputs];
  }

  /** Takes the input of a step: {@code [inputs]} from position {@code from} on. */
  void add(float[] input, int from) {
    steps = Math.addExact(steps, 1);
    int at = Math.multiplyExact(steps, inputs);
    if (sums.length < at + inputs) {
      sums = Arrays.copyOf(sums, Math.max(2 * sums.length, FIRST_STEPS * inputs));
    }
    for (int j = 0; j < inputs; j++) {
      sums[at + j] = sums[at - inputs + j] + input[from + j];
    }
  }

  /**
   * Writes means; 0 before the first step.
   *
   * @param out written: {@code [sections][inputs]}
   */
  void write(float[] out) {
    for (int s = 0; s < sections; s++) {
      int from = Math.min(Math.max(0, steps - 1), (int) ((long) s * steps / sections));
      int end = Math.min(steps, Math.max(from + 1, (int) ((s + 1L) * steps / sections)));
      for (int j = 0; j < inputs; j++) {
        double sum = sums[end * inputs + j] - sums[from * inputs + j];
        out[s * inputs + j] = (float) (sum / Math.max(1, end - from));
      }
    }
  }

  /** Forgets all steps. */
  void reset() {
    steps = 0;
  }
}

package org.sswim.classification;

import org.sswim.samples.Head;

/** Evidence as probabilities. */
public final class Softmax {
  private Softmax() {}

  /**
   * Writes {@code exp(e_k) / sum_j exp(e_j)}.
   *
   * @param evidence e: {@code [classes]}
   * @param out written, of the same length
   */
  public static void write(float[] evidence, float[] out) {
    write(evidence, 1, out);
  }

  /**
   * Writes the same of {@code trust} times the evidence.
   *
   * @param trust at least 0
   */
  public static void write(float[] evidence, double trust, float[] out) {
    // Relative to the highest no exponential overflows, and their sum is at least 1.
    float highest = evidence[Head.highest(evidence)];
    double sum = 0;
    for (int k = 0; k < evidence.length; k++) {
      double share = Math.exp(trust * ((double) evidence[k] - highest));
      sum += share;
      out[k] = (float) share;
    }
    for (int k = 0; k < evidence.length; k++) {
      out[k] = (float) (out[k] / sum);
    }
  }
}

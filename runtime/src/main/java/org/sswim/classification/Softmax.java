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
   * @throws IllegalArgumentException if the evidence is infinite or no number
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
    requireFinite(sum);
    for (int k = 0; k < evidence.length; k++) {
      out[k] = (float) (out[k] / sum);
    }
  }

  /**
   * Refuses evidence beyond single precision, as that of a model with forged weights is.
   *
   * @param sum of the exponentials of evidence, relative to the highest
   * @throws IllegalArgumentException if it is not a number
   */
  public static void requireFinite(double sum) {
    if (Double.isNaN(sum)) {
      throw new IllegalArgumentException(
          "the evidence of classes is not a finite number, as the weights of the model are too large");
    }
  }
}

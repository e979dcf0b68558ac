package org.sswim.algorithms.learning;

/** The mean of {@code -ln p} of the true class, p the softmax of some evidence. */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * Loss and gradient.
   *
   * @param rows number of samples
   * @param classes number of classes
   * @param evidence {@code [rows][classes]}
   * @param label true class of each row
   * @param share what gradients are multiplied by
   * @param gradient written, by the evidence: {@code [rows][classes]}
   * @return the sum of the losses
   */
  public static double of(
      int rows, int classes, float[] evidence, int[] label, double share, float[] gradient) {
    double loss = 0;
    for (int r = 0; r < rows; r++) {
      int from = r * classes;
      float top = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        top = Math.max(top, evidence[from + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double e = Math.exp(evidence[from + k] - top);
        gradient[from + k] = (float) e;
        sum += e;
      }
      for (int k = 0; k < classes; k++) {
        double p = gradient[from + k] / sum;
        gradient[from + k] = (float) (share * (p - (k == label[r] ? 1 : 0)));
      }
      loss += Math.log(sum) + top - evidence[from + label[r]];
    }
    return loss;
  }
}

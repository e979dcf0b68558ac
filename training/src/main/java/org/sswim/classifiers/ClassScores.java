package org.sswim.classifiers;

/**
 * What a read-out says of samples that it has not seen: the evidence for each class.
 *
 * @param values row-major {@code [samples][classes]}
 * @param label class of each sample: {@code [samples]}
 * @param classes number of classes
 */
record ClassScores(double[] values, int[] label, int classes) {
  private static final int HALVINGS = 60;
  private static final double COLDEST = 1e-3;
  private static final double HOTTEST = 1e3;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

  /** Share of the samples whose class has most evidence. */
  double accuracy() {
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += best(i) == label[i] ? 1 : 0;
    }
    return (double) right / label.length;
  }

  private int best(int sample) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (values[sample * classes + k] > values[sample * classes + best]) {
        best = k;
      }
    }
    return best;
  }

  /** Mean of {@code -ln p} of the true class, p the softmax of {@code factor} times evidence. */
  double logLoss(double factor) {
    double sum = 0;
    for (int i = 0; i < label.length; i++) {
      int from = i * classes;
      double top = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        top = Math.max(top, factor * values[from + k]);
      }
      double all = 0;
      for (int k = 0; k < classes; k++) {
        all += Math.exp(factor * values[from + k] - top);
      }
      sum += Math.log(all) + top - factor * values[from + label[i]];
    }
    return sum / label.length;
  }

  /** The factor at which the log loss is least, in [1e-3, 1e3], by golden section. */
  double factor() {
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = logLoss(Math.exp(left));
    double atRight = logLoss(Math.exp(right));
    for (int i = 0; i < HALVINGS && high - low > 1e-4; i++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = logLoss(Math.exp(left));
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = logLoss(Math.exp(right));
      }
    }
    return Math.exp(0.5 * (low + high));
  }
}

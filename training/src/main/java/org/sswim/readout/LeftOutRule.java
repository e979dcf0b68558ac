package org.sswim.readout;

/**
 * The rule by which left-out samples choose. Candidates come in order of simplicity. Another one is
 * taken where it lowers the squared error of left-out sets by {@value #WORTH} in the geometric mean,
 * and by more than {@value #ERRORS} standard errors of that mean. What helps on some sets and harms
 * on others, such as levels that drift, is luck. Ratios make a set of large errors count as much as
 * any other.
 */
public final class LeftOutRule {
  /** Logarithm of the ratio of two squared errors. */
  public static final double WORTH = 0.01;

  private static final double ERRORS = 1.4;

  private LeftOutRule() {}

  /**
   * Whether a candidate is taken.
   *
   * @param errors summed squared errors of each set that is left out
   * @param than the same errors of the candidate that it would replace
   */
  public static boolean better(double[] errors, double[] than) {
    int sets = errors.length;
    double[] gains = new double[sets];
    double mean = 0;
    for (int s = 0; s < sets; s++) {
      // A set without an error says nothing of a ratio.
      gains[s] = Math.log((than[s] + Double.MIN_NORMAL) / (errors[s] + Double.MIN_NORMAL));
      mean += gains[s] / sets;
    }
    double squares = 0;
    for (double gain : gains) {
      squares += Math.pow(gain - mean, 2);
    }
    double error = Math.sqrt(squares / Math.max(1, sets - 1) / sets);
    return mean >= WORTH && mean > ERRORS * error;
  }
}

package org.sswim.readout;

/**
 * The rule by which left-out samples choose. Candidates come in order of simplicity. Another one is
 * taken where it lowers the squared error by {@value #CLEAR}, and does so on all left-out sets but
 * one in five. What helps on some sets and harms on others, such as levels that drift, is luck.
 */
public final class LeftOutRule {
  /** Share of the squared error. */
  public static final double CLEAR = 0.02;

  /** Share of the squared error that a stage takes away. */
  public static final double WORTH = 0.01;

  private static final int ONE_IN = 5;

  private LeftOutRule() {}

  /**
   * Whether a candidate is taken.
   *
   * @param errors summed squared errors of each set that is left out
   * @param than the same errors of the candidate that it would replace
   */
  public static boolean better(double[] errors, double[] than) {
    double sum = 0;
    double other = 0;
    int worse = 0;
    for (int s = 0; s < errors.length; s++) {
      sum += errors[s];
      other += than[s];
      worse += errors[s] < than[s] ? 0 : 1;
    }
    return sum < (1 - CLEAR) * other && worse <= errors.length / ONE_IN;
  }

  /**
   * Whether a stage is added to the present ones. It must lower the squared error by {@value
   * #WORTH}, and by more than one standard error of the gain over the sets.
   *
   * @param errors summed squared errors of each set that is left out
   * @param than the same without the stage
   */
  public static boolean adds(double[] errors, double[] than) {
    int sets = errors.length;
    double mean = 0;
    double all = 0;
    for (int s = 0; s < sets; s++) {
      mean += (than[s] - errors[s]) / sets;
      all += than[s] / sets;
    }
    double squares = 0;
    for (int s = 0; s < sets; s++) {
      squares += Math.pow(than[s] - errors[s] - mean, 2);
    }
    return mean >= WORTH * all && mean > Math.sqrt(squares / Math.max(1, sets - 1) / sets);
  }
}

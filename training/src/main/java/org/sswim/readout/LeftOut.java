package org.sswim.readout;

/**
 * The rule by which samples that are left out choose: of candidates in order of simplicity another
 * one is taken where it lowers the squared error by {@value #CLEAR} and does so on all sets of
 * samples that are left out but one in five. What helps on some sets and harms on others, such as
 * levels that drift, is luck.
 */
public final class LeftOut {
  /** Share of the squared error. */
  public static final double CLEAR = 0.02;

  private static final int ONE_IN = 5;

  private LeftOut() {}

  /**
   * Whether a candidate is taken.
   *
   * @param errors summed squared errors of each set that is left out
   * @param than the same of what it would stand for
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
}

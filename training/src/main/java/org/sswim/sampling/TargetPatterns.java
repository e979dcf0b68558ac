package org.sswim.sampling;

import org.sswim.linalg.TargetDirections;

/**
 * What targets can be predicted in: a few orthonormal patterns over the leads, such as a level and
 * a daily wave, and how far each signal usually moves along them.
 *
 * <p>Near leads can be told more finely than far ones, and there are few of them: lead k counts
 * {@code k^-1/2}, which spreads what counts evenly over the logarithm of the lead.
 *
 * @param leads the leads that are looked at, counted from 1
 * @param signals number of signals
 * @param patterns over those leads, leading first
 * @param deviation root mean square of a difference between two windows along each pattern
 */
record TargetPatterns(int[] leads, int signals, TargetDirections patterns, double[] deviation) {
  private static final int MOST_PATTERNS = 64;

  /** Leads are thinned until at most about so many targets are left. */
  private static final int MOST_TARGETS = 4096;

  /**
   * The leads that are looked at.
   *
   * @param targets number of targets, by lead, then by signal
   */
  static int[] thinned(int targets, int signals) {
    int all = targets / signals;
    int step = (targets + MOST_TARGETS - 1) / MOST_TARGETS;
    int[] leads = new int[(all + step - 1) / step];
    for (int k = 0; k < leads.length; k++) {
      leads[k] = 1 + k * step;
    }
    return leads;
  }

  /**
   * The patterns in which least squares explains most.
   *
   * @param inputs number of inputs
   * @param cross covariances C of inputs and weighted targets: {@code [inputs][leads][signals]}
   * @param solved {@code S^-1 C}, alike
   * @param weighted differences between weighted targets of pairs of windows: {@code [leads *
   *     signals]} each
   */
  static TargetPatterns of(
      int[] leads, int signals, int inputs, double[] cross, double[] solved, double[][] weighted) {
    TargetDirections found =
        TargetDirections.leading(
            inputs * signals,
            leads.length,
            bySignal(leads.length, signals, cross),
            bySignal(leads.length, signals, solved),
            MOST_PATTERNS);
    if (found.count() == 0) {
      found = new TargetDirections(leads.length, 1, new double[leads.length]);
      found.columns()[0] = 1;
    }
    double[] deviation = new double[found.count()];
    TargetPatterns patterns = new TargetPatterns(leads, signals, found, deviation);
    for (double[] difference : weighted) {
      for (int s = 0; s < signals; s++) {
        double[] along = patterns.along(difference, s);
        for (int p = 0; p < along.length; p++) {
          deviation[p] += along[p] * along[p] / (weighted.length * signals);
        }
      }
    }
    for (int p = 0; p < deviation.length; p++) {
      deviation[p] = Math.sqrt(deviation[p]);
    }
    return patterns;
  }

  /** {@code [inputs][leads][signals]} as {@code [inputs * signals][leads]}. */
  private static double[] bySignal(int leads, int signals, double[] values) {
    double[] turned = new double[values.length];
    int inputs = values.length / (leads * signals);
    for (int j = 0; j < inputs; j++) {
      for (int k = 0; k < leads; k++) {
        for (int s = 0; s < signals; s++) {
          turned[(j * signals + s) * leads + k] = values[(j * leads + k) * signals + s];
        }
      }
    }
    return turned;
  }

  /** Weighted difference of the targets of two windows: {@code [leads * signals]}. */
  static double[] difference(int[] leads, int signals, float[] one, float[] two) {
    double[] difference = new double[leads.length * signals];
    for (int k = 0; k < leads.length; k++) {
      for (int s = 0; s < signals; s++) {
        int target = (leads[k] - 1) * signals + s;
        difference[k * signals + s] = ((double) two[target] - one[target]) / Math.sqrt(leads[k]);
      }
    }
    return difference;
  }

  private double[] along(double[] difference, int signal) {
    int m = patterns.count();
    double[] along = new double[m];
    for (int k = 0; k < leads.length; k++) {
      double d = difference[k * signals + signal];
      for (int p = 0; p < m; p++) {
        along[p] += d * patterns.columns()[k * m + p];
      }
    }
    return along;
  }

  /**
   * The difference of two windows' targets with every pattern in units of its own deviation, so
   * that the patterns that move most do not hide those that can be told as well.
   *
   * @param signal the one signal that counts, or -1 for all
   * @return weighted: {@code [leads * signals]}
   */
  double[] normalised(float[] one, float[] two, int signal) {
    int m = patterns.count();
    double[] difference = difference(leads, signals, one, two);
    double[] out = new double[difference.length];
    for (int s = 0; s < signals; s++) {
      if (signal < 0 || s == signal) {
        double[] along = along(difference, s);
        for (int k = 0; k < leads.length; k++) {
          for (int p = 0; p < m; p++) {
            if (deviation[p] > 0) {
              out[k * signals + s] += patterns.columns()[k * m + p] * along[p] / deviation[p];
            }
          }
        }
      }
    }
    return out;
  }
}

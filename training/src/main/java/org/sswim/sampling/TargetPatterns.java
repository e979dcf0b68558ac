package org.sswim.sampling;

import org.sswim.linalg.Blas;
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
 * @param deviation root mean square of a difference between two samples along each pattern
 */
record TargetPatterns(int[] leads, int signals, TargetDirections patterns, double[] deviation) {
  private static final int MOST_PATTERNS = 64;

  /** Leads are thinned until at most about so many targets are left. */
  private static final int MOST_TARGETS = 720;

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
   * @param weighted differences between weighted targets of pairs of samples: {@code
   *     [pairs][leads][signals]}
   */
  static TargetPatterns of(
      int[] leads, int signals, int inputs, double[] cross, double[] solved, double[] weighted) {
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
    return new TargetPatterns(leads, signals, found, deviations(found, signals, weighted));
  }

  /** Root mean squares of weighted differences along the patterns. */
  private static double[] deviations(TargetDirections found, int signals, double[] weighted) {
    int m = found.count();
    int rows = weighted.length / found.targets();
    double[] along = project(found, signals, weighted);
    double[] deviation = new double[m];
    for (int k = 0; k < along.length; k++) {
      deviation[k % m] += along[k] * along[k] / rows;
    }
    for (int p = 0; p < m; p++) {
      deviation[p] = Math.sqrt(deviation[p]);
    }
    return deviation;
  }

  /** {@code [rows][leads][signals]} along patterns: {@code [rows * signals][patterns]}. */
  private static double[] project(TargetDirections patterns, int signals, double[] values) {
    int leads = patterns.targets();
    int rows = values.length / leads;
    double[] along = new double[Math.multiplyExact(rows, patterns.count())];
    double[] turned = bySignal(leads, signals, values);
    Blas.gemmNN(rows, patterns.count(), leads, 1, turned, patterns.columns(), 0, along);
    return along;
  }

  /** {@code [rows][leads][signals]} as {@code [rows * signals][leads]}. */
  private static double[] bySignal(int leads, int signals, double[] values) {
    if (signals == 1) {
      return values;
    }
    double[] turned = new double[values.length];
    int rows = values.length / (leads * signals);
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < leads; k++) {
        for (int s = 0; s < signals; s++) {
          turned[(j * signals + s) * leads + k] = values[(j * leads + k) * signals + s];
        }
      }
    }
    return turned;
  }

  /**
   * The weighted difference of the targets of two samples.
   *
   * @param weight by lead, from {@link #weights}
   * @param out written from {@code to} on: {@code [leads][signals]}
   */
  static void difference(
      int[] leads, double[] weight, int signals, float[] one, float[] two, double[] out, int to) {
    for (int k = 0; k < leads.length; k++) {
      int from = (leads[k] - 1) * signals;
      for (int s = 0; s < signals; s++) {
        out[to + k * signals + s] = weight[k] * ((double) two[from + s] - one[from + s]);
      }
    }
  }

  /** What each lead counts. */
  static double[] weights(int[] leads) {
    double[] weight = new double[leads.length];
    for (int k = 0; k < weight.length; k++) {
      weight[k] = 1 / Math.sqrt(leads[k]);
    }
    return weight;
  }

  /** Numbers of {@link #coordinates}. */
  int count() {
    return signals * patterns.count();
  }

  /**
   * The difference of two samples' targets along every pattern in units of its own deviation, so
   * that the patterns that move most do not hide those that can be told as well.
   *
   * @param signal the one signal that counts, or -1 for all
   * @return {@code [signals][patterns]}
   */
  double[] coordinates(float[] one, float[] two, int signal) {
    int m = patterns.count();
    double[] weighted = new double[leads.length * signals];
    difference(leads, weights(leads), signals, one, two, weighted, 0);
    double[] out = project(patterns, signals, weighted);
    for (int k = 0; k < out.length; k++) {
      boolean counts = signal < 0 || k / m == signal;
      out[k] = counts && deviation[k % m] > 0 ? out[k] / deviation[k % m] : 0;
    }
    return out;
  }

  /**
   * Coefficients of weighted targets as those of {@link #coordinates}.
   *
   * @param coefficients {@code [rows][leads][signals]}
   * @return {@code [rows][signals][patterns]}
   */
  double[] ofCoordinates(double[] coefficients) {
    return project(patterns, signals, coefficients);
  }
}

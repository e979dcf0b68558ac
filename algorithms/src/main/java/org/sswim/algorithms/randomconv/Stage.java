package org.sswim.algorithms.randomconv;

import org.sswim.linalg.Blas;

/**
 * A filter and what its features say of the targets.
 *
 * @param beta row-major {@code [features][outputs]}
 */
record Stage(RandomFilter filter, double[] beta) {
  /** Windows that are worked on at once. */
  static final int BLOCK = 2048;

  /**
   * Takes its part off what is left of targets.
   *
   * @param left row-major {@code [count][outputs]}
   */
  void takeOff(float[] x, int count, int outputs, double[] left) {
    int features = filter.features();
    for (int from = 0; from < count; from += BLOCK) {
      int rows = Math.min(BLOCK, count - from);
      double[] f = new double[rows * features];
      double[] part = new double[rows * outputs];
      filter.write(x, from, rows, f);
      Blas.gemmNN(rows, outputs, features, 1, f, beta, 0, part);
      for (int i = 0; i < part.length; i++) {
        left[from * outputs + i] -= part[i];
      }
    }
  }

  /** Numbers that it holds. */
  long parameters() {
    return filter.weights().length + 1L + beta.length;
  }
}

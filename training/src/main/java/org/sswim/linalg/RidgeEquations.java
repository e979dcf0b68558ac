package org.sswim.linalg;

/**
 * The linear equations behind a regression, in the units of the groups.
 *
 * @param used features that are not left out and move
 * @param matrix upper triangle: {@code [used][used]}
 * @param products right-hand sides: {@code [used][targets]}
 */
record RidgeEquations(int[] used, double[] matrix, double[] products) {
  /** Added to every diagonal, relative to its mean, so that there is a factor whatever the data. */
  private static final double JITTER = 1e-9;

  /** The Cholesky factor of the matrix, its diagonal raised as far as there is one. */
  double[] factor() {
    int q = used.length;
    double mean = 0;
    for (int i = 0; i < q; i++) {
      mean += matrix[i * q + i] / q;
    }
    double added = JITTER * mean;
    while (true) {
      double[] factor = matrix.clone();
      for (int i = 0; i < q; i++) {
        factor[i * q + i] += added;
      }
      if (Lapack.cholesky(q, factor)) {
        return factor;
      }
      if (!(added > 0) || !Double.isFinite(added)) {
        throw new ArithmeticException("the sums of a regression are not finite");
      }
      added *= 100;
    }
  }
}

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

  /** An element, whichever triangle it is in. */
  double at(int i, int j) {
    return matrix[Math.min(i, j) * used.length + Math.max(i, j)];
  }

  /** The equations of some features by themselves, in rising order. */
  RidgeEquations part(int[] places, int targets) {
    int q = places.length;
    int[] features = new int[q];
    double[] squares = new double[q * q];
    for (int i = 0; i < q; i++) {
      features[i] = used[places[i]];
      for (int j = i; j < q; j++) {
        squares[i * q + j] = at(places[i], places[j]);
      }
    }
    return new RidgeEquations(features, squares, products(places, targets));
  }

  /** Right-hand sides of some features: {@code [places][targets]}. */
  double[] products(int[] places, int targets) {
    double[] own = new double[places.length * targets];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(products, places[i] * targets, own, i * targets, targets);
    }
    return own;
  }

  /** The Cholesky factor of the matrix, its diagonal raised as far as there is one. */
  double[] factor() {
    return factor(meanDiagonal());
  }

  /** The mean of the diagonal, 0 of nothing. */
  double meanDiagonal() {
    int q = used.length;
    double mean = 0;
    for (int i = 0; i < q; i++) {
      mean += matrix[i * q + i] / q;
    }
    return mean;
  }

  /**
   * The same for a matrix in which much may have cancelled.
   *
   * @param mean of the diagonal before that
   */
  double[] factor(double mean) {
    int q = used.length;
    if (q == 0) {
      return new double[0];
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

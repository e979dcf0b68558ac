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

  /**
   * The equations of some samples, without penalties: sums of squares and products about their
   * means, all 0 where there are none.
   *
   * @param used increasing
   * @param unit what each feature is multiplied by
   * @param first first target that counts, and how many
   */
  static RidgeEquations of(
      NormalEquations sums, int[] used, double[] unit, int first, int targets) {
    int p = sums.features();
    int q = used.length;
    double[] means = sums.means(sums.featureSums);
    double[] targetMeans = sums.targetMeans();
    double[] matrix = new double[q * q];
    double[] products = new double[q * targets];
    for (int i = 0; i < q; i++) {
      int f = used[i];
      double own = sums.weight * means[f];
      for (int j = i; j < q; j++) {
        int g = used[j];
        matrix[i * q + j] = (sums.gram[f * p + g] - own * means[g]) * unit[f] * unit[g];
      }
      for (int k = 0; k < targets; k++) {
        double moment = sums.cross[f * sums.targets() + first + k];
        products[i * targets + k] = (moment - own * targetMeans[first + k]) * unit[f];
      }
    }
    return new RidgeEquations(used, matrix, products);
  }

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
    return new RidgeEquations(features, squares, rows(places, products, targets));
  }

  /** Some rows of a matrix of so many columns. */
  static double[] rows(int[] places, double[] matrix, int columns) {
    double[] own = new double[places.length * columns];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(matrix, places[i] * columns, own, i * columns, columns);
    }
    return own;
  }

  /** Turns the matrix into its Cholesky factor, its diagonal raised until there is one. */
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
    if (used.length > 0) {
      Lapack.raisedCholesky(used.length, matrix, JITTER * mean, 100);
    }
    return matrix;
  }
}

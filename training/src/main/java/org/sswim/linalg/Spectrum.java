package org.sswim.linalg;

/**
 * The eigendecomposition of a training's covariance: {@code C = E' diag(l) E}, rows of E its
 * eigenvectors. About 13 q^3 operations for q features, some of them slow.
 */
final class Spectrum {
  private final CentredSystem training;
  final int q;

  /** l, ascending. */
  final double[] eigenvalues;

  /** E: {@code q x q}. */
  private final double[] vectors;

  Spectrum(CentredSystem training) {
    this.training = training;
    q = training.size();
    vectors = training.covariance().clone();
    eigenvalues = Lapack.eigenSymmetric(q, vectors);
  }

  CentredSystem training() {
    return training;
  }

  /** {@code E x}, x of {@code q x columns}. */
  double[] turn(int columns, double[] x) {
    double[] turned = new double[q * columns];
    Blas.gemmNN(q, columns, q, 1, vectors, x, 0, turned);
    return turned;
  }

  /** {@code E A E'}, all of it, from the upper triangle of A. */
  double[] turnBoth(double[] a) {
    double[] transposed = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        transposed[j * q + i] = vectors[i * q + j];
      }
    }
    double[] half = new double[q * q];
    Blas.symm(q, q, 1, a, transposed, 0, half);
    return turn(q, half);
  }

  /** The penalty, or the least ten-fold of it that leaves the system regular. */
  double regular(double wantedPenalty) {
    double penalty = wantedPenalty;
    while (!(eigenvalues[0] + penalty * training.penaltyUnit() > Math.ulp(eigenvalues[q - 1]))) {
      penalty *= 10;
    }
    return penalty;
  }

  /** {@code 1 / (l + penalty)}. */
  double[] inverse(double penalty) {
    double[] d = new double[q];
    for (int i = 0; i < q; i++) {
      d[i] = 1 / (eigenvalues[i] + penalty * training.penaltyUnit());
    }
    return d;
  }
}

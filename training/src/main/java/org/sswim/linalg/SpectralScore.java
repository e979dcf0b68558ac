package org.sswim.linalg;

/**
 * Scores from one eigendecomposition: about 13 q^3 + 3 q^2 r operations for q features and r
 * targets, some of them slow, and then q^2 per penalty. Worth it where there are many targets.
 *
 * <p>With the training covariance {@code C = E' diag(l) E}, rows of E its eigenvectors, the weights
 * of target k are {@code z_k = E' D E c_k}, {@code D = diag(1 / (l + penalty))}. So in the weighted
 * sum of the errors over all targets,
 *
 * <pre>
 *   sum_k w_k z_k' V z_k = sum_ij D_i D_j (E V E')_ij (sum_k w_k (E c_k) (E c_k)')_ij
 * </pre>
 *
 * only D depends on the penalty; likewise for the terms that are linear in z and for the mean
 * residuals.
 */
final class SpectralScore implements PenaltyScore {
  private final int q;
  private final double validationWeight;
  private final double meanDiagonal;
  private final double[] eigenvalues;

  /** The parts of the sum that go with D to the power 0, 1 and 2. */
  private double constant;

  private final double[] linear;
  private final double[] quadratic;

  /**
   * Decomposes.
   *
   * @param weight weights of the first targets; the others do not count
   */
  SpectralScore(CentredSystem training, CentredSystem validation, double[] weight) {
    q = training.size();
    validationWeight = validation.weight();
    double trace = 0;
    for (int i = 0; i < q; i++) {
      trace += training.covariance()[i * q + i];
    }
    meanDiagonal = trace / q;
    double[] vectors = training.covariance().clone();
    eigenvalues = Lapack.eigenSymmetric(q, vectors);
    double[] shift = new double[q];
    for (int i = 0; i < q; i++) {
      shift[i] = (validation.mean(i) - training.mean(i)) * training.inverseScale(i);
    }
    double[] turnedShift = new double[q];
    Blas.gemmNN(q, 1, q, 1, vectors, shift, 0, turnedShift);
    linear = new double[q];
    double[] products = new double[q * q];
    for (int first = 0; first < weight.length; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, weight.length - first);
      addTargets(training, validation, weight, first, count, vectors, turnedShift, products);
    }
    quadratic = turned(validation.covariance(), vectors);
    for (int i = 0; i < q; i++) {
      for (int j = i; j < q; j++) {
        double both = i == j ? 1 : 2;
        quadratic[i * q + j] =
            both * (quadratic[i * q + j] + turnedShift[i] * turnedShift[j]) * products[i * q + j];
      }
    }
  }

  /** Adds the parts of some targets, and to the products {@code sum_k w_k (E c_k) (E c_k)'}. */
  private void addTargets(
      CentredSystem training,
      CentredSystem validation,
      double[] weight,
      int first,
      int count,
      double[] vectors,
      double[] turnedShift,
      double[] products) {
    double[] fitted = new double[q * count];
    double[] scored = new double[q * count];
    Blas.gemmNN(q, count, q, 1, vectors, training.crossCovariance(first, count), 0, fitted);
    Blas.gemmNN(q, count, q, 1, vectors, validation.crossCovariance(first, count), 0, scored);
    double[] weighted = new double[count * q];
    for (int k = 0; k < count; k++) {
      int target = first + k;
      double w = weight[target];
      double residual = validation.targetMean(target) - training.targetMean(target);
      constant += w * (residual * residual + validation.targetVariance(target));
      double root = Math.sqrt(w);
      for (int i = 0; i < q; i++) {
        double c = fitted[i * count + k];
        linear[i] -= 2 * w * c * (scored[i * count + k] + turnedShift[i] * residual);
        weighted[k * q + i] = root * c;
      }
    }
    Blas.syrk(count, q, 1.0, weighted, 1, products);
  }

  /** {@code E V E'}, all of it. */
  private double[] turned(double[] covariance, double[] vectors) {
    double[] transposed = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        transposed[j * q + i] = vectors[i * q + j];
      }
    }
    double[] half = new double[q * q];
    Blas.symm(q, q, 1, covariance, transposed, 0, half);
    double[] whole = transposed;
    Blas.gemmNN(q, q, q, 1, vectors, half, 0, whole);
    return whole;
  }

  @Override
  public double bytes() {
    return 8.0 * q;
  }

  @Override
  public Point at(double wantedPenalty) {
    double penalty = wantedPenalty;
    while (!(eigenvalues[0] + penalty * meanDiagonal > Math.ulp(eigenvalues[q - 1]))) {
      penalty *= 10;
    }
    double[] d = new double[q];
    for (int i = 0; i < q; i++) {
      d[i] = 1 / (eigenvalues[i] + penalty * meanDiagonal);
    }
    double error = constant;
    for (int i = 0; i < q; i++) {
      double row = linear[i];
      for (int j = i; j < q; j++) {
        row += d[j] * quadratic[i * q + j];
      }
      error += d[i] * row;
    }
    return new Point(wantedPenalty, penalty, validationWeight * Math.max(0, error));
  }
}

package org.sswim.linalg;

/**
 * Scores from an eigendecomposition: about 4 q^3 + 5 q^2 r operations for q features and r targets,
 * and then q^2 (1 + 2 m) per penalty for m directions. Worth it where there are many targets, or
 * where several sets of targets share the decomposition.
 *
 * <p>In the eigenvectors' coordinates the weights of target k are {@code D c_k}, {@code D = diag(1
 * / (l + penalty))}. So in the weighted sum of the errors over all targets,
 *
 * <pre>
 *   sum_k w_k z_k' A z_k = sum_ij D_i D_j A_ij (sum_k w_k c_k c_k')_ij
 * </pre>
 *
 * only D depends on the penalty; likewise for the terms that are linear in z.
 */
final class SpectralScore implements PenaltyScore {
  private final Spectrum spectrum;
  private final int q;
  private final double heldOutWeight;
  private final TargetDirections directions;

  /** {@code E A E'}: {@code q x q}. */
  private final double[] turned;

  /** The parts of the sum that go with D to the power 0, 1 and 2. */
  private double constant;

  private final double[] linear;
  private final double[] quadratic;

  /** Weighted covariances along the directions, of training and left-out samples. */
  private final double[] fittedAlong;

  private final double[] scoredAlong;

  /**
   * Prepares to score.
   *
   * @param turned {@link HeldOut#quadratic} in the coordinates of the spectrum; shared
   * @param weight weights of the first targets; the others do not count
   * @param directions among those targets
   */
  SpectralScore(
      Spectrum spectrum,
      HeldOut heldOut,
      double[] turned,
      double[] weight,
      TargetDirections directions) {
    this.spectrum = spectrum;
    this.turned = turned;
    this.directions = directions;
    q = spectrum.q;
    heldOutWeight = heldOut.weight();
    linear = new double[q];
    quadratic = new double[q * q];
    fittedAlong = new double[q * directions.count()];
    scoredAlong = new double[q * directions.count()];
    double[] root = CentredSystem.roots(weight);
    for (int first = 0; first < weight.length; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, weight.length - first);
      addTargets(heldOut, weight, root, first, count);
    }
    for (int i = 0; i < q; i++) {
      for (int j = i; j < q; j++) {
        quadratic[i * q + j] *= (i == j ? 1 : 2) * turned[i * q + j];
      }
    }
  }

  /** Adds the parts of some targets; to the quadratic part, {@code sum_k w_k (E c_k) (E c_k)'}. */
  private void addTargets(HeldOut heldOut, double[] weight, double[] root, int first, int count) {
    double[] fitted = spectrum.turn(count, spectrum.training().crossCovariance(first, count, root));
    double[] scored = spectrum.turn(count, heldOut.linear(first, count, root));
    double[] rows = new double[count * q];
    for (int k = 0; k < count; k++) {
      constant += weight[first + k] * heldOut.constant(first + k);
      for (int i = 0; i < q; i++) {
        double c = fitted[i * count + k];
        linear[i] -= 2 * c * scored[i * count + k];
        rows[k * q + i] = c;
      }
    }
    Blas.syrk(count, q, 1.0, rows, 1, quadratic);
    directions.project(q, first, count, fitted, fittedAlong);
    directions.project(q, first, count, scored, scoredAlong);
  }

  @Override
  public double bytes() {
    return 8.0 * q * (1 + 2.0 * directions.count());
  }

  @Override
  public Point at(double wantedPenalty) {
    double penalty = spectrum.regular(wantedPenalty);
    double[] d = spectrum.inverse(penalty);
    double error = constant;
    for (int i = 0; i < q; i++) {
      double row = linear[i];
      for (int j = i; j < q; j++) {
        row += d[j] * quadratic[i * q + j];
      }
      error += d[i] * row;
    }
    return new Point(wantedPenalty, penalty, heldOutWeight * Math.max(0, error), along(d));
  }

  private double[] along(double[] d) {
    int m = directions.count();
    double[] sum = new double[m];
    if (m == 0) {
      return sum;
    }
    double[] z = new double[q * m];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < m; j++) {
        z[i * m + j] = d[i] * fittedAlong[i * m + j];
      }
    }
    double[] slope = scoredAlong.clone();
    Blas.gemmNN(q, m, q, 1, turned, z, -2, slope);
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < m; j++) {
        sum[j] += heldOutWeight * z[i * m + j] * slope[i * m + j];
      }
    }
    return sum;
  }
}

package org.sswim.linalg;

/**
 * Scores by a Cholesky factorisation and a solution per penalty: q^3 / 3 + 4 q^2 r operations for q
 * features and r targets, nearly all in matrix products.
 */
final class FactorScore implements PenaltyScore {
  private final CentredSystem training;
  private final HeldOut heldOut;
  private final double[] quadratic;
  private final double[] weight;
  private final double[] root;
  private final TargetDirections directions;

  /**
   * Prepares to score.
   *
   * @param quadratic {@link HeldOut#quadratic}; shared
   * @param weight weights of the first targets; the others do not count
   * @param directions among those targets
   */
  FactorScore(
      CentredSystem training,
      HeldOut heldOut,
      double[] quadratic,
      double[] weight,
      TargetDirections directions) {
    this.training = training;
    this.heldOut = heldOut;
    this.quadratic = quadratic;
    this.weight = weight;
    this.directions = directions;
    root = CentredSystem.roots(weight);
  }

  @Override
  public double bytes() {
    double columns = 3.0 * CentredSystem.CHUNK + 2.0 * directions.count();
    return 8.0 * training.size() * (training.size() + columns);
  }

  @Override
  public Point at(double wantedPenalty) {
    int q = training.size();
    int m = directions.count();
    PenalisedFactor factor = PenalisedFactor.ofPositive(training, wantedPenalty);
    double[] zAlong = new double[q * m];
    double[] slopeAlong = new double[q * m];
    double error = 0;
    for (int first = 0; first < weight.length; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, weight.length - first);
      double[] z = training.crossCovariance(first, count, root);
      factor.solve(count, z);
      // A z - 2 b, so that z' slope = z' A z - 2 z' b.
      double[] slope = heldOut.linear(first, count, root);
      if (q > 0) {
        Blas.symm(q, count, 1, quadratic, z, -2, slope);
      }
      error += error(first, count, z, slope);
      directions.project(q, first, count, z, zAlong);
      directions.project(q, first, count, slope, slopeAlong);
    }
    double[] along = new double[m];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < m; j++) {
        along[j] += heldOut.weight() * zAlong[i * m + j] * slopeAlong[i * m + j];
      }
    }
    return new Point(wantedPenalty, factor.penalty(), heldOut.weight() * error, along);
  }

  private double error(int first, int count, double[] z, double[] slope) {
    double[] explained = new double[count];
    for (int i = 0; i < training.size(); i++) {
      for (int k = 0; k < count; k++) {
        explained[k] += z[i * count + k] * slope[i * count + k];
      }
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      // Rounding may leave a tiny negative number where the fit is perfect.
      sum += Math.max(0, weight[first + k] * heldOut.constant(first + k) + explained[k]);
    }
    return sum;
  }
}

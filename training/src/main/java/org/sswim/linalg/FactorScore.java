package org.sswim.linalg;

/**
 * Scores by a Cholesky factorisation and a solution per penalty: q^3 / 3 + 4 q^2 r operations for q
 * features and r targets, nearly all in matrix products.
 */
final class FactorScore implements PenaltyScore {
  private final CentredSystem training;
  private final CentredSystem validation;
  private final double[] weight;

  /**
   * Prepares to score.
   *
   * @param weight weights of the first targets; the others do not count
   */
  FactorScore(CentredSystem training, CentredSystem validation, double[] weight) {
    this.training = training;
    this.validation = validation;
    this.weight = weight;
  }

  @Override
  public double bytes() {
    return 8.0 * training.size() * (training.size() + 3.0 * CentredSystem.CHUNK);
  }

  @Override
  public Point at(double wantedPenalty) {
    PenalisedFactor factor = PenalisedFactor.ofPositive(training, wantedPenalty);
    double error = 0;
    for (int first = 0; first < weight.length; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, weight.length - first);
      error += error(factor, first, count);
    }
    return new Point(wantedPenalty, factor.penalty(), validation.weight() * error);
  }

  private double error(PenalisedFactor factor, int first, int count) {
    int q = training.size();
    double[] z = training.crossCovariance(first, count);
    factor.solve(count, z);
    // V z - 2 c, so that z' slope = z' V z - 2 z' c.
    double[] slope = validation.crossCovariance(first, count);
    if (q > 0) {
      Blas.symm(q, count, 1, validation.covariance(), z, -2, slope);
    }
    double[] residual = new double[count];
    double[] explained = new double[count];
    for (int k = 0; k < count; k++) {
      residual[k] = validation.targetMean(first + k) - training.targetMean(first + k);
    }
    for (int i = 0; i < q; i++) {
      double shift = (validation.mean(i) - training.mean(i)) * training.inverseScale(i);
      for (int k = 0; k < count; k++) {
        residual[k] -= shift * z[i * count + k];
        explained[k] += z[i * count + k] * slope[i * count + k];
      }
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double mean = residual[k] * residual[k] + validation.targetVariance(first + k) + explained[k];
      // Rounding may leave a tiny negative number where the fit is perfect.
      sum += weight[first + k] * Math.max(0, mean);
    }
    return sum;
  }
}

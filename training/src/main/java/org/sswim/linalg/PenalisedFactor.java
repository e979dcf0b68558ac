package org.sswim.linalg;

/**
 * Cholesky factor of a covariance matrix with a penalty on its diagonal, {@code C + penalty * unit
 * * I}, see {@link CentredSystem#penaltyUnit}. If that is singular to working precision the penalty
 * grows tenfold until it is not, so there always is a factor.
 */
final class PenalisedFactor {

  private static final double LEAST_RAISED = 1e-15;

  private final int size;
  private final double[] factor;
  private final double penalty;
  private final double condition;

  private PenalisedFactor(int size, double[] factor, double penalty, double condition) {
    this.size = size;
    this.factor = factor;
    this.penalty = penalty;
    this.condition = condition;
  }

  /**
   * Factorises and estimates the condition.
   *
   * @param wantedPenalty finite and not negative
   */
  static PenalisedFactor of(CentredSystem system, double wantedPenalty) {
    return of(system, wantedPenalty, true);
  }

  /**
   * Factorises without a look at the condition, which a penalty of at least 1e-10 bounds to below 1
   * / the working precision.
   */
  static PenalisedFactor ofPositive(CentredSystem system, double wantedPenalty) {
    return of(system, wantedPenalty, false);
  }

  private static PenalisedFactor of(
      CentredSystem system, double wantedPenalty, boolean withCondition) {
    if (!(wantedPenalty >= 0 && wantedPenalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "penalty is " + wantedPenalty + ", must be finite and not negative");
    }
    int q = system.size();
    if (q == 0) {
      return new PenalisedFactor(0, new double[0], wantedPenalty, 1);
    }
    double[] matrix = new double[q * q];
    double penalty = wantedPenalty;
    while (true) {
      System.arraycopy(system.covariance(), 0, matrix, 0, matrix.length);
      for (int i = 0; i < q; i++) {
        matrix[i * q + i] += penalty * system.penaltyUnit();
      }
      double norm = withCondition ? Lapack.norm1(q, matrix) : 0;
      if (Lapack.cholesky(q, matrix)) {
        double reciprocal = withCondition ? Lapack.reciprocalCondition(q, matrix, norm) : 1;
        // The same test of "singular to working precision" as LAPACK's posvx.
        if (reciprocal >= Math.ulp(1.0)) {
          return new PenalisedFactor(q, matrix, penalty, 1 / reciprocal);
        }
      }
      penalty = 10 * Math.max(penalty, LEAST_RAISED);
    }
  }

  /** The penalty that held, relative to the mean diagonal. */
  double penalty() {
    return penalty;
  }

  /** Estimated condition number in the 1-norm, of the penalised matrix; 1 if not looked at. */
  double condition() {
    return condition;
  }

  /** The inverse of the matrix: {@code size x size}. */
  double[] inverse() {
    double[] inverse = factor.clone();
    if (size > 0) {
      Lapack.choleskyInverse(size, inverse);
    }
    return inverse;
  }

  /** Solves for {@code count} right-hand sides in place, row-major {@code size x count}. */
  void solve(int count, double[] rightHandSides) {
    if (size > 0) {
      Lapack.choleskySolve(size, count, factor, rightHandSides);
    }
  }
}

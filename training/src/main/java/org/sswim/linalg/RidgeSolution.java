package org.sswim.linalg;

/**
 * A linear model {@code y_k = intercept_k + sum_j f_j weights_jk} and how it was obtained.
 *
 * @param features number of features p
 * @param targets number of targets r
 * @param weights {@code p x r}, row-major, in target units per feature unit; 0 for dropped features
 * @param intercept r values, in target units
 * @param penalty penalty used, relative to the mean diagonal of the centred (and scaled) Gram
 *     matrix
 * @param wantedPenalty penalty asked for; {@link #penalty()} is larger if that left the system
 *     singular
 * @param condition estimated 1-norm condition number of the penalised matrix, at least 1
 * @param deadFeatures features dropped as constant
 * @param duplicateFeatures features dropped as copies of earlier ones
 */
public record RidgeSolution(
    int features,
    int targets,
    double[] weights,
    double[] intercept,
    double penalty,
    double wantedPenalty,
    double condition,
    int deadFeatures,
    int duplicateFeatures) {

  /** Checks the shapes; the arrays are not copied. */
  public RidgeSolution {
    Blas.requireShape("weights", weights.length, features, targets);
    Blas.requireShape("intercept", intercept.length, 1, targets);
  }

  /** Whether the penalty had to be raised to make the system solvable. */
  public boolean penaltyRaised() {
    return penalty > wantedPenalty;
  }

  /** The same with weights and intercept of 0: what does not say more than nothing. */
  public RidgeSolution withoutEffect() {
    return with(new double[weights.length], new double[intercept.length]);
  }

  /** The same with other intercepts: {@code [targets]}. */
  public RidgeSolution withIntercept(double[] newIntercept) {
    return with(weights, newIntercept.clone());
  }

  /** The same of more features, of which so many stand before these and weigh nothing. */
  public RidgeSolution behind(int others) {
    if (others == 0) {
      return this;
    }
    int all = Math.addExact(others, features);
    double[] padded = new double[Math.multiplyExact(all, targets)];
    System.arraycopy(weights, 0, padded, others * targets, weights.length);
    return new RidgeSolution(
        all,
        targets,
        padded,
        intercept,
        penalty,
        wantedPenalty,
        condition,
        deadFeatures,
        duplicateFeatures);
  }

  /**
   * The same with other weights and intercepts.
   *
   * @param newWeights row-major {@code [features][targets]}
   * @param newIntercept {@code [targets]}
   */
  public RidgeSolution with(double[] newWeights, double[] newIntercept) {
    return new RidgeSolution(
        features,
        targets,
        newWeights,
        newIntercept,
        penalty,
        wantedPenalty,
        condition,
        deadFeatures,
        duplicateFeatures);
  }

  /** Number of features with weight 0 because they are constant or copies. */
  public int droppedFeatures() {
    return deadFeatures + duplicateFeatures;
  }

  /**
   * Applies the model.
   *
   * @param block {@code rows x p} features, row-major
   * @param rows number of samples, at least 1
   * @return {@code rows x r} predictions, row-major
   */
  public double[] predict(double[] block, int rows) {
    Blas.requireShape("features", block.length, rows, features);
    double[] result = new double[Math.multiplyExact(rows, targets)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(intercept, 0, result, row * targets, targets);
    }
    Blas.gemmNN(rows, targets, features, 1, block, weights, 1, result);
    return result;
  }
}

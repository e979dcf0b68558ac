package org.sswim.linalg;

/**
 * Ridge regression from {@link NormalEquations}: minimises
 *
 * <pre>
 *   sum w |y - a - b' f|^2 / n + penalty * meanDiagonal(C) * |z|^2
 * </pre>
 *
 * with C the covariance matrix of the features (divided by their standard deviations if {@link
 * RidgeOptions#scale()}), z the weights in those units, b the same weights per unit of the original
 * feature, and a the intercept, which is not penalised. It solves {@code (C + penalty *
 * meanDiagonal(C) * I) z = cov(f, y)} by Cholesky factorisation in double precision.
 *
 * <p>Constant features, duplicates and fewer samples than features are survived: see {@link
 * RidgeOptions} and {@link RidgeSolution#penaltyRaised()}. The result is never NaN and no such
 * system throws. Solvers are stateless and reusable.
 */
public final class RidgeSolver {

  private final RidgeOptions options;
  private final BlockPenalty block;

  /** A solver with the given treatment of features. */
  public RidgeSolver(RidgeOptions options) {
    this(options, BlockPenalty.NONE);
  }

  /** A solver with a penalty of its own for the last features. */
  public RidgeSolver(RidgeOptions options, BlockPenalty block) {
    this.options = options;
    this.block = block;
  }

  /**
   * Solves for all targets.
   *
   * @param training at least one sample
   * @param penalty relative to the mean diagonal of C, at least 0
   * @param form whether the model predicts the targets or their change from the reference
   * @throws IllegalArgumentException if there is no sample or the penalty is out of range
   */
  public RidgeSolution solve(NormalEquations training, double penalty, TargetForm form) {
    CentredSystem system = CentredSystem.ofTraining(training, block, options);
    PenalisedFactor factor = PenalisedFactor.of(system, penalty);
    int r = training.targets();
    int m = form == TargetForm.RELATIVE ? training.references() : 0;
    double[] ofReferences = system.crossCovariance(r, m);
    if (m > 0) {
      factor.solve(m, ofReferences);
    }
    double[] weights = new double[training.features() * r];
    double[] intercept = new double[r];
    for (int first = 0; first < r; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, r - first);
      double[] z = system.crossCovariance(first, count);
      factor.solve(count, z);
      for (int k = 0; k < count; k++) {
        int target = first + k;
        int reference = m > 0 ? training.reference(target) : -1;
        double offset = system.targetMean(target);
        if (reference >= 0) {
          offset -= system.targetMean(r + reference);
        }
        for (int i = 0; i < system.size(); i++) {
          double weight = z[i * count + k];
          if (reference >= 0) {
            weight -= ofReferences[i * m + reference];
          }
          weight *= system.inverseScale(i);
          weights[system.feature(i) * r + target] = weight;
          offset -= weight * (system.origin(i) + system.mean(i));
        }
        intercept[target] = offset;
      }
    }
    return new RidgeSolution(
        training.features(),
        r,
        weights,
        intercept,
        factor.penalty(),
        penalty,
        factor.condition(),
        system.deadFeatures(),
        system.duplicateFeatures());
  }

  /**
   * Validation errors over the default penalties, {@code 10^-7} to {@code 10} in half decades.
   *
   * @param training samples to fit
   * @param validation samples to score, of the same shape
   * @throws IllegalArgumentException if the shapes differ or either has no sample
   */
  public PenaltyPath path(NormalEquations training, NormalEquations validation) {
    return path(training, validation, PenaltyPath.defaultPenalties());
  }

  /**
   * Validation errors over chosen penalties.
   *
   * @param penalties positive, strictly increasing, at least one
   */
  public PenaltyPath path(
      NormalEquations training, NormalEquations validation, double[] penalties) {
    CentredSystem system = CentredSystem.ofTraining(training, block, options);
    return new PenaltyPath(new PenaltyScore(system, system.of(validation), training), penalties);
  }
}

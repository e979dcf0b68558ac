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
   * @throws IllegalArgumentException if there is no sample or the penalty is out of range
   */
  public RidgeSolution solve(NormalEquations training, double penalty) {
    return solve(training, training.targets(), penalty);
  }

  /**
   * Solves for the first targets.
   *
   * @param training at least one sample
   * @param targets how many of its targets, at least 1
   * @param penalty relative to the mean diagonal of C, at least 0
   * @throws IllegalArgumentException if there is no sample or the penalty is out of range
   */
  public RidgeSolution solve(NormalEquations training, int targets, double penalty) {
    CentredSystem system = CentredSystem.ofTraining(training, block, options);
    PenalisedFactor factor = PenalisedFactor.of(system, penalty);
    double[] weights = new double[training.features() * targets];
    double[] intercept = new double[targets];
    for (int first = 0; first < targets; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, targets - first);
      double[] z = system.crossCovariance(first, count);
      factor.solve(count, z);
      for (int k = 0; k < count; k++) {
        int target = first + k;
        double offset = system.targetMean(target);
        for (int i = 0; i < system.size(); i++) {
          double weight = z[i * count + k] * system.inverseScale(i);
          weights[system.feature(i) * targets + target] = weight;
          offset -= weight * (system.origin(i) + system.mean(i));
        }
        intercept[target] = offset;
      }
    }
    return new RidgeSolution(
        training.features(),
        targets,
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
   * @param weight weights of the errors of the first targets, at least 0; targets beyond do not
   *     count
   * @throws IllegalArgumentException if the shapes differ, either has no sample, or there are more
   *     weights than targets, or none
   */
  public PenaltyPath path(NormalEquations training, NormalEquations validation, double[] weight) {
    return path(training, validation, weight, PenaltyPath.defaultPenalties());
  }

  /**
   * Validation errors over chosen penalties.
   *
   * @param penalties positive, strictly increasing, at least one
   */
  public PenaltyPath path(
      NormalEquations training, NormalEquations validation, double[] weight, double[] penalties) {
    if (weight.length < 1 || weight.length > training.targets()) {
      throw new IllegalArgumentException(
          weight.length + " weights for " + training.targets() + " targets");
    }
    CentredSystem system = CentredSystem.ofTraining(training, block, options);
    CentredSystem scored = system.of(validation);
    // By count of operations; both were measured to agree with that.
    boolean spectral =
        block.equals(BlockPenalty.NONE) && system.size() > 0 && 4L * weight.length > system.size();
    return new PenaltyPath(
        spectral
            ? new SpectralScore(system, scored, weight)
            : new FactorScore(system, scored, weight),
        penalties);
  }
}

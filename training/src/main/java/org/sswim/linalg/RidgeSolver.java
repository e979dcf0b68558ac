package org.sswim.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final Workers workers;

  /** A solver with the given treatment of features. */
  public RidgeSolver(RidgeOptions options) {
    this(options, BlockPenalty.NONE);
  }

  /** A solver with a penalty of its own for the last features. */
  public RidgeSolver(RidgeOptions options, BlockPenalty block) {
    this(options, block, Workers.available());
  }

  /** A solver with workers of its own. */
  public RidgeSolver(RidgeOptions options, BlockPenalty block, Workers workers) {
    this.options = options;
    this.block = block;
    this.workers = workers;
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
    return solve(training, targets, penalty, OwnPenalties.NONE);
  }

  /**
   * Solves for the first targets, some directions among them with penalties of their own.
   *
   * @param training at least one sample
   * @param targets how many of its targets, at least 1
   * @param penalty relative to the mean diagonal of C, at least 0
   * @param own of directions among so many targets
   * @throws IllegalArgumentException if there is no sample or the penalty is out of range
   */
  public RidgeSolution solve(
      NormalEquations training, int targets, double penalty, OwnPenalties own) {
    CentredSystem system = CentredSystem.ofTraining(training, block, options);
    PenalisedFactor factor = PenalisedFactor.of(system, penalty);
    double[] turn = own(system, targets, factor, own);
    double[] weights = new double[training.features() * targets];
    double[] intercept = new double[targets];
    for (int first = 0; first < targets; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, targets - first);
      double[] z = system.crossCovariance(first, count);
      factor.solve(count, z);
      if (own.count() > 0) {
        double[] expand =
            Arrays.copyOfRange(own.expand(), first * own.count(), (first + count) * own.count());
        Blas.gemmNT(system.size(), count, own.count(), 1, turn, expand, 1, z);
      }
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

  /** By how much penalties of their own change the weights along each direction: {@code q x m}. */
  private double[] own(
      CentredSystem system, int targets, PenalisedFactor common, OwnPenalties own) {
    int q = system.size();
    int m = own.count();
    double[] change = new double[q * m];
    if (m == 0 || q == 0) {
      return change;
    }
    double[] cross = new double[q * m];
    for (int first = 0; first < targets; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, targets - first);
      double[] project = Arrays.copyOfRange(own.project(), first * m, (first + count) * m);
      Blas.gemmNN(q, m, count, 1, system.crossCovariance(first, count), project, 1, cross);
    }
    double[] usual = cross.clone();
    common.solve(m, usual);
    double[] distinct = Arrays.stream(own.penalty()).distinct().toArray();
    double bytes = 8.0 * q * q;
    int most = (int) Math.max(1, Math.min(64, Runtime.getRuntime().maxMemory() / 8.0 / bytes));
    workers.inOrder(
        distinct.length,
        most,
        () -> change,
        (all, d) -> {
          double[] z = cross.clone();
          PenalisedFactor.ofPositive(system, distinct[d]).solve(m, z);
          for (int j = 0; j < m; j++) {
            if (own.penalty()[j] == distinct[d]) {
              for (int i = 0; i < q; i++) {
                all[i * m + j] = z[i * m + j] - usual[i * m + j];
              }
            }
          }
        },
        (all, d) -> {});
    return change;
  }

  /**
   * Validation errors over the default penalties, {@link PenaltyPath#defaultPenalties}.
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
    HoldOuts once = holdOuts(List.of(training), new int[] {weight.length});
    return once.path(List.of(validation), weight, penalties, 0);
  }

  /**
   * Trainings that are each scored on samples left out of them.
   *
   * @param trainings at least one, all of the same shape
   * @param targets how many targets each search will be for
   */
  public HoldOuts holdOuts(List<NormalEquations> trainings, int[] targets) {
    List<CentredSystem> systems = new ArrayList<>();
    for (NormalEquations training : trainings) {
      systems.add(CentredSystem.ofTraining(training, block, options));
    }
    return new HoldOuts(systems, targets, workers);
  }
}

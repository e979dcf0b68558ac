package org.sswim.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Validation error of every target for a range of penalties, computed from accumulated {@link
 * NormalEquations}; made by {@link RidgeSolver#path}.
 *
 * <p>One factorisation and one solution per penalty give the errors of all targets in both {@link
 * TargetForm}s. {@link #choose} adds penalties beyond the range while the best lies at its end,
 * down to {@value #LEAST} and up to {@value #LARGEST}. Not safe for use by several threads.
 */
public final class PenaltyPath {

  /** No penalty below this is added on the path's own account. */
  public static final double LEAST = 1e-10;

  /** No penalty above this is added on the path's own account. */
  public static final double LARGEST = 1e4;

  private final PenaltyScore score;
  private final List<PenaltyScore.Errors> points = new ArrayList<>();

  PenaltyPath(PenaltyScore score, double[] penalties) {
    this.score = score;
    if (penalties.length == 0) {
      throw new IllegalArgumentException("no penalties; give at least one");
    }
    double previous = 0;
    for (double penalty : penalties) {
      if (!(penalty > previous && penalty < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "penalty "
                + penalty
                + " follows "
                + previous
                + "; penalties must be positive, finite and increasing");
      }
      previous = penalty;
    }
    for (double penalty : penalties) {
      points.add(score.errors(penalty));
    }
  }

  /** {@code 10^-7, 10^-6.5, ..., 10}: 17 penalties. */
  public static double[] defaultPenalties() {
    return IntStream.rangeClosed(-14, 2).mapToDouble(PenaltyPath::halfDecade).toArray();
  }

  /** Number of penalties tried so far. */
  public int size() {
    return points.size();
  }

  /** The i-th penalty in increasing order, as used: larger than asked for if that was singular. */
  public double penalty(int i) {
    return points.get(i).penalty();
  }

  /** Estimated 1-norm condition number of the matrix with the i-th penalty. */
  public double condition(int i) {
    return points.get(i).condition();
  }

  /**
   * Sum over the validation samples of weight times squared error, for the i-th penalty; divided by
   * {@link NormalEquations#weight()} it is the mean squared error.
   */
  public double squaredError(int i, int target, TargetForm form) {
    return points.get(i).of(form)[target];
  }

  /**
   * Finds the penalty with the least squared error summed over some targets, extending the range
   * until it does not lie at an end. Of equals the larger penalty wins.
   *
   * @param form form of the targets
   * @param targets indices of the targets; none means all
   * @throws IllegalArgumentException if an index is out of range
   */
  public PenaltyChoice choose(TargetForm form, int... targets) {
    double[] weight = new double[score.targets()];
    if (targets.length == 0) {
      Arrays.fill(weight, 1);
    }
    for (int target : targets) {
      if (target < 0 || target >= weight.length) {
        throw new IllegalArgumentException(
            "target " + target + " is not in 0 to " + (weight.length - 1));
      }
      weight[target] = 1;
    }
    return choose(form, weight);
  }

  /**
   * Finds the penalty with the least weighted sum of squared errors over the targets, extending the
   * range until it does not lie at an end. Of equals the larger penalty wins.
   *
   * @param form form of the targets
   * @param weight one per target, at least 0; 0 leaves a target out
   * @throws IllegalArgumentException if the number of weights is not that of the targets
   */
  public PenaltyChoice choose(TargetForm form, double[] weight) {
    if (weight.length != score.targets()) {
      throw new IllegalArgumentException(
          weight.length + " weights for " + score.targets() + " targets");
    }
    while (true) {
      int best = best(form, weight);
      double smallest = points.get(0).wantedPenalty();
      double largest = points.get(points.size() - 1).wantedPenalty();
      if (best == points.size() - 1 && nextUp(largest) <= LARGEST) {
        points.add(score.errors(nextUp(largest)));
      } else if (best == 0 && nextDown(smallest) >= LEAST) {
        points.add(0, score.errors(nextDown(smallest)));
      } else {
        PenaltyScore.Errors point = points.get(best);
        return new PenaltyChoice(
            point.penalty(),
            sum(point.of(form), weight),
            point.condition(),
            best == 0 || best == points.size() - 1);
      }
    }
  }

  private int best(TargetForm form, double[] weight) {
    int best = points.size() - 1;
    double least = sum(points.get(best).of(form), weight);
    for (int i = best - 1; i >= 0; i--) {
      double error = sum(points.get(i).of(form), weight);
      if (error < least) {
        best = i;
        least = error;
      }
    }
    return best;
  }

  private static double sum(double[] errors, double[] weight) {
    double sum = 0;
    for (int k = 0; k < errors.length; k++) {
      sum += weight[k] * errors[k];
    }
    return sum;
  }

  // The margin keeps a penalty that is a half decade up to rounding from being its own neighbour.
  private static double nextUp(double penalty) {
    return halfDecade((int) Math.floor(2 * Math.log10(penalty) + 1e-6) + 1);
  }

  private static double nextDown(double penalty) {
    return halfDecade((int) Math.ceil(2 * Math.log10(penalty) - 1e-6) - 1);
  }

  private static double halfDecade(int exponent) {
    return Math.pow(10, exponent / 2.0);
  }
}

package org.sswim.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Validation error for a range of penalties, computed from accumulated {@link NormalEquations};
 * made by {@link RidgeSolver#path}.
 *
 * <p>{@link #choose} adds penalties beyond the range while the best lies at its end, down to
 * {@value #LEAST} and up to {@value #LARGEST}. Not safe for use by several threads.
 */
public final class PenaltyPath {

  /** No penalty below this is added on the path's own account. */
  public static final double LEAST = 1e-10;

  /** No penalty above this is added on the path's own account. */
  public static final double LARGEST = 1e4;

  private final PenaltyScore score;
  private final List<PenaltyScore.Point> points = new ArrayList<>();

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
    PenaltyScore.Point[] computed = new PenaltyScore.Point[penalties.length];
    double fitting = Runtime.getRuntime().maxMemory() / 4.0 / (score.bytes() + 1);
    Workers.inOrder(
        penalties.length,
        (int) Math.max(1, Math.min(penalties.length, fitting)),
        () -> computed,
        (all, i) -> all[i] = score.at(penalties[i]),
        (all, i) -> points.add(all[i]));
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

  /**
   * Weighted sum over targets and validation samples of squared errors, for the i-th penalty;
   * divided by {@link NormalEquations#weight()} it is the weighted sum of the targets' mean squared
   * errors.
   */
  public double squaredError(int i) {
    return points.get(i).squaredError();
  }

  /**
   * Finds the penalty with the least error, extending the range until it does not lie at an end. Of
   * equals the larger penalty wins.
   */
  public PenaltyChoice choose() {
    while (true) {
      int best = best();
      double smallest = points.get(0).wantedPenalty();
      double largest = points.get(points.size() - 1).wantedPenalty();
      if (best == points.size() - 1 && nextUp(largest) <= LARGEST) {
        points.add(score.at(nextUp(largest)));
      } else if (best == 0 && nextDown(smallest) >= LEAST) {
        points.add(0, score.at(nextDown(smallest)));
      } else {
        PenaltyScore.Point point = points.get(best);
        return new PenaltyChoice(
            point.penalty(), point.squaredError(), best == 0 || best == points.size() - 1);
      }
    }
  }

  private int best() {
    int best = points.size() - 1;
    for (int i = best - 1; i >= 0; i--) {
      if (points.get(i).squaredError() < points.get(best).squaredError()) {
        best = i;
      }
    }
    return best;
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

package org.sswim.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Validation error for a range of penalties, computed from accumulated {@link NormalEquations};
 * made by {@link RidgeSolver#path}.
 *
 * <p>{@link #choose} looks at every second penalty first and then at the neighbours of the best, so
 * that it finds the least error of all if errors fall and rise once. It adds penalties beyond the
 * range while the best lies at its end, down to {@value #LEAST} and up to {@value #LARGEST}. Not
 * safe for use by several threads.
 */
public final class PenaltyPath {

  /** No penalty below this is added on the path's own account. */
  public static final double LEAST = 1e-10;

  /** No penalty above this is added on the path's own account. */
  public static final double LARGEST = 1e4;

  private final PenaltyScore score;
  private final List<Entry> entries = new ArrayList<>();

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
      entries.add(new Entry(penalty));
    }
  }

  /** {@code 10^-7, 10^-6.5, ..., 10}: 17 penalties. */
  public static double[] defaultPenalties() {
    return IntStream.rangeClosed(-14, 2).mapToDouble(PenaltyPath::halfDecade).toArray();
  }

  /** Number of penalties so far. */
  public int size() {
    return entries.size();
  }

  /** The i-th penalty in increasing order, as used: larger than asked for if that was singular. */
  public double penalty(int i) {
    compute(List.of(entries.get(i)));
    return entries.get(i).point().penalty();
  }

  /**
   * Weighted sum over targets and validation samples of squared errors, for the i-th penalty;
   * divided by {@link NormalEquations#weight()} it is the weighted sum of the targets' mean squared
   * errors.
   */
  public double squaredError(int i) {
    compute(List.of(entries.get(i)));
    return entries.get(i).point().squaredError();
  }

  /**
   * Finds the penalty with the least error, extending the range until it does not lie at an end. Of
   * equals the larger penalty wins.
   */
  public PenaltyChoice choose() {
    List<Entry> coarse = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += 2) {
      coarse.add(entries.get(i));
    }
    coarse.add(entries.get(entries.size() - 1));
    compute(coarse);
    while (true) {
      int best = best();
      int last = entries.size() - 1;
      double smallest = entries.get(0).wanted;
      double largest = entries.get(last).wanted;
      if (best == last && nextUp(largest) <= LARGEST) {
        entries.add(new Entry(nextUp(largest)));
      } else if (best == 0 && nextDown(smallest) >= LEAST) {
        entries.add(0, new Entry(nextDown(smallest)));
      }
      best = best();
      List<Entry> around =
          entries.subList(Math.max(0, best - 1), Math.min(entries.size(), best + 2));
      if (!compute(around)) {
        PenaltyScore.Point point = entries.get(best).point();
        boolean atEnd = best == 0 || best == entries.size() - 1;
        return new PenaltyChoice(point.penalty(), point.squaredError(), atEnd);
      }
    }
  }

  /** The best of those computed. */
  private int best() {
    int best = -1;
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).point != null
          && (best < 0
              || entries.get(i).point().squaredError()
                  < entries.get(best).point().squaredError())) {
        best = i;
      }
    }
    return best;
  }

  /** Computes those that are not, side by side; returns whether there were any. */
  private boolean compute(List<Entry> wanted) {
    List<Entry> open = wanted.stream().filter(entry -> entry.point == null).distinct().toList();
    double fitting = Runtime.getRuntime().maxMemory() / 4.0 / (score.bytes() + 1);
    Workers.inOrder(
        open.size(),
        (int) Math.max(1, Math.min(1 << 16, fitting)),
        () -> open,
        (all, i) -> all.get(i).point = score.at(all.get(i).wanted),
        (all, i) -> {});
    return !open.isEmpty();
  }

  private static final class Entry {
    final double wanted;
    PenaltyScore.@Nullable Point point;

    Entry(double wanted) {
      this.wanted = wanted;
    }

    PenaltyScore.Point point() {
      return Objects.requireNonNull(point);
    }
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

package org.sswim.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Errors on left-out samples for a range of penalties, computed from accumulated {@link
 * NormalEquations}; made by {@link RidgeSolver#path} and {@link HoldOuts#path}.
 *
 * <p>{@link #choose} looks at every fourth penalty first, then at those halfway to its neighbours,
 * twice, so that it finds the least error of all if errors fall and rise once. It adds penalties
 * beyond the range while the best lies at its end, down to {@value #LEAST} and up to {@value
 * #LARGEST}. Not safe for use by several threads.
 *
 * <p>Where there are several sets of left-out samples, directions among the targets get a penalty
 * of their own among those computed, if it lowers their error by more than the standard error of
 * that gain over the sets.
 */
public final class PenaltyPath {

  /** No penalty below this is added on the path's own account. */
  public static final double LEAST = 1e-10;

  /** No penalty above this is added on the path's own account. */
  public static final double LARGEST = 1e4;

  private static final int COARSE = 4;

  /** From two sets, a spread says too little. */
  private static final int FEWEST_SETS = 3;

  private final List<PenaltyScore> scores;
  private final TargetDirections directions;
  private final double[] weight;
  private final Workers workers;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A path.
   *
   * @param scores one per set of left-out samples
   * @param directions that may have penalties of their own
   * @param weight of the targets
   */
  PenaltyPath(
      List<PenaltyScore> scores,
      TargetDirections directions,
      double[] weight,
      double[] penalties,
      Workers workers) {
    this.workers = workers;
    this.scores = scores;
    this.directions = directions;
    this.weight = weight;
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

  /** {@code 10^-4, 10^-3.5, ..., 10^2}: 13 penalties. */
  public static double[] defaultPenalties() {
    return IntStream.rangeClosed(-8, 4).mapToDouble(PenaltyPath::halfDecade).toArray();
  }

  /** Number of penalties so far. */
  public int size() {
    return entries.size();
  }

  /** The i-th penalty in increasing order, as used: larger than asked for if that was singular. */
  public double penalty(int i) {
    compute(List.of(entries.get(i)));
    return entries.get(i).penalty();
  }

  /**
   * Weighted sum over targets and left-out samples of squared errors, for the i-th penalty; divided
   * by the {@link NormalEquations#weight} of the samples it is the weighted sum of the targets'
   * mean squared errors.
   */
  public double squaredError(int i) {
    compute(List.of(entries.get(i)));
    return entries.get(i).squaredError();
  }

  /**
   * Finds the penalty with the least error, extending the range until it does not lie at an end. Of
   * equals the larger penalty wins.
   */
  public PenaltyChoice choose() {
    List<Entry> coarse = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += COARSE) {
      coarse.add(entries.get(i));
    }
    coarse.add(entries.get(entries.size() - 1));
    compute(coarse);
    for (int step = COARSE / 2; step > 1; step /= 2) {
      compute(
          List.of(
              entries.get(Math.max(0, best() - step)),
              entries.get(Math.min(entries.size() - 1, best() + step))));
    }
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
        return choice(best);
      }
    }
  }

  private PenaltyChoice choice(int common) {
    Entry best = entries.get(common);
    List<Entry> computed = entries.stream().filter(Entry::computed).toList();
    double[] penalty = new double[directions.count()];
    double total = best.squaredError();
    int own = 0;
    for (int j = 0; j < penalty.length; j++) {
      Entry chosen = best;
      double least = 0;
      for (Entry other : computed) {
        double gain = other.clearGain(best, j);
        if (gain < least) {
          least = gain;
          chosen = other;
        }
      }
      penalty[j] = chosen.penalty();
      total += least;
      own += chosen == best ? 0 : 1;
    }
    boolean atEnd = common == 0 || common == entries.size() - 1;
    return new PenaltyChoice(
        best.penalty(),
        own == 0 ? OwnPenalties.NONE : directions.with(weight, penalty),
        Math.max(0, total),
        atEnd,
        computed.stream()
            .map(entry -> new PenaltyChoice.Tried(entry.penalty(), entry.squaredError()))
            .toList());
  }

  /** The best of those computed. */
  private int best() {
    int best = -1;
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).computed()
          && (best < 0 || entries.get(i).squaredError() < entries.get(best).squaredError())) {
        best = i;
      }
    }
    return best;
  }

  /** Computes those that are not, side by side; returns whether there were any. */
  private boolean compute(List<Entry> wanted) {
    List<Entry> open = wanted.stream().filter(entry -> !entry.computed()).distinct().toList();
    double bytes = scores.stream().mapToDouble(PenaltyScore::bytes).max().orElse(0);
    double fitting = Runtime.getRuntime().maxMemory() / 4.0 / (bytes + 1);
    int sets = scores.size();
    PenaltyScore.Point[][] points = new PenaltyScore.Point[open.size()][sets];
    workers.inOrder(
        open.size() * sets,
        (int) Math.max(1, Math.min(1 << 16, fitting)),
        () -> points,
        (all, task) ->
            all[task / sets][task % sets] =
                scores.get(task % sets).at(open.get(task / sets).wanted),
        (all, task) -> {});
    for (int i = 0; i < open.size(); i++) {
      open.get(i).points = points[i];
    }
    return !open.isEmpty();
  }

  private static final class Entry {
    final double wanted;

    /** One per set of left-out samples; none before they are computed. */
    PenaltyScore.Point[] points = {};

    Entry(double wanted) {
      this.wanted = wanted;
    }

    boolean computed() {
      return points.length > 0;
    }

    double penalty() {
      double penalty = wanted;
      for (PenaltyScore.Point point : points) {
        penalty = Math.max(penalty, point.penalty());
      }
      return penalty;
    }

    double squaredError() {
      double sum = 0;
      for (PenaltyScore.Point point : points) {
        sum += point.squaredError();
      }
      return sum;
    }

    /** The change of the error along a direction, below 0 and clear of chance, or 0. */
    double clearGain(Entry common, int direction) {
      int sets = points.length;
      if (sets < FEWEST_SETS) {
        return 0;
      }
      double sum = 0;
      double squares = 0;
      for (int f = 0; f < sets; f++) {
        double change = points[f].along()[direction] - common.points[f].along()[direction];
        sum += change;
        squares += change * change;
      }
      double mean = sum / sets;
      double variance = Math.max(0, squares / sets - mean * mean) / (sets - 1);
      return -mean > Math.sqrt(variance) ? sum : 0;
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

package org.sswim.linalg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.GroupedRidge.Tried;

/**
 * Coordinate descent over the penalties of groups: one group after the other goes along its ladder
 * as errors fall, or is left out. Remembers what it tried.
 *
 * <p>Not for use by several threads.
 */
final class PenaltyDescent {
  /** A smaller gain is rounding. */
  private static final double LEAST_GAIN = 1e-4;

  private final List<FeatureGroup> groups;
  private final int[] order;
  private final Turns turns;
  private final Map<List<Double>, Tried> tried = new LinkedHashMap<>();

  /**
   * A descent that has tried nothing.
   *
   * @param groups whose penalties rise
   * @param order in which groups have their turn
   * @param turns tell errors
   */
  PenaltyDescent(List<FeatureGroup> groups, int[] order, Turns turns) {
    this.groups = groups;
    this.order = order;
    this.turns = turns;
  }

  /** Tells the errors of regressions. */
  interface Turns {
    /**
     * A turn of a group, whose penalty varies alone.
     *
     * @param penalties of all groups; that of the group itself does not count
     * @return squared errors of each set of samples that chooses, for a penalty of the group
     */
    Function<Double, double[]> turn(int group, double[] penalties);
  }

  /** All groups left out. */
  Tried first() {
    double[] none = new double[groups.size()];
    Arrays.fill(none, Double.POSITIVE_INFINITY);
    return new Turn(order[0], none).of(Double.POSITIVE_INFINITY);
  }

  /** What was tried, in order. */
  List<Tried> tried() {
    return List.copyOf(tried.values());
  }

  /** Descends from all groups left out until no group finds less. */
  Tried descend() {
    Tried least = first();
    Tried before;
    do {
      before = least;
      for (int group : order) {
        least = along(group, least);
      }
    } while (better(least, before));
    return least;
  }

  /** Goes along the penalties of a group, from its present one or the middle, as errors fall. */
  private Tried along(int group, Tried from) {
    double[] ladder = groups.get(group).penalties();
    if (ladder.length == 0) {
      return from;
    }
    double own = from.penalties()[group];
    Turn turn = new Turn(group, from.penalties());
    int at = ladder.length / 2;
    for (int k = 0; k < ladder.length; k++) {
      at = ladder[k] == own ? k : at;
    }
    Tried here = ladder[at] == own ? from : turn.of(ladder[at]);
    Tried best = better(here, from) ? here : from;
    for (int way : new int[] {1, -1}) {
      Tried last = here;
      for (int k = at + way; k >= 0 && k < ladder.length; k += way) {
        Tried next = turn.of(ladder[k]);
        if (!better(next, last)) {
          break;
        }
        last = next;
      }
      best = better(last, best) ? last : best;
    }
    BiPredicate<double[], double[]> joins = groups.get(group).joins();
    if (Double.isFinite(own)) {
      Tried without = turn.of(Double.POSITIVE_INFINITY);
      best = better(without, best) ? without : best;
    } else if (joins != null && !joins.test(best.errors(), from.errors())) {
      return from;
    }
    return best;
  }

  private static boolean better(Tried one, Tried other) {
    // Rounding can leave an error below 0.
    return one.error() < other.error() - LEAST_GAIN * Math.abs(other.error());
  }

  /** A group's turn, which is prepared once something new is tried. */
  private final class Turn {
    private final int group;
    private final double[] others;
    private @Nullable Function<Double, double[]> errors;

    Turn(int group, double[] others) {
      this.group = group;
      this.others = others;
    }

    Tried of(double penalty) {
      double[] own = others.clone();
      own[group] = penalty;
      List<Double> key = Arrays.stream(own).boxed().toList();
      Tried known = tried.get(key);
      if (known == null) {
        errors = errors == null ? turns.turn(group, others) : errors;
        known = new Tried(own, errors.apply(penalty));
        tried.put(key, known);
      }
      return known;
    }
  }
}

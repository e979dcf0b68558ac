package org.sswim.linalg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Coordinate descent over the penalties of groups: one group after the other goes along its ladder
 * as errors fall, or is left out. Remembers what it tried.
 *
 * <p>Not for use by several threads.
 */
final class PenaltyDescent {
  /** A smaller gain is rounding. */
  private static final double LEAST_GAIN = 1e-4;

  private final List<double[]> ladders;
  private final int[] order;
  private final UnaryOperator<double[]> errors;
  private final Map<List<Double>, Step> steps = new LinkedHashMap<>();

  /**
   * A descent that has tried nothing.
   *
   * @param ladders penalties of each group, rising
   * @param order in which groups have their turn
   * @param errors squared errors of each set of samples that chooses, for some penalties
   */
  PenaltyDescent(List<double[]> ladders, int[] order, UnaryOperator<double[]> errors) {
    this.ladders = ladders;
    this.order = order;
    this.errors = errors;
  }

  /**
   * Penalties that were tried.
   *
   * @param penalties of the groups, infinite for those left out
   * @param errors of each set of samples that chooses
   */
  record Step(double[] penalties, double[] errors) {
    /** The sum over the sets. */
    double error() {
      return Arrays.stream(errors).sum();
    }
  }

  /** All groups left out. */
  Step first() {
    double[] none = new double[ladders.size()];
    Arrays.fill(none, Double.POSITIVE_INFINITY);
    return step(none);
  }

  /** What was tried, in order. */
  List<Step> steps() {
    return List.copyOf(steps.values());
  }

  /**
   * Descends from all groups left out.
   *
   * @param sweeps over the groups, at least 1
   */
  Step descend(int sweeps) {
    Step least = first();
    for (int sweep = 0; sweep < sweeps; sweep++) {
      Step before = least;
      for (int group : order) {
        least = along(group, least);
      }
      // With one group more sweeps say the same.
      if (!better(least, before) || ladders.size() == 1) {
        break;
      }
    }
    return least;
  }

  /** Goes along the penalties of a group, from its present one or the middle, as errors fall. */
  private Step along(int group, Step from) {
    double[] tried = ladders.get(group);
    if (tried.length == 0) {
      return from;
    }
    double own = from.penalties[group];
    int at = tried.length / 2;
    for (int k = 0; k < tried.length; k++) {
      at = tried[k] == own ? k : at;
    }
    Step here = tried[at] == own ? from : with(from, group, tried[at]);
    Step best = better(here, from) ? here : from;
    for (int way : new int[] {1, -1}) {
      Step last = here;
      for (int k = at + way; k >= 0 && k < tried.length; k += way) {
        Step next = with(from, group, tried[k]);
        if (!better(next, last)) {
          break;
        }
        last = next;
      }
      best = better(last, best) ? last : best;
    }
    if (Double.isFinite(own)) {
      Step without = with(from, group, Double.POSITIVE_INFINITY);
      best = better(without, best) ? without : best;
    }
    return best;
  }

  private static boolean better(Step one, Step other) {
    return one.error() < other.error() * (1 - LEAST_GAIN);
  }

  private Step with(Step from, int group, double penalty) {
    double[] own = from.penalties.clone();
    own[group] = penalty;
    return step(own);
  }

  private Step step(double[] penalties) {
    Step known = steps.get(key(penalties));
    if (known == null) {
      known = new Step(penalties, errors.apply(penalties));
      steps.put(key(penalties), known);
    }
    return known;
  }

  private static List<Double> key(double[] penalties) {
    return Arrays.stream(penalties).boxed().toList();
  }
}

package org.sswim.linalg;

import java.util.stream.IntStream;

/**
 * The equations of a regression, prepared for many penalties of one of its groups. All other
 * features are eliminated once, by a Schur complement. So a penalty costs the cube of the group's
 * size and not that of all.
 */
final class Complement {
  private final int others;
  private final int own;
  private final int targets;

  /** The factor u of {@code A_11 = u' u} of the others, and {@code u^-T} times their products. */
  private final RidgeEquations rest;

  /** {@code u^-T A_12}: {@code [others][own]}. */
  private final double[] coupling;

  /** {@code A_22 - coupling' coupling}, and products less {@code coupling'} times the others'. */
  private final RidgeEquations group;

  /** Mean of the diagonal of {@code A_22}. */
  private final double scale;

  /**
   * Eliminates all features but those of a group.
   *
   * @param system the equations, in which the group has no penalty
   * @param ofGroup whether a place of the system belongs to the group: {@code [used]}
   * @param targets number of right-hand sides
   */
  Complement(RidgeEquations system, boolean[] ofGroup, int targets) {
    this.targets = targets;
    int[] first = IntStream.range(0, ofGroup.length).filter(i -> !ofGroup[i]).toArray();
    int[] last = IntStream.range(0, ofGroup.length).filter(i -> ofGroup[i]).toArray();
    others = first.length;
    own = last.length;
    rest = system.part(first, targets);
    group = system.part(last, targets);
    scale = group.meanDiagonal();
    coupling = new double[others * own];
    for (int i = 0; i < others; i++) {
      for (int j = 0; j < own; j++) {
        coupling[i * own + j] = system.at(first[i], last[j]);
      }
    }
    Lapack.choleskyForward(others, targets, rest.factor(), rest.products());
    if (others > 0 && own > 0) {
      Lapack.choleskyForward(others, own, rest.matrix(), coupling);
      Blas.syrk(others, own, -1, coupling, 1, group.matrix());
      Blas.gemmTN(own, targets, others, -1, coupling, rest.products(), 1, group.products());
    }
  }

  /** Features of other groups, then those of the group, numbered as in the whole. */
  int[] used() {
    return IntStream.concat(IntStream.of(rest.used()), IntStream.of(group.used())).toArray();
  }

  /** {@code A_22 - A_21 A_11^-1 A_12}, both triangles. */
  double[] matrix() {
    double[] matrix = group.matrix().clone();
    Lapack.mirror(own, matrix);
    return matrix;
  }

  /** {@code A_11^-1 A_12}, what a change of the group asks of the others: {@code [others][own]}. */
  double[] answer() {
    double[] answer = coupling.clone();
    Lapack.choleskyBack(others, own, rest.matrix(), answer);
    return answer;
  }

  /**
   * The weights for a penalty of the group, 0 for its features where that is infinite.
   *
   * @param added to the diagonal of the group
   * @return {@code [used][targets]}
   */
  double[] solve(double added) {
    double[] all = new double[(others + own) * targets];
    double[] left = rest.products().clone();
    if (own > 0 && Double.isFinite(added)) {
      double[] matrix = group.matrix().clone();
      for (int i = 0; i < own; i++) {
        matrix[i * own + i] += added;
      }
      double[] weights = group.products().clone();
      double[] ownFactor = new RidgeEquations(group.used(), matrix, weights).factor(scale + added);
      Lapack.choleskySolve(own, targets, ownFactor, weights);
      System.arraycopy(weights, 0, all, others * targets, weights.length);
      if (others > 0) {
        Blas.gemmNN(others, targets, own, -1, coupling, weights, 1, left);
      }
    }
    Lapack.choleskyBack(others, targets, rest.matrix(), left);
    System.arraycopy(left, 0, all, 0, left.length);
    return all;
  }
}

package org.sswim.linalg;

import java.util.stream.IntStream;

/**
 * The equations of a regression, prepared for many penalties of one of its groups. All other
 * features are eliminated once, by a Schur complement. So a penalty costs the cube of the group's
 * size and not that of all.
 */
final class Complement {
  /** Features of other groups, then those of the group, numbered as in the whole. */
  private final int[] used;

  private final int others;
  private final int own;
  private final int targets;

  /** {@code A_11 = u' u} of the others. */
  private final double[] factor;

  /** {@code u^-T A_12}: {@code [others][own]}. */
  private final double[] coupling;

  /** {@code u^-T} times the products of the others: {@code [others][targets]}. */
  private final double[] products;

  /** {@code A_22 - coupling' coupling}, upper triangle: {@code [own][own]}. */
  private final double[] complement;

  /** Mean of the diagonal of {@code A_22}. */
  private final double scale;

  /** Products of the group less {@code coupling'} times those of the others. */
  private final double[] ownProducts;

  /**
   * Eliminates all features but those of a group.
   *
   * @param system the equations, in which the group has no penalty
   * @param ofGroup whether a place of the system belongs to the group: {@code [used]}
   * @param targets number of right-hand sides
   */
  Complement(RidgeEquations system, boolean[] ofGroup, int targets) {
    this.targets = targets;
    int q = system.used().length;
    int[] first = IntStream.range(0, q).filter(i -> !ofGroup[i]).toArray();
    int[] last = IntStream.range(0, q).filter(i -> ofGroup[i]).toArray();
    others = first.length;
    own = last.length;
    used =
        IntStream.concat(IntStream.of(first), IntStream.of(last))
            .map(i -> system.used()[i])
            .toArray();
    factor = system.part(first, targets).factor();
    products = system.products(first, targets);
    RidgeEquations group = system.part(last, targets);
    scale = group.meanDiagonal();
    complement = group.matrix();
    ownProducts = system.products(last, targets);
    coupling = new double[others * own];
    for (int i = 0; i < others; i++) {
      for (int j = 0; j < own; j++) {
        coupling[i * own + j] = system.at(first[i], last[j]);
      }
    }
    if (others > 0) {
      Lapack.choleskyForward(others, targets, factor, products);
    }
    if (others > 0 && own > 0) {
      Lapack.choleskyForward(others, own, factor, coupling);
      Blas.syrk(others, own, -1, coupling, 1, complement);
      Blas.gemmTN(own, targets, others, -1, coupling, products, 1, ownProducts);
    }
  }

  /** Features that {@link #solve} has weights of. */
  int[] used() {
    return used;
  }

  /**
   * The weights for a penalty of the group, 0 for its features where that is infinite.
   *
   * @param added to the diagonal of the group
   * @return {@code [used][targets]}
   */
  double[] solve(double added) {
    double[] all = new double[(others + own) * targets];
    double[] left = products.clone();
    if (own > 0 && Double.isFinite(added)) {
      double[] matrix = complement.clone();
      for (int i = 0; i < own; i++) {
        matrix[i * own + i] += added;
      }
      double[] weights = ownProducts.clone();
      int[] none = new int[own];
      double[] ownFactor = new RidgeEquations(none, matrix, weights).factor(scale + added);
      Lapack.choleskySolve(own, targets, ownFactor, weights);
      System.arraycopy(weights, 0, all, others * targets, weights.length);
      if (others > 0) {
        Blas.gemmNN(others, targets, own, -1, coupling, weights, 1, left);
      }
    }
    if (others > 0) {
      Lapack.choleskyBack(others, targets, factor, left);
      System.arraycopy(left, 0, all, 0, left.length);
    }
    return all;
  }
}

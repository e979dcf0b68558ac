package org.sswim.linalg;

import java.util.Arrays;

/**
 * The equations of a {@link GroupedRidge}, factored once for many targets.
 *
 * @param used features that are not left out and move
 * @param unit what features are multiplied by: {@code [features]}
 * @param added what penalties add to the diagonal: {@code [used]}
 * @param factor of the equations, as {@link Lapack#cholesky} leaves it: {@code [used][used]}
 */
public record FactoredRidge(int[] used, double[] unit, double[] added, double[] factor) {
  /**
   * What leads weights to those of a regression.
   *
   * @param weights row-major {@code [features][columns]}
   * @param left products of features, about their means, with what the weights leave of each
   *     column; becomes the change of the weights
   */
  public void change(int columns, double[] weights, double[] left) {
    double[] own = new double[used.length * columns];
    for (int i = 0; i < own.length; i++) {
      int feature = used[i / columns];
      int at = feature * columns + i % columns;
      own[i] = left[at] * unit[feature] - added[i / columns] * weights[at] / unit[feature];
    }
    Arrays.fill(left, 0);
    Lapack.choleskySolve(used.length, columns, factor, own);
    for (int i = 0; i < own.length; i++) {
      left[used[i / columns] * columns + i % columns] = own[i] * unit[used[i / columns]];
    }
  }
}

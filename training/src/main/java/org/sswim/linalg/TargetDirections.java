package org.sswim.linalg;

import java.util.SplittableRandom;

/**
 * The orthonormal directions among weighted targets along which most is explained: the leading
 * eigenvectors of {@code M'M}, {@code M' = c' (C + penalty I)^-1/2}, c the covariances of features
 * and weighted targets, found by subspace iteration. They are those of reduced rank regression.
 *
 * @param targets number of targets r
 * @param count number of directions m
 * @param columns {@code r x m}, row-major
 */
public record TargetDirections(int targets, int count, double[] columns) {
  private static final int ITERATIONS = 8;

  /** Directions whose share is less than this say nothing. */
  private static final double LEAST = 1e-9;

  /** No directions. */
  static TargetDirections none(int targets) {
    return new TargetDirections(targets, 0, new double[0]);
  }

  /**
   * The leading directions.
   *
   * @param q number of features
   * @param cross c: {@code q x r}
   * @param solved {@code (C + penalty I)^-1 c}: {@code q x r}
   * @param most largest number of directions
   */
  public static TargetDirections leading(
      int q, int targets, double[] cross, double[] solved, int most) {
    int count = Math.min(most, Math.min(q, targets));
    if (count < 2) {
      return none(targets); // The only direction is what the common penalty is for.
    }
    // The start decides nothing but must not be orthogonal to a direction that is looked for.
    SplittableRandom random = new SplittableRandom(1);
    TargetDirections found = none(targets);
    double[] start = random.doubles((long) targets * count, -1, 1).toArray();
    double[] columns = start;
    for (int i = 0; i < ITERATIONS && count > 0; i++) {
      double[] half = new double[q * count];
      Blas.gemmNN(q, count, targets, 1, solved, columns, 0, half);
      double[] whole = new double[targets * count];
      Blas.gemmTN(targets, count, q, 1, cross, half, 0, whole);
      found = orthonormal(targets, count, whole);
      count = found.count;
      columns = found.columns;
    }
    return found;
  }

  private static TargetDirections orthonormal(int targets, int count, double[] columns) {
    double[] vectors = new double[count * count];
    Blas.gemmTN(count, count, targets, 1, columns, columns, 0, vectors);
    double[] values = Lapack.eigenSymmetric(count, vectors);
    int kept = 0;
    while (kept < count && values[count - 1 - kept] > LEAST * LEAST * values[count - 1]) {
      kept++;
    }
    double[] turn = new double[count * kept];
    for (int j = 0; j < kept; j++) {
      int from = count - 1 - j;
      double scale = 1 / Math.sqrt(values[from]);
      for (int i = 0; i < count; i++) {
        turn[i * kept + j] = scale * vectors[from * count + i];
      }
    }
    double[] turned = new double[targets * kept];
    if (kept > 0) {
      Blas.gemmNN(targets, kept, count, 1, columns, turn, 0, turned);
    }
    return new TargetDirections(targets, kept, turned);
  }
}

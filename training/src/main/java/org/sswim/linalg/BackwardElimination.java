package org.sswim.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;

/**
 * Removes groups of features from a ridge regression, each time the group whose loss raises the
 * criterion least.
 *
 * <p>Let C be the covariance of the features, c that with the targets, {@code M = (C + penalty
 * I)^-1}, and {@code Z = M c} the weights. When the features B leave, the minimum of the criterion
 * rises by
 *
 * <pre>
 *   sum_k a_k z_Bk' (M_BB)^-1 z_Bk
 * </pre>
 *
 * with a_k the weight of target k; M and Z of those that stay are {@code M - M_:B (M_BB)^-1 M_B:}
 * and {@code Z - M_:B (M_BB)^-1 Z_B}. So the whole way down costs about as much as one inversion.
 * The penalty stays the same on the way.
 *
 * <p>Holds state and is not for use by several threads.
 */
public final class BackwardElimination {
  /** Above so many groups, several leave at once. */
  private static final int SINGLY = 500;

  private final NormalEquations training;
  private final GroupedEquations equations;

  /** Features that move. */
  private final int[] used;

  private final double[] weight;
  private final int targets;
  private final int size;

  /** Features of every group, as kept by the system: {@code [groups][]}. */
  private final int[][] members;

  private final boolean[] present;
  private final double[] inverse;
  private final double[] solution;
  private int remaining;

  /**
   * Begins with all features.
   *
   * @param training at least one sample
   * @param groups of the regression, see {@link GroupedRidge}
   * @param penalties of these groups
   * @param weight weights of the first targets, at least 0; targets beyond do not count
   * @param leaving with which others every feature leaves, counted from 0; -1 for one that never
   *     leaves: {@code [features]}
   */
  public BackwardElimination(
      NormalEquations training,
      List<FeatureGroup> groups,
      double[] penalties,
      double[] weight,
      int[] leaving) {
    this.training = training;
    equations = new GroupedEquations(training, groups, 0, weight.length);
    RidgeEquations system = equations.of(training, penalties);
    used = system.used();
    this.weight = weight.clone();
    targets = weight.length;
    size = used.length;
    remaining = Arrays.stream(leaving).max().orElse(-1) + 1;
    members = new int[remaining][];
    for (int g = 0; g < remaining; g++) {
      int wanted = g;
      members[g] = IntStream.range(0, size).filter(i -> leaving[used[i]] == wanted).toArray();
    }
    present = new boolean[remaining];
    Arrays.fill(present, true);
    solution = system.products();
    inverse = system.factor();
    Lapack.choleskySolve(size, targets, inverse, solution);
    if (size > 0) {
      Lapack.choleskyInverse(size, inverse);
    }
  }

  /** Number of groups that are left. */
  public int remaining() {
    return remaining;
  }

  /** The groups that are left, in order. */
  public int[] groups() {
    return IntStream.range(0, present.length).filter(g -> present[g]).toArray();
  }

  /** Removes the group that is missed least; of very many groups some at once. */
  public void removeLeast() {
    removeLeast(Math.max(1, remaining / SINGLY));
  }

  /**
   * Removes the groups that are missed least, each judged by itself, all at once. That is faster
   * than one after the other, and less exact, since of two alike groups both may leave.
   *
   * @param count 0 .. groups that are left
   * @return these groups, the one that is missed least first
   */
  public int[] removeLeast(int count) {
    Checks.that(count >= 0 && count <= remaining)
        .or("groups to remove must lie in 0..%s; got %s", remaining, count);
    double[] loss = new double[present.length];
    Arrays.setAll(loss, g -> present[g] ? loss(members[g]) : Double.POSITIVE_INFINITY);
    int[] leaving =
        IntStream.range(0, present.length)
            .filter(g -> present[g])
            .boxed()
            .sorted(Comparator.comparingDouble(g -> loss[g]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    remove(leaving);
    return leaving;
  }

  /** By how much the criterion rises when some features leave. */
  private double loss(int[] leaving) {
    int b = leaving.length;
    if (b == 0) {
      return 0;
    }
    double[] z = RidgeEquations.rows(leaving, solution, targets);
    double[] solved = z.clone();
    Lapack.choleskySolve(b, targets, factor(leaving), solved);
    double loss = 0;
    for (int i = 0; i < b; i++) {
      for (int k = 0; k < targets; k++) {
        loss += weight[k] * z[i * targets + k] * solved[i * targets + k];
      }
    }
    return loss;
  }

  private void remove(int[] groups) {
    int[] leaving = Arrays.stream(groups).flatMap(g -> Arrays.stream(members[g])).toArray();
    for (int group : groups) {
      present[group] = false;
    }
    remaining -= groups.length;
    int b = leaving.length;
    if (b == 0) {
      return;
    }
    double[] factor = factor(leaving);
    double[] columns = RidgeEquations.rows(leaving, inverse, size);
    double[] times = columns.clone();
    Lapack.choleskySolve(b, size, factor, times);
    double[] weights = RidgeEquations.rows(leaving, solution, targets);
    Lapack.choleskySolve(b, targets, factor, weights);
    Blas.gemmTN(size, targets, b, -1, columns, weights, 1, solution);
    Blas.gemmTN(size, size, b, -1, columns, times, 1, inverse);
    for (int i : leaving) {
      Arrays.fill(solution, i * targets, (i + 1) * targets, 0);
      for (int j = 0; j < size; j++) {
        inverse[i * size + j] = 0;
        inverse[j * size + i] = 0;
      }
    }
  }

  /** Cholesky factor of the block of the inverse that belongs to some features. */
  private double[] factor(int[] features) {
    int b = features.length;
    double jitter = 0;
    while (true) {
      double[] block = new double[b * b];
      for (int i = 0; i < b; i++) {
        for (int j = 0; j < b; j++) {
          block[i * b + j] = inverse[features[i] * size + features[j]];
        }
        block[i * b + i] *= 1 + jitter;
      }
      if (Lapack.cholesky(b, block)) {
        return block;
      }
      Checks.that(jitter <= 1, ArithmeticException::new)
          .or("the inverse has lost its positive diagonal");
      jitter = jitter == 0 ? 1e-12 : 10 * jitter;
    }
  }

  /** The weighted sum of the squared errors of the remaining features, on some samples. */
  public double error(NormalEquations samples) {
    RidgeWeights model = equations.weights(used, solution, training);
    return samples.squaredError(0, model.weights(), model.intercept(), weight);
  }
}

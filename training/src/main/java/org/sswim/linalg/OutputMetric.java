package org.sswim.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;

/**
 * How much a change of weights moves the outputs of a linear model, on the samples of {@link
 * NormalEquations}. D are changes of the weights of the first features, in units of their
 * deviations. The other weights and the intercept then make the best of it,
 *
 * <pre>
 *   mean over the samples |change of the outputs|^2 + penalty |D|^2 = D' S D
 * </pre>
 *
 * <p>S is the Schur complement of the covariance of the other features. Around the solution of a
 * ridge regression this is exactly the rise of its objective. Around any other model it still keeps
 * outputs as they are. Targets do not matter.
 */
public final class OutputMetric {
  /**
   * Share of the largest deviation below which a feature has no unit of its own. A feature that
   * hardly ever moved in these samples may move in others.
   */
  private static final double LEAST_DEVIATION = 1e-2;

  /** Of a square weight, relative to the variance of a feature. */
  private static final double PENALTY = 1e-6;

  private final int first;
  private final int rest;
  private final double[] means;
  private final double[] unit;
  private final double[] matrix;

  /** What the others undo of a change, in units: {@code rest x first}. */
  private final double[] answer;

  /**
   * The metric of some samples.
   *
   * @param samples at least one; of two features or more some must move
   * @param first number of features whose weights change, 1 .. their number
   */
  public OutputMetric(NormalEquations samples, int first) {
    int p = samples.features();
    Checks.that(first >= 1 && first <= p && samples.weight() > 0)
        .or(
            "a metric needs samples and 1..%s features; got weight %s and %s",
            p, samples.weight(), first);
    this.first = first;
    rest = p - first;
    means = samples.featureMeans();
    int[] all = IntStream.range(0, p).toArray();
    RidgeEquations plain = RidgeEquations.of(samples, all, GroupedRidge.alike(p), 0, 1);
    unit = new double[p];
    Arrays.setAll(unit, i -> Math.sqrt(Math.max(0, plain.at(i, i) / samples.weight())));
    invert(unit, 0, first);
    invert(unit, first, p);
    RidgeEquations form = RidgeEquations.of(samples, all, unit, 0, 1);
    Arrays.setAll(form.matrix(), i -> form.matrix()[i] / samples.weight());
    for (int i = 0; i < p; i++) {
      form.matrix()[i * p + i] += PENALTY;
    }
    boolean[] changing = new boolean[p];
    Arrays.fill(changing, 0, first, true);
    Complement complement = new Complement(form, changing, 1);
    matrix = complement.matrix();
    answer = complement.answer();
  }

  private static void invert(double[] deviation, int from, int to) {
    double largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, deviation[i]);
    }
    for (int i = from; i < to; i++) {
      double own = Math.max(deviation[i], LEAST_DEVIATION * largest);
      deviation[i] = own > 0 ? 1 / own : 1;
    }
  }

  /** S: {@code first x first}, both triangles; not to be modified. */
  public double[] matrix() {
    return matrix;
  }

  /** What a weight of 1 in units of deviations is per unit of each feature that changes. */
  public double unit(int feature) {
    return unit[feature];
  }

  /**
   * Changes the weights of the other features and the intercept so that they undo what they can of
   * a change.
   *
   * @param outputs number of outputs
   * @param change of the weights of the first features, in units: {@code first x outputs}
   * @param weights of all features, row-major {@code [features][outputs]}; those of the others
   *     change, those of the first have changed already
   * @param intercept changed: {@code [outputs]}
   */
  public void undo(int outputs, double[] change, float[] weights, float[] intercept) {
    double[] all = Arrays.copyOf(change, (first + rest) * outputs);
    if (rest > 0) {
      double[] moved = new double[rest * outputs];
      Blas.gemmNN(rest, outputs, first, -1, answer, change, 0, moved);
      System.arraycopy(moved, 0, all, change.length, moved.length);
    }
    double[] shift = new double[outputs];
    for (int i = 0; i < all.length; i++) {
      int feature = i / outputs;
      double own = unit[feature] * all[i];
      if (feature >= first) {
        weights[i] += (float) own;
      }
      shift[i % outputs] += means[feature] * own;
    }
    for (int k = 0; k < outputs; k++) {
      intercept[k] -= (float) shift[k];
    }
  }
}

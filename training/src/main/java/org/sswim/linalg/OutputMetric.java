package org.sswim.linalg;

import java.util.Arrays;
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

  private static final double LEAST_PENALTY = 1e-6;

  private final int first;
  private final int rest;
  private final double[] means;
  private final double[] unit;
  private final double[] matrix;

  /** {@code P_kk^-1 P_ks}, {@code rest x first}: what the others undo of a change, in units. */
  private final double[] undo;

  /**
   * The metric of some samples.
   *
   * @param samples at least one; of two features or more some must move
   * @param first number of features whose weights change, 1 .. their number
   * @param penalty of a square weight, relative to the variance of a feature, at least 0
   */
  public OutputMetric(NormalEquations samples, int first, double penalty) {
    int p = samples.features();
    Checks.that(first >= 1 && first <= p && penalty >= 0 && samples.weight() > 0)
        .or(
            "a metric needs samples, 1..%s features and a penalty of at least 0; got weight %s,"
                + " %s, %s",
            p, samples.weight(), first, penalty);
    this.first = first;
    rest = p - first;
    means = samples.featureMeans();
    double[] full = covariance(samples);
    unit = units(full, p);
    double own = Math.max(penalty, LEAST_PENALTY);
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        full[i * p + j] *= unit[i] * unit[j];
        full[j * p + i] = full[i * p + j];
      }
      full[i * p + i] += own;
    }
    matrix = block(full, p, 0, first, 0, first);
    undo = block(full, p, first, p, 0, first);
    if (rest > 0) {
      double[] cross = undo.clone();
      double[] factor = block(full, p, first, p, first, p);
      if (!Lapack.cholesky(rest, factor)) {
        throw new ArithmeticException("the covariance of the other features is singular");
      }
      Lapack.choleskySolve(rest, first, factor, undo);
      Blas.gemmTN(first, first, rest, -1, cross, undo, 1, matrix);
    }
  }

  private static double[] covariance(NormalEquations samples) {
    int p = samples.features();
    double[] out = new double[p * p];
    double weight = samples.weight();
    for (int i = 0; i < p; i++) {
      double mean = samples.featureSums[i] / weight;
      for (int j = i; j < p; j++) {
        out[i * p + j] = samples.gram[i * p + j] / weight - mean * samples.featureSums[j] / weight;
      }
    }
    return out;
  }

  /** One over the deviation of each feature, those of the rest among themselves. */
  private double[] units(double[] covariance, int p) {
    double[] out = new double[p];
    Arrays.setAll(out, i -> Math.sqrt(Math.max(0, covariance[i * p + i])));
    invert(out, 0, first);
    invert(out, first, p);
    return out;
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

  private static double[] block(double[] a, int p, int from, int to, int left, int right) {
    double[] out = new double[(to - from) * (right - left)];
    for (int i = from; i < to; i++) {
      System.arraycopy(a, i * p + left, out, (i - from) * (right - left), right - left);
    }
    return out;
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
    double[] shift = new double[outputs];
    for (int i = 0; i < first; i++) {
      addMeans(i, outputs, change, i, shift);
    }
    if (rest > 0) {
      double[] answer = new double[rest * outputs];
      Blas.gemmNN(rest, outputs, first, -1, undo, change, 0, answer);
      for (int i = 0; i < rest; i++) {
        addMeans(first + i, outputs, answer, i, shift);
        for (int k = 0; k < outputs; k++) {
          weights[(first + i) * outputs + k] += (float) (unit[first + i] * answer[i * outputs + k]);
        }
      }
    }
    for (int k = 0; k < outputs; k++) {
      intercept[k] -= (float) shift[k];
    }
  }

  private void addMeans(int feature, int outputs, double[] change, int row, double[] shift) {
    for (int k = 0; k < outputs; k++) {
      shift[k] += means[feature] * unit[feature] * change[row * outputs + k];
    }
  }
}

package org.sswim.classifiers;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.sswim.checks.Checks;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;
import org.sswim.linalg.Workers;

/**
 * Read-outs of few samples with many features, solved in the space of the samples. Penalty and
 * weights have the least loss over samples that are left out one by one.
 *
 * <p>Let K be the products of the samples' features and d_i the weight of a sample. One feature is
 * the same for all, so that there is a bias. The ridge read-out of targets y has {@code alpha = (K
 * + penalty D^-1)^-1 y} and weights {@code F' alpha}. Its answer for sample i, had it not seen that
 * sample, is {@code y_i - alpha_i / ((K + penalty D^-1)^-1)_ii}.
 */
final class DualReadout {
  /** Penalties in units of the features' mean square, rising. */
  private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10, 30};

  /** The bias is penalised so much less than the other weights of all features together. */
  private static final double CONSTANT = 10;

  /** Weighing each class against the rest takes an inversion each; not beyond so many products. */
  private static final double MOST_WORK = 4e10;

  private final float[] features;
  private final int[] label;
  private final int classes;
  private final int width;
  private final FeatureScale scale;
  private final ToDoubleFunction<ClassScores> loss;
  private final Workers workers;
  private final int[] counts;
  private double constant;

  /**
   * Prepares a fit.
   *
   * @param features row-major {@code [label.length][width]}; changed
   * @param skip how many of the last features are seen through skip connections
   * @param loss of what is said of samples left out, that penalty and weights are to make least
   */
  DualReadout(
      float[] features,
      int width,
      int skip,
      int[] label,
      int classes,
      ToDoubleFunction<ClassScores> loss,
      Workers workers) {
    this.loss = loss;
    this.features = features;
    this.label = label;
    this.classes = classes;
    this.width = width;
    this.workers = workers;
    scale = FeatureScale.of(features, width, label, classes, skip);
    scale.apply(features, label.length);
    counts = new int[classes];
    for (int c : label) {
      counts[c]++;
    }
  }

  /** A penalty and a weighing, and what they say of samples left out. */
  private record Trial(double penalty, Weighing weighing, ClassScores leftOut, double[] alpha) {}

  /** Solves the read-out. */
  ClassReadout solve() {
    return solve(weighings(label.length));
  }

  /** Solves the read-out with one of some weighings. */
  ClassReadout solve(Weighing... weighings) {
    int n = label.length;
    double[] kernel = kernel();
    Trial[] trials = new Trial[weighings.length * PENALTIES.length];
    double[] losses = new double[trials.length];
    workers.each(
        trials.length,
        i -> {
          Weighing weighing = weighings[i / PENALTIES.length];
          trials[i] = trial(kernel, PENALTIES[i % PENALTIES.length], weighing);
          losses[i] = loss.applyAsDouble(trials[i].leftOut);
        });
    int best = 0;
    for (int i = 1; i < trials.length; i++) {
      best = losses[i] < losses[best] ? i : best;
    }
    Trial chosen = trials[best];
    double[] wide = new double[n * width];
    Arrays.setAll(wide, i -> features[i]);
    double[] weights = new double[width * classes];
    Blas.gemmTN(width, classes, n, 1, wide, chosen.alpha, 0, weights);
    double[] bias = new double[classes];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < classes; k++) {
        bias[k] += constant * chosen.alpha[i * classes + k];
      }
    }
    double factor = chosen.leftOut.factor();
    return new ClassReadout(
        scale.unscaled(weights, bias, factor),
        chosen.penalty,
        chosen.weighing,
        chosen.leftOut,
        factor,
        null);
  }

  private Weighing[] weighings(int n) {
    boolean even = Arrays.stream(counts).distinct().count() == 1;
    boolean quick = classes > 2 && (double) classes * PENALTIES.length * n * n * n < MOST_WORK;
    if (even) {
      return quick
          ? new Weighing[] {Weighing.ALIKE, Weighing.ONE_AGAINST_REST}
          : new Weighing[] {Weighing.ALIKE};
    }
    return quick ? Weighing.values() : new Weighing[] {Weighing.ALIKE, Weighing.CLASSES};
  }

  private double[] kernel() {
    int n = label.length;
    double[] wide = new double[width * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < width; j++) {
        wide[j * n + i] = features[i * width + j];
      }
    }
    double[] kernel = new double[n * n];
    Blas.syrk(width, n, 1, wide, 0, kernel);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += kernel[i * n + i];
    }
    constant = CONSTANT * Math.max(trace / n, Double.MIN_NORMAL);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        kernel[i * n + j] += constant;
      }
    }
    return kernel;
  }

  private Trial trial(double[] kernel, double penalty, Weighing weighing) {
    int n = label.length;
    double[] alpha = new double[n * classes];
    double[] leftOut = new double[n * classes];
    boolean each = weighing == Weighing.ONE_AGAINST_REST;
    double absolute = penalty * constant / CONSTANT;
    for (int c = 0; c < (each ? classes : 1); c++) {
      double[] inverse = kernel.clone();
      for (int i = 0; i < n; i++) {
        inverse[i * n + i] += absolute / weighing.weight(label[i], c, counts, n);
      }
      Checks.that(Lapack.cholesky(n, inverse), ArithmeticException::new)
          .or("a penalised kernel is not positive definite");
      Lapack.choleskyInverse(n, inverse);
      for (int k = each ? c : 0; k < (each ? c + 1 : classes); k++) {
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int m = 0; m < n; m++) {
            sum += inverse[i * n + m] * (label[m] == k ? 1 : -1);
          }
          alpha[i * classes + k] = sum;
          leftOut[i * classes + k] = (label[i] == k ? 1 : -1) - sum / inverse[i * n + i];
        }
      }
    }
    return new Trial(penalty, weighing, new ClassScores(leftOut, label, classes), alpha);
  }
}

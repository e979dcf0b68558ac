package org.sswim.linalg;

/**
 * Samples left out of a training, in the features and units of its system, and counted from its
 * means: with s the shift of the mean features and d_k the mean residual of target k, both from
 * training to left-out samples,
 *
 * <pre>
 *   A = V + s s'      b_k = c_k + d_k s      error_k(z) = d_k^2 + var(y_k) - 2 z' b_k + z' A z
 * </pre>
 */
final class HeldOut {
  private final CentredSystem training;
  private final CentredSystem samples;
  private final double[] shift;

  HeldOut(CentredSystem training, NormalEquations samples) {
    this.training = training;
    this.samples = training.of(samples);
    shift = new double[training.size()];
    for (int i = 0; i < shift.length; i++) {
      shift[i] = (this.samples.mean(i) - training.mean(i)) * training.inverseScale(i);
    }
  }

  /** Sum of the weights of the samples. */
  double weight() {
    return samples.weight();
  }

  /** A: {@code q x q}, upper triangle. */
  double[] quadratic() {
    int q = shift.length;
    double[] a = samples.covariance().clone();
    for (int i = 0; i < q; i++) {
      for (int j = i; j < q; j++) {
        a[i * q + j] += shift[i] * shift[j];
      }
    }
    return a;
  }

  /**
   * The columns b_k of some targets, each times a factor.
   *
   * @param factor of every target; {@code first .. first + count - 1} are used
   * @return {@code q x count}
   */
  double[] linear(int first, int count, double[] factor) {
    double[] b = samples.crossCovariance(first, count);
    for (int k = 0; k < count; k++) {
      double residual = residual(first + k);
      for (int i = 0; i < shift.length; i++) {
        b[i * count + k] = factor[first + k] * (b[i * count + k] + residual * shift[i]);
      }
    }
    return b;
  }

  /** {@code d_k^2 + var(y_k)}: the error of the training mean. */
  double constant(int k) {
    double residual = residual(k);
    return residual * residual + samples.targetVariance(k);
  }

  private double residual(int k) {
    return samples.targetMean(k) - training.targetMean(k);
  }
}

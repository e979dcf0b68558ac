package org.sswim.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;

/**
 * The linear map {@code Sigma^-a}, Sigma the covariance of a layer's inputs over the training
 * samples. Eigenvalues are floored at 1e-3 of the largest, so that directions in which the data
 * hardly move are not blown up. Above {@value #WIDEST} inputs only the diagonal of Sigma is used.
 */
record Whitening(int inputs, double[] diagonal, double[] full) {
  private static final int WIDEST = 1500;
  private static final double FLOOR = 1e-3;

  static Whitening measure(SeenSamples windows, double exponent, UniformRandomProvider random) {
    int inputs = windows.inputs();
    if (exponent == 0) {
      double[] ones = new double[inputs];
      Arrays.fill(ones, 1);
      return new Whitening(inputs, ones, new double[0]);
    }
    boolean diagonalOnly = inputs > WIDEST;
    int steps = windows.steps();
    int sample = Math.max(1, Math.min(windows.count(), VoltageStatistics.SAMPLES / steps));
    int rows = sample * steps;
    float[] x = new float[steps * inputs];
    double[] mean = new double[inputs];
    double[] power = new double[inputs];
    double[] centred = new double[diagonalOnly ? 0 : rows * inputs];
    for (int s = 0; s < sample; s++) {
      windows.inputs(random.nextInt(windows.count()), x, 0);
      addMoments(x, rows, mean, power);
      if (!diagonalOnly) {
        copy(x, centred, s * x.length);
      }
    }
    if (diagonalOnly) {
      double[] variance = new double[inputs];
      for (int j = 0; j < inputs; j++) {
        variance[j] = Math.max(0, power[j] - mean[j] * mean[j]);
      }
      return new Whitening(inputs, negativePower(variance, exponent), new double[0]);
    }
    subtract(mean, centred);
    double[] covariance = new double[inputs * inputs];
    Blas.syrk(rows, inputs, 1.0 / rows, centred, 0, covariance);
    double[] eigenvalues = Lapack.eigenSymmetric(inputs, covariance);
    double[] factor = negativePower(eigenvalues, exponent);
    // covariance now holds the eigenvectors: Sigma^-a = sum_k factor_k e_k e_k'.
    double[] scaled = new double[inputs * inputs];
    for (int k = 0; k < inputs; k++) {
      for (int i = 0; i < inputs; i++) {
        scaled[k * inputs + i] = factor[k] * covariance[k * inputs + i];
      }
    }
    double[] map = new double[inputs * inputs];
    Blas.gemmTN(inputs, inputs, inputs, 1, scaled, covariance, 0, map);
    return new Whitening(inputs, new double[0], map);
  }

  private static double[] negativePower(double[] variance, double exponent) {
    double largest = 0;
    for (double v : variance) {
      largest = Math.max(largest, v);
    }
    double[] factor = new double[variance.length];
    for (int k = 0; k < factor.length; k++) {
      factor[k] = largest > 0 ? Math.pow(Math.max(variance[k], FLOOR * largest), -exponent) : 1;
    }
    return factor;
  }

  // Loops by themselves, as one that runs hot compiles all that is around it.
  private static void addMoments(float[] x, int rows, double[] mean, double[] power) {
    for (int k = 0; k < x.length; k++) {
      mean[k % mean.length] += x[k] / (double) rows;
      power[k % mean.length] += (double) x[k] * x[k] / rows;
    }
  }

  private static void copy(float[] x, double[] out, int at) {
    for (int k = 0; k < x.length; k++) {
      out[at + k] = x[k];
    }
  }

  private static void subtract(double[] mean, double[] rows) {
    for (int k = 0; k < rows.length; k++) {
      rows[k] -= mean[k % mean.length];
    }
  }

  /** Replaces w by Sigma^-a w. */
  void apply(double[] w) {
    if (diagonal.length > 0) {
      for (int j = 0; j < inputs; j++) {
        w[j] *= diagonal[j];
      }
      return;
    }
    double[] out = new double[inputs];
    Blas.gemmNN(inputs, 1, inputs, 1, full, w, 0, out);
    System.arraycopy(out, 0, w, 0, inputs);
  }
}

package org.sswim.linalg;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Explicit samples with two blocks of different weight and correlated features with means off zero;
 * the long way round to what normal equations promise.
 */
record Samples(int rows, int p, int r, double[] f, double[] y, double[] weights) {

  static Samples random(long seed, int rows, int p, int r, double noise, double shift) {
    // The same truth for every seed, so that training and validation samples go together.
    Random truth = new Random(77);
    double[] map = Matrices.random(truth, p, r);
    double[] mean = Matrices.random(truth, 1, p);
    Random random = new Random(seed);
    double[] f = new double[rows * p];
    double[] y = new double[rows * r];
    double[] weights = new double[rows];
    for (int i = 0; i < rows; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < p; j++) {
        f[i * p + j] = 3 * mean[j] + shift + (1 + j % 3) * (random.nextGaussian() + common);
      }
      for (int k = 0; k < r; k++) {
        double value = 10 + noise * random.nextGaussian();
        for (int j = 0; j < p; j++) {
          value += map[j * r + k] * f[i * p + j];
        }
        y[i * r + k] = value;
      }
      weights[i] = i < rows / 3 ? 1 : 2.5;
    }
    return new Samples(rows, p, r, f, y, weights);
  }

  NormalEquations equations() {
    NormalEquations equations = new NormalEquations(p, r);
    for (int i = 0; i < rows; i++) {
      Sums.add(
          equations,
          Arrays.copyOfRange(f, i * p, (i + 1) * p),
          1,
          Arrays.copyOfRange(y, i * r, (i + 1) * r),
          weights[i]);
    }
    return equations;
  }

  double target(int row, int k) {
    return y[row * r + k];
  }

  /** Ridge weights {@code p x r} by EJML from explicitly centred, scaled and weighted samples. */
  double[] ridgeByEjml(double penalty) {
    double total = Arrays.stream(weights).sum();
    double[] mean = new double[p];
    double[] deviation = new double[p];
    double[] targetMean = new double[r];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < p; j++) {
        mean[j] += weights[i] * f[i * p + j] / total;
      }
      for (int k = 0; k < r; k++) {
        targetMean[k] += weights[i] * target(i, k) / total;
      }
    }
    for (int j = 0; j < p; j++) {
      double variance = 0;
      for (int i = 0; i < rows; i++) {
        variance += weights[i] * Math.pow(f[i * p + j] - mean[j], 2) / total;
      }
      deviation[j] = Math.sqrt(variance);
    }
    DMatrixRMaj x = new DMatrixRMaj(rows, p);
    DMatrixRMaj t = new DMatrixRMaj(rows, r);
    for (int i = 0; i < rows; i++) {
      double root = Math.sqrt(weights[i] / total);
      for (int j = 0; j < p; j++) {
        x.set(i, j, root * (f[i * p + j] - mean[j]) / deviation[j]);
      }
      for (int k = 0; k < r; k++) {
        t.set(i, k, root * (target(i, k) - targetMean[k]));
      }
    }
    DMatrixRMaj gram = new DMatrixRMaj(p, p);
    CommonOps_DDRM.multTransA(x, x, gram);
    for (int j = 0; j < p; j++) {
      gram.add(j, j, penalty);
    }
    DMatrixRMaj cross = new DMatrixRMaj(p, r);
    CommonOps_DDRM.multTransA(x, t, cross);
    DMatrixRMaj z = new DMatrixRMaj(p, r);
    CommonOps_DDRM.solve(gram, cross, z);
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < r; k++) {
        z.set(j, k, z.get(j, k) / deviation[j]);
      }
    }
    return z.data;
  }
}

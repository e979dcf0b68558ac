package org.sswim.experiments.speed;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;
import org.sswim.linalg.Workers;

/**
 * The least time that this machine's linear algebra needs for a fit. It covers a symmetric product
 * of the features, a product of features and targets, a factorisation and a solution.
 *
 * @param syrk rate of {@code F'F} in single precision, in 1e9 multiplications and additions a
 *     second
 * @param gemm the same of {@code F'Y}
 * @param cholesky the same of a factorisation in double precision
 */
public record BlasFloor(double syrk, double gemm, double cholesky) {
  private static final int ROWS = 2048;
  private static final double GIGA = 1e9;

  /**
   * Measures the rates at the shapes of a fit, all threads busy.
   *
   * @param features P
   * @param outputs R
   * @param repeats products a thread computes
   */
  static BlasFloor measure(int features, int outputs, int repeats, Workers workers) {
    int threads = workers.threads();
    float[][] f = new float[threads][];
    float[][] y = new float[threads][];
    float[][] g = new float[threads][];
    float[][] q = new float[threads][];
    for (int w = 0; w < threads; w++) {
      f[w] = random(ROWS * features);
      y[w] = random(ROWS * outputs);
      g[w] = new float[features * features];
      q[w] = new float[features * outputs];
    }
    double syrk = 0;
    double gemm = 0;
    // The first round warms up; the better of the others is what the machine can do.
    for (int round = 0; round < 4; round++) {
      double first =
          seconds(
              workers,
              threads,
              w -> repeat(repeats, () -> Blas.syrk(ROWS, features, 1f, f[w], 1f, g[w])));
      double second =
          seconds(
              workers,
              threads,
              w ->
                  repeat(
                      repeats,
                      () -> Blas.gemmTN(features, outputs, ROWS, 1f, f[w], y[w], 1f, q[w])));
      if (round > 0) {
        double products = (double) threads * repeats * ROWS * features;
        syrk = Math.max(syrk, products * features / first / GIGA);
        gemm = Math.max(gemm, products * 2 * outputs / second / GIGA);
      }
    }
    return new BlasFloor(syrk, gemm, cholesky(features));
  }

  private static double cholesky(int n) {
    double best = 0;
    for (int round = 0; round < 2; round++) {
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        Arrays.fill(a, i * n, (i + 1) * n, 0.1);
        a[i * n + i] = n;
      }
      double seconds = seconds(Workers.of(1), 1, w -> Lapack.cholesky(n, a));
      best = Math.max(best, (double) n * n * n / 3 / seconds / GIGA);
    }
    return best;
  }

  /** Seconds that a fit cannot do without. */
  double seconds(double windows, int features, int outputs) {
    double p = features;
    double work = windows * p * p / syrk + 2 * windows * p * outputs / gemm;
    return (work + (p * p * p / 3 + 2 * p * p * outputs) / cholesky) / GIGA;
  }

  static double seconds(Workers workers, int tasks, java.util.function.IntConsumer task) {
    long began = System.nanoTime();
    workers.each(tasks, task);
    return (System.nanoTime() - began) * 1e-9;
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private static float[] random(int length) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }
}

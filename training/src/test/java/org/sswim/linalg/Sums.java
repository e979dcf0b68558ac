package org.sswim.linalg;

/** Sums of samples in double precision throughout, written out. */
public final class Sums {
  private Sums() {}

  /**
   * Adds samples of one weight.
   *
   * @param f row-major {@code [rows][features]}, counted from the origin
   * @param y row-major {@code [rows][targets]}
   */
  public static void add(NormalEquations sums, double[] f, int rows, double[] y, double weight) {
    int p = sums.features();
    int r = sums.targets();
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < p; i++) {
        double x = f[row * p + i];
        sums.featureSums[i] += weight * x;
        for (int j = i; j < p; j++) {
          sums.gram[i * p + j] += weight * x * f[row * p + j];
        }
        for (int k = 0; k < r; k++) {
          sums.cross[i * r + k] += weight * x * y[row * r + k];
        }
      }
      for (int k = 0; k < r; k++) {
        sums.targetSums[k] += weight * y[row * r + k];
        sums.targetSquares[k] += weight * y[row * r + k] * y[row * r + k];
      }
    }
    sums.weight += weight * rows;
  }
}

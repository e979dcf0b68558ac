package org.sswim.classifiers;

/** Plain elimination with pivoting, to hold solvers against. */
final class Dense {
  private Dense() {}

  /** Solves {@code a x = b}; both are changed. */
  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
      }
      double[] row = a[c];
      a[c] = a[pivot];
      a[pivot] = row;
      double value = b[c];
      b[c] = b[pivot];
      b[pivot] = value;
      for (int r = c + 1; r < n; r++) {
        double factor = a[r][c] / a[c][c];
        for (int k = c; k < n; k++) {
          a[r][k] -= factor * a[c][k];
        }
        b[r] -= factor * b[c];
      }
    }
    double[] x = new double[n];
    for (int r = n - 1; r >= 0; r--) {
      double rest = b[r];
      for (int k = r + 1; k < n; k++) {
        rest -= a[r][k] * x[k];
      }
      x[r] = rest / a[r][r];
    }
    return x;
  }
}

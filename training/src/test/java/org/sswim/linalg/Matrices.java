package org.sswim.linalg;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Seeded matrices and conversions shared by the tests of this package. */
final class Matrices {

  private Matrices() {}

  static double[] random(Random random, int rows, int columns) {
    return random.doubles((long) rows * columns, -1, 1).toArray();
  }

  static float[] floats(double[] a) {
    float[] result = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (float) a[i];
    }
    return result;
  }

  static double[] doubles(float[] a) {
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i];
    }
    return result;
  }

  static DMatrixRMaj ejml(int rows, int columns, double[] a) {
    return new DMatrixRMaj(rows, columns, true, a.clone());
  }

  /** {@code a' a + I}, by EJML: symmetric and safely positive definite. */
  static double[] positiveDefinite(Random random, int n) {
    DMatrixRMaj a = ejml(n, n, random(random, n, n));
    DMatrixRMaj result = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.multAddTransA(a, a, result);
    return result.data;
  }
}

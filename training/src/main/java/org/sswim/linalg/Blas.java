package org.sswim.linalg;

import dev.ludovic.netlib.blas.BLAS;
import org.sswim.checks.Checks;

/**
 * Matrix products on row-major heap arrays.
 *
 * <p>An {@code m x n} matrix {@code a} holds element (i, j) at {@code a[i * n + j]}; longer arrays
 * are welcome, the rest is ignored. Letters after {@code gemm} tell how the two factors enter:
 * {@code N} as they are, {@code T} transposed. Every method computes {@code c = alpha * product +
 * beta * c}; with {@code beta = 0} the former content of {@code c} does not matter. Inputs are
 * never modified.
 *
 * <p>The first call loads OpenBLAS (tens of milliseconds; the first call on a machine also unpacks
 * it). Where it does not load, or with {@code -Dorg.sswim.linalg.native=false}, the same operations
 * run in Java, far slower, and one line of the log says so. Products run on the thread that asks
 * for them, whatever the environment says; {@link Workers} share work among threads. So the same
 * input gives the same bits.
 *
 * <p>All methods throw {@link IllegalArgumentException} if a dimension is below 1 or an array is
 * too short.
 */
public final class Blas {

  private Blas() {}

  /** Library, version and platform in one line, for reports. */
  public static String description() {
    return Backend.current().description();
  }

  /**
   * {@code g = alpha * f' f + beta * g}, <b>upper triangle only</b>: elements (i, j) with {@code i
   * <= j}. The strict lower triangle of {@code g} is neither read nor written.
   *
   * @param rows rows of {@code f}
   * @param p columns of {@code f}, and order of {@code g}
   * @param f {@code rows x p}
   * @param g {@code p x p}
   */
  public static void syrk(int rows, int p, double alpha, double[] f, double beta, double[] g) {
    requireShape("f", f.length, rows, p);
    requireShape("g", g.length, p, p);
    // A row-major matrix is its transpose in column-major order, hence "L" for upper throughout.
    blas().dsyrk("L", "N", p, rows, alpha, f, p, beta, g, p);
  }

  /** {@link #syrk(int, int, double, double[], double, double[])} in single precision. */
  public static void syrk(int rows, int p, float alpha, float[] f, float beta, float[] g) {
    requireShape("f", f.length, rows, p);
    requireShape("g", g.length, p, p);
    blas().ssyrk("L", "N", p, rows, alpha, f, p, beta, g, p);
  }

  /**
   * {@code c = alpha * a b + beta * c}.
   *
   * @param a {@code m x k}
   * @param b {@code k x n}
   * @param c {@code m x n}
   */
  public static void gemmNN(
      int m, int n, int k, double alpha, double[] a, double[] b, double beta, double[] c) {
    requireShapes(a.length, m, k, b.length, k, n, c.length, m, n);
    blas().dgemm("N", "N", n, m, k, alpha, b, n, a, k, beta, c, n);
  }

  /** {@link #gemmNN(int, int, int, double, double[], double[], double, double[])} in float. */
  public static void gemmNN(
      int m, int n, int k, float alpha, float[] a, float[] b, float beta, float[] c) {
    gemmNN(m, n, k, alpha, a, b, 0, beta, c);
  }

  /**
   * {@code c = alpha * a' b + beta * c}.
   *
   * @param a {@code k x m}
   * @param b {@code k x n}
   * @param c {@code m x n}
   */
  public static void gemmTN(
      int m, int n, int k, double alpha, double[] a, double[] b, double beta, double[] c) {
    requireShapes(a.length, k, m, b.length, k, n, c.length, m, n);
    blas().dgemm("N", "T", n, m, k, alpha, b, n, a, m, beta, c, n);
  }

  /** {@link #gemmTN(int, int, int, double, double[], double[], double, double[])} in float. */
  public static void gemmTN(
      int m, int n, int k, float alpha, float[] a, float[] b, float beta, float[] c) {
    requireShapes(a.length, k, m, b.length, k, n, c.length, m, n);
    blas().sgemm("N", "T", n, m, k, alpha, b, n, a, m, beta, c, n);
  }

  /**
   * {@code c = alpha * a b' + beta * c}.
   *
   * @param a {@code m x k}
   * @param b {@code n x k}
   * @param c {@code m x n}
   */
  public static void gemmNT(
      int m, int n, int k, float alpha, float[] a, float[] b, float beta, float[] c) {
    gemmNT(m, n, k, alpha, a, b, 0, beta, c);
  }

  /**
   * {@link #gemmNN(int, int, int, float, float[], float[], float, float[])} with a second factor
   * that begins at a place of its array.
   *
   * @param bAt place of the first element of {@code b}, at least 0
   */
  public static void gemmNN(
      int m, int n, int k, float alpha, float[] a, float[] b, int bAt, float beta, float[] c) {
    requireShapes(a.length, m, k, rest(b, bAt), k, n, c.length, m, n);
    blas().sgemm("N", "N", n, m, k, alpha, b, bAt, n, a, 0, k, beta, c, 0, n);
  }

  /**
   * {@link #gemmNT(int, int, int, float, float[], float[], float, float[])} with a second factor
   * that begins at a place of its array.
   *
   * @param bAt place of the first element of {@code b}, at least 0
   */
  public static void gemmNT(
      int m, int n, int k, float alpha, float[] a, float[] b, int bAt, float beta, float[] c) {
    requireShapes(a.length, m, k, rest(b, bAt), n, k, c.length, m, n);
    blas().sgemm("T", "N", n, m, k, alpha, b, bAt, k, a, 0, k, beta, c, 0, n);
  }

  private static int rest(float[] array, int at) {
    Checks.within("place", at, 0, array.length);
    return array.length - at;
  }

  /**
   * {@code c = alpha * g b + beta * c} with symmetric {@code g}.
   *
   * @param g {@code p x p}, only its upper triangle is read
   * @param b {@code p x n}
   * @param c {@code p x n}
   */
  public static void symm(
      int p, int n, double alpha, double[] g, double[] b, double beta, double[] c) {
    requireShapes(g.length, p, p, b.length, p, n, c.length, p, n);
    blas().dsymm("R", "L", n, p, alpha, g, p, b, n, beta, c, n);
  }

  private static BLAS blas() {
    return Backend.current().blas();
  }

  private static void requireShapes(
      int a, int aRows, int aColumns, int b, int bRows, int bColumns, int c, int m, int n) {
    requireShape("first factor", a, aRows, aColumns);
    requireShape("second factor", b, bRows, bColumns);
    requireShape("result", c, m, n);
  }

  /** The values in single precision; a copy. */
  public static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static void requireShape(String name, int length, int rows, int columns) {
    Checks.that(rows >= 1 && columns >= 1)
        .or("%s is %s x %s, both must be at least 1", name, rows, columns);
    long needed = (long) rows * columns;
    Checks.that(length >= needed)
        .or("%s has %s elements, %s x %s needs %s", name, length, rows, columns, needed);
  }
}

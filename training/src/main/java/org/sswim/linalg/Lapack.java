package org.sswim.linalg;

import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.intW;
import org.sswim.checks.Checks;

/**
 * Factorisations of symmetric matrices on row-major heap arrays, in double precision. Of a
 * symmetric matrix only the upper triangle, elements (i, j) with {@code i <= j}, is read.
 *
 * <p>Loading, threads and the Java substitute are those of {@link Blas}. All methods throw {@link
 * IllegalArgumentException} if a dimension is below 1 or an array is too short.
 */
public final class Lapack {
  /** Rows that are mirrored together, so that a line of the cache is read once. */
  private static final int ROWS = 32;

  private Lapack() {}

  /**
   * Cholesky factorisation {@code a = u' u} (LAPACK {@code potrf}).
   *
   * @param n order
   * @param a {@code n x n}, positive definite; its upper triangle becomes {@code u}, the strict
   *     lower one is left alone
   * @return whether it succeeded; if not, {@code a} is not positive definite to working precision,
   *     and its upper triangle is now of no use
   */
  public static boolean cholesky(int n, double[] a) {
    Blas.requireShape("a", a.length, n, n);
    intW info = new intW(0);
    lapack().dpotrf("L", n, a, n, info);
    return info.val == 0;
  }

  /**
   * The Cholesky factorisation of a matrix whose diagonal is raised until there is one.
   *
   * @param n order
   * @param a {@code n x n}; as {@link #cholesky} leaves it, but for the strict lower triangle,
   *     which keeps the upper one
   * @param first what is added to the diagonal
   * @param times by how much that grows each time there is none
   * @throws ArithmeticException if no number helps, as with NaN in {@code a}
   */
  public static void raisedCholesky(int n, double[] a, double first, double times) {
    double[] diagonal = new double[n];
    Arrays.setAll(diagonal, i -> a[i * n + i]);
    mirror(n, a);
    for (double added = first; ; added *= times) {
      for (int i = 0; i < n; i++) {
        a[i * n + i] = diagonal[i] + added;
      }
      if (cholesky(n, a)) {
        return;
      }
      Checks.that(added > 0 && Double.isFinite(added), ArithmeticException::new)
          .or("the sums of a regression are not finite");
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          a[i * n + j] = a[j * n + i];
        }
      }
    }
  }

  /**
   * Solves {@code u' u x = b} in place (what LAPACK {@code potrs} does, for row-major right-hand
   * sides).
   *
   * @param n order, 0 for nothing to do
   * @param r number of right-hand sides
   * @param u {@code n x n}, from {@link #cholesky}
   * @param b {@code n x r}; becomes {@code x}
   */
  public static void choleskySolve(int n, int r, double[] u, double[] b) {
    choleskyForward(n, r, u, b);
    choleskyBack(n, r, u, b);
  }

  /** The first half of {@link #choleskySolve}: {@code b} becomes {@code u'^-1 b}. */
  public static void choleskyForward(int n, int r, double[] u, double[] b) {
    triangularSolve("T", n, r, u, b);
  }

  /** The second half of {@link #choleskySolve}: {@code b} becomes {@code u^-1 b}. */
  public static void choleskyBack(int n, int r, double[] u, double[] b) {
    triangularSolve("N", n, r, u, b);
  }

  private static void triangularSolve(String way, int n, int r, double[] u, double[] b) {
    if (n == 0 || r == 0) {
      return;
    }
    Blas.requireShape("u", u.length, n, n);
    Blas.requireShape("b", b.length, n, r);
    // Row-major b is b' in column-major order: a triangular solve from the right, where potrs would
    // need b transposed.
    Backend.current().blas().dtrsm("R", "L", way, "N", r, n, 1, u, n, b, r);
  }

  /**
   * The inverse of {@code u' u} (LAPACK {@code potri}).
   *
   * @param n order
   * @param u {@code n x n}, from {@link #cholesky}; becomes the inverse, both triangles
   */
  public static void choleskyInverse(int n, double[] u) {
    Blas.requireShape("u", u.length, n, n);
    intW info = new intW(0);
    lapack().dpotri("L", n, u, n, info);
    Checks.that(info.val == 0, ArithmeticException::new).or("the factor has a 0 on its diagonal");
    mirror(n, u);
  }

  /** Copies the upper triangle of a matrix into the lower, a few rows at a time for the cache. */
  static void mirror(int n, double[] a) {
    for (int from = 0; from < n; from += ROWS) {
      for (int j = from + 1; j < n; j++) {
        for (int i = from; i < Math.min(from + ROWS, j); i++) {
          a[j * n + i] = a[i * n + j];
        }
      }
    }
  }

  /**
   * All eigenvalues and eigenvectors of a symmetric matrix (LAPACK {@code syevd}).
   *
   * @param n order
   * @param a {@code n x n}; row i becomes the unit eigenvector of the i-th eigenvalue
   * @return the eigenvalues in ascending order
   * @throws ArithmeticException if the iteration does not converge, as with NaN in {@code a}
   */
  public static double[] eigenSymmetric(int n, double[] a) {
    Blas.requireShape("a", a.length, n, n);
    double[] values = new double[n];
    intW info = new intW(0);
    double[] workSize = new double[1];
    int[] integerWorkSize = new int[1];
    lapack().dsyevd("V", "L", n, a, n, values, workSize, -1, integerWorkSize, -1, info);
    double[] work = new double[(int) workSize[0]];
    int[] integerWork = new int[integerWorkSize[0]];
    lapack()
        .dsyevd(
            "V", "L", n, a, n, values, work, work.length, integerWork, integerWork.length, info);
    Checks.that(info.val == 0, ArithmeticException::new)
        .or("eigenvalues of a %s x %s matrix did not converge; is it finite?", n, n);
    return values;
  }

  private static LAPACK lapack() {
    return Backend.current().lapack();
  }
}

package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products against EJML on odd sizes. */
class BlasTest {

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,7,3", "5,1,2", "3,4,1", "17,13,29", "65,3,33"})
  void productsEqualEjml(int m, int n, int k) {
    Random random = new Random(1);
    double[] a = Matrices.random(random, m, k);
    double[] b = Matrices.random(random, k, n);
    double[] c = Matrices.random(random, m, n);
    DMatrixRMaj product = new DMatrixRMaj(m, n);
    CommonOps_DDRM.mult(Matrices.ejml(m, k, a), Matrices.ejml(k, n, b), product);
    double[] expected = new double[m * n];
    for (int i = 0; i < m * n; i++) {
      expected[i] = 0.5 * product.data[i] - 2 * c[i];
    }
    double[] at = transposed(m, k, a);
    double[] bt = transposed(k, n, b);

    double[] nn = c.clone();
    Blas.gemmNN(m, n, k, 0.5, a, b, -2, nn);
    assertThat(nn).containsExactly(expected, within(1e-13));
    double[] tn = c.clone();
    Blas.gemmTN(m, n, k, 0.5, at, b, -2, tn);
    assertThat(tn).containsExactly(expected, within(1e-13));

    float[] fa = Matrices.floats(a);
    float[] fb = Matrices.floats(b);
    float[] fnn = Matrices.floats(c);
    Blas.gemmNN(m, n, k, 0.5f, fa, fb, -2f, fnn);
    assertThat(Matrices.doubles(fnn)).containsExactly(expected, within(1e-5));
    float[] ftn = Matrices.floats(c);
    Blas.gemmTN(m, n, k, 0.5f, Matrices.floats(at), fb, -2f, ftn);
    assertThat(Matrices.doubles(ftn)).containsExactly(expected, within(1e-5));
    float[] fnt = Matrices.floats(c);
    Blas.gemmNT(m, n, k, 0.5f, fa, Matrices.floats(bt), -2f, fnt);
    assertThat(Matrices.doubles(fnt)).containsExactly(expected, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,6", "9,1", "31,17", "2,40"})
  void syrkWritesTheUpperTriangleOnly(int rows, int p) {
    double[] f = Matrices.random(new Random(2), rows, p);
    DMatrixRMaj gram = new DMatrixRMaj(p, p);
    DMatrixRMaj matrix = Matrices.ejml(rows, p, f);
    CommonOps_DDRM.multTransA(matrix, matrix, gram);
    double[] expected = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        expected[i * p + j] = j < i ? 7 : 7 + 3 * gram.get(i, j);
      }
    }

    double[] g = new double[p * p];
    Arrays.fill(g, 7);
    Blas.syrk(rows, p, 3, f, 1, g);
    assertThat(g).containsExactly(expected, within(1e-12));
    float[] fg = new float[p * p];
    Arrays.fill(fg, 7);
    Blas.syrk(rows, p, 3f, Matrices.floats(f), 1f, fg);
    assertThat(Matrices.doubles(fg)).containsExactly(expected, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "6,1", "1,5", "23,9"})
  void symmReadsTheUpperTriangleOnly(int p, int n) {
    Random random = new Random(3);
    double[] g = Matrices.positiveDefinite(random, p);
    double[] b = Matrices.random(random, p, n);
    DMatrixRMaj expected = new DMatrixRMaj(p, n);
    CommonOps_DDRM.mult(Matrices.ejml(p, p, g), Matrices.ejml(p, n, b), expected);
    for (int i = 0; i < p; i++) {
      Arrays.fill(g, i * p, i * p + i, Double.NaN);
    }
    double[] c = new double[p * n];
    Blas.symm(p, n, 1, g, b, 0, c);
    assertThat(c).containsExactly(expected.data, within(1e-12));
  }

  @Test
  void refusesShortArraysAndEmptyMatrices() {
    assertThatThrownBy(
            () -> Blas.gemmNN(2, 2, 3, 1, new double[5], new double[6], 0, new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("first factor has 5 elements, 2 x 3 needs 6");
    assertThatThrownBy(() -> Blas.syrk(0, 2, 1, new double[4], 0, new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("f is 0 x 2");
    assertThatThrownBy(() -> Blas.syrk(50_000, 50_000, 1, new double[4], 0, new double[4]))
        .hasMessageContaining("2500000000");
  }

  private static double[] transposed(int rows, int columns, double[] a) {
    double[] result = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = a[i * columns + j];
      }
    }
    return result;
  }
}

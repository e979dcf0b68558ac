package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Factorisations against EJML and textbook matrices. */
class LapackTest {

  @Test
  void choleskyOfASmallMatrix() {
    // (4 2; 2 10) = u'u with u = (2 1; 0 3); the lower element is neither read nor written.
    double[] a = {4, 2, -99, 10};
    assertThat(Lapack.cholesky(2, a)).isTrue();
    assertThat(a).containsExactly(new double[] {2, 1, -99, 3}, within(1e-15));
  }

  @Test
  void choleskyReportsAnIndefiniteMatrix() {
    assertThat(Lapack.cholesky(2, new double[] {1, 2, 2, 1})).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,1", "1,5", "33,19"})
  void choleskySolveEqualsEjml(int n, int r) {
    Random random = new Random(4);
    double[] a = Matrices.positiveDefinite(random, n);
    double[] b = Matrices.random(random, n, r);
    DMatrixRMaj expected = new DMatrixRMaj(n, r);
    CommonOps_DDRM.solve(Matrices.ejml(n, n, a), Matrices.ejml(n, r, b), expected);
    assertThat(Lapack.cholesky(n, a)).isTrue();
    Lapack.choleskySolve(n, r, a, b);
    assertThat(b).containsExactly(expected.data, within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31})
  void eigenvectorsAreRows(int n) {
    double[] a = Matrices.positiveDefinite(new Random(5), n);
    double[] vectors = a.clone();
    double[] values = Lapack.eigenSymmetric(n, vectors);
    assertThat(values).isSorted();
    // a = v' diag(values) v and v v' = 1.
    DMatrixRMaj scaled = Matrices.ejml(n, n, vectors);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled.set(i, j, values[i] * scaled.get(i, j));
      }
    }
    DMatrixRMaj rebuilt = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(Matrices.ejml(n, n, vectors), scaled, rebuilt);
    assertThat(rebuilt.data).containsExactly(a, within(1e-11));
    DMatrixRMaj product = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(Matrices.ejml(n, n, vectors), Matrices.ejml(n, n, vectors), product);
    assertThat(product.data).containsExactly(CommonOps_DDRM.identity(n).data, within(1e-12));
  }

  @Test
  void refusesShortArrays() {
    assertThatThrownBy(() -> Lapack.cholesky(3, new double[8]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a has 8 elements, 3 x 3 needs 9");
  }
}

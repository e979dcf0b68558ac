package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One window only, so that the random sample of samples is known. */
class WhiteningTest {
  private static final SeedStreams STREAMS = new SeedStreams(4);

  private static FakeSamples window(int steps, int inputs, double... deviation) {
    Random random = new Random(17);
    float[] values = new float[steps * inputs];
    for (int t = 0; t < steps; t++) {
      double common = random.nextGaussian();
      for (int j = 0; j < inputs; j++) {
        double unit = deviation[j % deviation.length];
        values[t * inputs + j] = (float) (3 + unit * (random.nextGaussian() + common));
      }
    }
    return new FakeSamples(steps, inputs, new float[][] {values}, new float[1][1]);
  }

  private static Whitening measure(FakeSamples samples, double exponent) {
    return Whitening.measure(samples, exponent, STREAMS.stream("whitening"));
  }

  private static DMatrixRMaj covariance(FakeSamples samples) {
    int n = samples.inputs();
    int steps = samples.steps();
    double[] mean = new double[n];
    for (int i = 0; i < steps * n; i++) {
      mean[i % n] += samples.values()[0][i] / (double) steps;
    }
    DMatrixRMaj centred = new DMatrixRMaj(steps, n);
    for (int i = 0; i < steps * n; i++) {
      centred.data[i] = samples.values()[0][i] - mean[i % n];
    }
    DMatrixRMaj sigma = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(1.0 / steps, centred, centred, sigma);
    return sigma;
  }

  private static double[] unit(int n, int j) {
    double[] w = new double[n];
    w[j] = 1;
    return w;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 0.3})
  void equalsThePowerOfTheCovarianceByEjml(double exponent) {
    int n = 5;
    FakeSamples samples = window(400, n, 1, 2, 0.5, 1.5, 1);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    assertThat(eigen.decompose(covariance(samples))).isTrue();
    DMatrixRMaj expected = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      DMatrixRMaj v = eigen.getEigenVector(k);
      double factor = Math.pow(eigen.getEigenvalue(k).getReal(), -exponent);
      CommonOps_DDRM.multAddTransB(factor, v, v, expected);
    }
    Whitening whitening = measure(samples, exponent);
    for (int j = 0; j < n; j++) {
      double[] column = unit(n, j);
      whitening.apply(column);
      for (int i = 0; i < n; i++) {
        assertThat(column[i]).isCloseTo(expected.get(i, j), within(1e-9));
      }
    }
  }

  @Test
  void halfPowerWhitens() {
    FakeSamples samples = window(400, 4, 1, 2, 0.5, 1.5);
    DMatrixRMaj sigma = covariance(samples);
    Whitening whitening = measure(samples, 0.5);
    for (int i = 0; i < 4; i++) {
      double[] a = unit(4, i);
      whitening.apply(a);
      for (int j = 0; j < 4; j++) {
        double[] b = unit(4, j);
        whitening.apply(b);
        double product = 0;
        for (int r = 0; r < 4; r++) {
          for (int c = 0; c < 4; c++) {
            product += a[r] * sigma.get(r, c) * b[c];
          }
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void zeroExponentLeavesDirectionsAlone() {
    double[] w = {3, -1, 2};
    measure(window(10, 3, 1), 0).apply(w);
    assertThat(w).containsExactly(3, -1, 2);
  }

  @Test
  void directionsWithoutVarianceAreNotBlownUp() {
    // Columns (x, -x): Sigma = v (1, -1; -1, 1) has the eigenvalues 2 v along (1, -1) and 0 along
    // (1, 1); the floor of 2 v / 1000 bounds the second factor at sqrt(1000) times the first.
    FakeSamples one = window(100, 2, 1, 1);
    for (int t = 0; t < 100; t++) {
      one.values()[0][2 * t] -= 3;
      one.values()[0][2 * t + 1] = -one.values()[0][2 * t];
    }
    double v = covariance(one).get(0, 0);
    Whitening whitening = measure(one, 0.5);
    double[] moving = {1, -1};
    double[] still = {1, 1};
    whitening.apply(moving);
    whitening.apply(still);
    double factor = 1 / Math.sqrt(2 * v);
    assertThat(moving).containsExactly(new double[] {factor, -factor}, within(1e-9 * factor));
    double most = factor * Math.sqrt(1000);
    assertThat(still).containsExactly(new double[] {most, most}, within(1e-6 * most));
  }

  @Test
  void inputsThatAreAlwaysZeroAreLeftAlone() {
    FakeSamples samples = new FakeSamples(10, 3, new float[1][30], new float[1][1]);
    double[] w = {3, -1, 2};
    measure(samples, 0.5).apply(w);
    assertThat(w).containsExactly(new double[] {3, -1, 2}, within(1e-12));
  }

  @Test
  void wideInputsUseTheDiagonal() {
    int n = 1501;
    FakeSamples samples = window(20, n, 1, 2, 4);
    double[] variance = new double[n];
    double largest = 0;
    for (int j = 0; j < n; j++) {
      double mean = 0;
      for (int t = 0; t < 20; t++) {
        mean += samples.values()[0][t * n + j] / 20.0;
      }
      for (int t = 0; t < 20; t++) {
        variance[j] += Math.pow(samples.values()[0][t * n + j] - mean, 2) / 20;
      }
      largest = Math.max(largest, variance[j]);
    }
    double[] w = new double[n];
    Arrays.fill(w, 1);
    measure(samples, 0.5).apply(w);
    for (int j = 0; j < n; j++) {
      double floored = Math.max(variance[j], largest / 1000);
      assertThat(w[j]).isCloseTo(1 / Math.sqrt(floored), within(1e-6 / Math.sqrt(floored)));
    }
  }
}

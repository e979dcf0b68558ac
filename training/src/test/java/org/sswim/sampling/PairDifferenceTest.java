package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

class PairDifferenceTest {
  private static final SeedStreams STREAMS = new SeedStreams(2);
  private static final FakeSamples SAMPLES = FakeSamples.gaussian(9, 5, 12, 3, 1);

  private static PairDifference loaded(
      FakeSamples samples, int one, int two, Kernel kernel, int delay, double support) {
    PairDifference pair = new PairDifference(samples);
    // Another pair before: nothing of it may stay.
    pair.load(samples, 0, 1, Kernels.EXPONENTIAL, 0, 2);
    pair.load(samples, one, two, kernel, delay, support);
    return pair;
  }

  private static double[][] difference(
      FakeSamples samples, int one, int two, Kernel kernel, int delay, double support) {
    double[][] first = Potentials.psi(samples, one, kernel, delay, support);
    double[][] d = Potentials.psi(samples, two, kernel, delay, support);
    for (int t = 0; t < d.length; t++) {
      for (int j = 0; j < d[t].length; j++) {
        d[t][j] -= first[t][j];
      }
    }
    return d;
  }

  static Stream<Arguments> kernels() {
    return Stream.of(
        Arguments.of(Kernels.EXPONENTIAL, 0, 0.1),
        Arguments.of(Kernels.EXPONENTIAL, 3, 2.5),
        Arguments.of(Kernels.ALPHA, 1, 2.0),
        Arguments.of(Kernels.DOUBLE_EXPONENTIAL, 0, 3.0),
        Arguments.of(Kernels.RAISED_COSINE, 2, 4.0),
        Arguments.of(Kernels.EXPONENTIAL, 11, 1.0),
        Arguments.of(Kernels.EXPONENTIAL, 40, 1.0));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void equalsAnIndependentConvolution(Kernel kernel, int delay, double support) {
    PairDifference pair = loaded(SAMPLES, 2, 4, kernel, delay, support);
    double[][] psi = Potentials.psi(SAMPLES, 2, kernel, delay, support);
    double[][] d = difference(SAMPLES, 2, 4, kernel, delay, support);
    double[] out = new double[3];
    for (int t = 0; t < 12; t++) {
      pair.at(t, out);
      assertThat(out).containsExactly(d[t], within(1e-7));
      pair.firstAt(t, out);
      assertThat(out).containsExactly(psi[t], within(1e-7));
    }
  }

  /** |D|^2 is 0, 1, 9, 0, 4 at the five steps: a support of 0.01 filters nothing. */
  private static PairDifference energies() {
    float[][] values = {{0, 0, 0, 0, 0}, {0, 1, 3, 0, -2}};
    FakeSamples samples = new FakeSamples(5, 1, values, new float[2][1]);
    return loaded(samples, 0, 1, Kernels.EXPONENTIAL, 0, 0.01);
  }

  private static double[] shares(WeightOptions.Moment rule) {
    PairDifference pair = energies();
    UniformRandomProvider random = STREAMS.stream("moment", 0);
    double[] share = new double[5];
    for (int i = 0; i < 10_000; i++) {
      share[pair.moment(rule, random)] += 1e-4;
    }
    return share;
  }

  @Test
  void fixedMoments() {
    UniformRandomProvider random = STREAMS.stream("moment", 0);
    assertThat(energies().moment(WeightOptions.Moment.LAST, random)).isEqualTo(4);
    assertThat(energies().moment(WeightOptions.Moment.LARGEST, random)).isEqualTo(2);
  }

  /** Standard error at most .005; five of them, a false alarm in about one seed of a million. */
  @Test
  void drawnMomentFollowsTheEnergy() {
    double[] share = shares(WeightOptions.Moment.DRAWN);
    assertThat(share)
        .containsExactly(new double[] {0, 1 / 14.0, 9 / 14.0, 0, 4 / 14.0}, within(0.025));
    assertThat(share[0] + share[3]).isZero();
  }

  @Test
  void uniformMomentTakesAllStepsAtWhichThePairDiffers() {
    double[] share = shares(WeightOptions.Moment.UNIFORM);
    assertThat(share)
        .containsExactly(new double[] {0, 1 / 3.0, 1 / 3.0, 0, 1 / 3.0}, within(0.025));
    // A moment without a difference would prescribe no direction: a dead neuron.
    assertThat(share[0] + share[3]).isZero();
  }

  @Test
  void equalWindowsHaveAMomentAllTheSame() {
    PairDifference pair = loaded(SAMPLES, 3, 3, Kernels.EXPONENTIAL, 0, 1);
    for (WeightOptions.Moment rule : WeightOptions.Moment.values()) {
      assertThat(pair.moment(rule, STREAMS.stream("moment", 1))).isBetween(0, 11);
    }
    double[] out = {1, 1, 1};
    pair.leading(5, out);
    assertThat(out).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void leadingDirectionIsTheEigenvectorOfEjml(Kernel kernel, int delay, double support) {
    if (delay >= 11) {
      return;
    }
    // One direction stands out, so that 50 power iterations suffice.
    FakeSamples samples = FakeSamples.gaussian(9, 5, 12, 3, 1);
    for (int t = 0; t < 12; t++) {
      samples.values()[4][t * 3] += 2;
      samples.values()[4][t * 3 + 1] -= 4;
    }
    double[][] d = difference(samples, 2, 4, kernel, delay, support);
    DMatrixRMaj rows = new DMatrixRMaj(d);
    DMatrixRMaj sum = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multTransA(rows, rows, sum);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(3, true, true);
    assertThat(eigen.decompose(sum)).isTrue();
    int best = 0;
    for (int k = 1; k < 3; k++) {
      if (eigen.getEigenvalue(k).getReal() > eigen.getEigenvalue(best).getReal()) {
        best = k;
      }
    }
    double[] expected = eigen.getEigenVector(best).data;
    double[] out = new double[3];
    loaded(samples, 2, 4, kernel, delay, support).leading(11, out);
    double norm = 0;
    double along = 0;
    double withDifference = 0;
    for (int j = 0; j < 3; j++) {
      norm += out[j] * out[j];
      along += out[j] * expected[j];
      withDifference += out[j] * d[11][j];
    }
    assertThat(Math.abs(along) / Math.sqrt(norm)).isCloseTo(1, within(1e-9));
    assertThat(withDifference).isPositive();
  }

  @Test
  void significantLagsKeepAllThatMatters() {
    assertThat(PairDifference.significant(new double[] {1, 0, 1e-8, 1e-10, 0})).isEqualTo(3);
    assertThat(PairDifference.significant(new double[] {0, 0})).isEqualTo(1);
    assertThat(PairDifference.significant(new double[] {})).isZero();
  }

  @Test
  void severalPointsMeetEveryPrescriptionNearly() {
    FakeSamples samples = FakeSamples.gaussian(9, 2, 6, 30, 1);
    PairDifference pair = new PairDifference(samples);
    pair.load(samples, 0, 1, Kernels.EXPONENTIAL, 0, 0.01);
    double[] w = new double[30];
    pair.prescribed(new int[] {0, 2, 5, 5}, w);
    double[] d = new double[30];
    for (int t : new int[] {0, 2, 5}) {
      pair.at(t, d);
      double voltage = 0;
      for (int j = 0; j < 30; j++) {
        voltage += w[j] * d[j];
      }
      // Short of 1 by about the penalty of a hundredth.
      assertThat(voltage).isBetween(0.95, 1.02);
    }
  }
}

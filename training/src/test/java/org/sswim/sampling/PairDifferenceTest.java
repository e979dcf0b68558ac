package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
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
  }

  @Test
  void significantLagsKeepAllThatMatters() {
    assertThat(PairDifference.significant(new double[] {1, 0, 1e-8, 1e-10, 0})).isEqualTo(3);
    assertThat(PairDifference.significant(new double[] {0, 0})).isEqualTo(1);
    assertThat(PairDifference.significant(new double[] {})).isZero();
  }
}

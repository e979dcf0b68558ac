package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sswim.options.Auto;

class PairSamplerTest {
  private static final SeedStreams STREAMS = new SeedStreams(11);

  /** chi^2 with 11 degrees of freedom exceeds this once in 10000 seeds. */
  private static final double LIMIT = 37.37;

  private static final FakeSamples FOUR =
      FakeSamples.scalars(new float[] {0, 1, 3, 7}, new float[] {0, 5, 4, -1});

  private static PairSampler.Pairs draw(
      PairOptions options, FakeSamples samples, int count, int index) {
    return new PairSampler(options).draw(samples, count, STREAMS.stream("test", index));
  }

  private static PairOptions options(PairOptions.Rule rule, int candidates) {
    return new PairOptions(rule, candidates, Auto.of(Distance.L2), Auto.of(Distance.LINF));
  }

  private static double chiSquare(PairOptions.Rule rule, double[] weight) {
    int trials = 4000;
    int[] seen = new int[16];
    for (int i = 0; i < trials; i++) {
      // 1000 candidates for one pair: every one of the 12 ordered pairs is among them.
      PairSampler.Pairs pairs = draw(options(rule, 1000), FOUR, 1, i);
      seen[pairs.first()[0] * 4 + pairs.second()[0]]++;
    }
    double sum = 0;
    for (double w : weight) {
      sum += w;
    }
    double chi = 0;
    for (int p = 0; p < 16; p++) {
      double expected = trials * weight[p] / sum;
      if (expected == 0) {
        assertThat(seen[p]).isZero();
      } else {
        chi += (seen[p] - expected) * (seen[p] - expected) / expected;
      }
    }
    return chi;
  }

  @Test
  void probabilityIsTargetDistanceOverInputDistance() {
    float[] x = {0, 1, 3, 7};
    float[] y = {0, 5, 4, -1};
    double[] weight = new double[16];
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        weight[a * 4 + b] = a == b ? 0 : Math.abs(y[a] - y[b]) / Math.abs(x[a] - x[b]);
      }
    }
    assertThat(chiSquare(PairOptions.Rule.DATA_DRIVEN, weight)).isLessThan(LIMIT);
  }

  @Test
  void uniformRuleIsUniform() {
    double[] weight = new double[16];
    for (int p = 0; p < 16; p++) {
      weight[p] = p % 5 == 0 ? 0 : 1;
    }
    assertThat(chiSquare(PairOptions.Rule.UNIFORM, weight)).isLessThan(LIMIT);
  }

  private static Set<Integer> distinct(PairSampler.Pairs pairs) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < pairs.first().length; i++) {
      assertThat(pairs.first()[i]).isNotEqualTo(pairs.second()[i]);
      seen.add(pairs.first()[i] * 10_000 + pairs.second()[i]);
    }
    return seen;
  }

  @Test
  void pairsAreDistinctThoughCandidatesRepeat() {
    // 12 ordered pairs exist; among 120 random candidates each of them is repeated many times.
    PairSampler.Pairs pairs = draw(options(PairOptions.Rule.DATA_DRIVEN, 10), FOUR, 12, 0);
    assertThat(distinct(pairs)).hasSize(12);
    assertThat(pairs.chosen().usable()).isEqualTo(12);
    // 40 samples make 1560 ordered pairs: of 1600 candidates about a third are repeats.
    FakeSamples forty = FakeSamples.gaussian(1, 40, 3, 2, 2);
    assertThat(distinct(draw(options(PairOptions.Rule.UNIFORM, 8), forty, 200, 0))).hasSize(200);
  }

  @Test
  void pairsRepeatOnlyWhereTooFewAreUsable() {
    FakeSamples two = FakeSamples.scalars(new float[] {0, 1}, new float[] {0, 1});
    PairSampler.Pairs pairs = draw(options(PairOptions.Rule.DATA_DRIVEN, 8), two, 7, 0);
    assertThat(pairs.first()).hasSize(7);
    assertThat(distinct(pairs)).hasSize(2);
    assertThat(pairs.first()[0]).isNotEqualTo(pairs.first()[1]);
    assertThat(pairs.first()[2]).isEqualTo(pairs.first()[0]);
  }

  @Test
  void equalTracesAreNeverPaired() {
    // Windows 0, 1 and 2 are the same but for their targets, which differ most.
    FakeSamples samples =
        FakeSamples.scalars(new float[] {1, 1, 1, 2, 3}, new float[] {-100, 100, 0, 1, 2});
    for (PairOptions.Rule rule : PairOptions.Rule.values()) {
      PairSampler.Pairs pairs = draw(options(rule, 100), samples, 14, 0);
      for (int i = 0; i < 14; i++) {
        assertThat(Math.max(pairs.first()[i], pairs.second()[i])).isGreaterThan(2);
      }
    }
  }

  @Test
  void equalTargetsEverywhereLeaveUsablePairsAlike() {
    FakeSamples samples =
        FakeSamples.scalars(new float[] {1, 1, 1, 2, 4}, new float[] {3, 3, 3, 3, 3});
    PairSampler.Pairs pairs = draw(options(PairOptions.Rule.DATA_DRIVEN, 100), samples, 14, 0);
    for (int i = 0; i < 14; i++) {
      assertThat(Math.max(pairs.first()[i], pairs.second()[i])).isGreaterThan(2);
    }
  }

  @Test
  void identicalWindowsStillGivePairs() {
    FakeSamples samples = FakeSamples.scalars(new float[] {1, 1, 1}, new float[] {0, 1, 2});
    PairSampler.Pairs pairs = draw(options(PairOptions.Rule.DATA_DRIVEN, 8), samples, 5, 0);
    assertThat(pairs.first()).hasSize(5);
    distinct(pairs);
  }

  @Test
  void entropyCriterionTakesTheDensityThatSaysMostAmongThoseThatHold() {
    FakeSamples samples = FakeSamples.gaussian(5, 300, 4, 3, 4);
    int count = 20;
    PairSampler.Pairs pairs =
        draw(
            new PairOptions(PairOptions.Rule.DATA_DRIVEN, 16, Auto.auto(), Auto.auto()),
            samples,
            count,
            0);
    assertThat(pairs.densities()).hasSize(16);
    PairDensity chosen = pairs.chosen();
    assertThat(pairs.densities()).contains(chosen);
    assertThat(chosen.effectiveSampleSize()).isGreaterThanOrEqualTo(2 * count);
    for (PairDensity density : pairs.densities()) {
      if (density.effectiveSampleSize() >= 2 * count) {
        assertThat(chosen.entropy()).isLessThanOrEqualTo(density.entropy());
      }
    }
  }

  @Test
  void whereNoDensityHoldsTheLeastCollapsedIsTaken() {
    // Two candidates per neuron: an effective sample of 2 N would need a uniform density.
    FakeSamples samples = FakeSamples.gaussian(5, 300, 4, 3, 4);
    PairSampler.Pairs pairs =
        draw(
            new PairOptions(PairOptions.Rule.DATA_DRIVEN, 2, Auto.auto(), Auto.auto()),
            samples,
            20,
            0);
    for (PairDensity density : pairs.densities()) {
      assertThat(density.effectiveSampleSize())
          .isLessThanOrEqualTo(pairs.chosen().effectiveSampleSize())
          .isLessThan(40);
    }
  }

  @Test
  void densityFiguresAreThoseOfTheCandidates() {
    // Two windows: both candidates have the same distances, 3 and 4, so p = 1/2 each.
    FakeSamples two = FakeSamples.scalars(new float[] {0, 3}, new float[] {0, 4});
    PairDensity density = draw(options(PairOptions.Rule.DATA_DRIVEN, 50), two, 1, 0).chosen();
    assertThat(density.usable()).isEqualTo(2);
    assertThat(density.effectiveSampleSize()).isCloseTo(2, within(1e-12));
    assertThat(density.entropy()).isCloseTo(Math.log(2) / Math.log(50), within(1e-12));
  }

  @Test
  void sameStreamSamePairs() {
    FakeSamples samples = FakeSamples.gaussian(5, 300, 4, 3, 4);
    PairSampler.Pairs one = draw(PairOptions.defaults(), samples, 30, 4);
    PairSampler.Pairs two = draw(PairOptions.defaults(), samples, 30, 4);
    PairSampler.Pairs other = draw(PairOptions.defaults(), samples, 30, 5);
    assertThat(two.first()).isEqualTo(one.first());
    assertThat(two.second()).isEqualTo(one.second());
    assertThat(other.first()).isNotEqualTo(one.first());
  }
}

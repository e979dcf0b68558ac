package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.kernel.Kernels;

class TemporalSamplerTest {

  private static TemporalSampler.Temporal draw(
      TemporalOptions options, FakeSamples samples, int neurons) {
    return draw(options, samples, neurons, Integer.MAX_VALUE);
  }

  private static TemporalSampler.Temporal draw(
      TemporalOptions options, FakeSamples samples, int neurons, int longestDelay) {
    return new TemporalSampler(options, Kernels.EXPONENTIAL)
        .draw(samples, neurons, longestDelay, new SeedStreams(6).stream("temporal", 0));
  }

  private static TemporalOptions rule(TemporalOptions.Rule rule, double power) {
    return new TemporalOptions(rule, power, 2, 0.75, 0.6);
  }

  /** White noise in one input; the target is that input a number of steps before the last. */
  private static FakeSamples echo(int steps, int delay) {
    FakeSamples samples = FakeSamples.gaussian(3, 600, steps, 1, 1);
    for (int w = 0; w < samples.count(); w++) {
      samples.goals()[w][0] = samples.values()[w][steps - 1 - delay];
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5})
  void correlationRulePrefersTheDelayAtWhichTheTargetCorrelates(int delay) {
    // The grid holds the delays 0 .. 6.
    TemporalSampler.Temporal temporal =
        draw(rule(TemporalOptions.Rule.CORRELATION, 8), echo(18, delay), 400, 6);
    int hits = 0;
    for (int i = 0; i < 400; i++) {
      hits += temporal.delay()[i] == delay ? 1 : 0;
    }
    // Without preference a seventh of the neurons would have it.
    assertThat(hits).isGreaterThan(300);
  }

  @Test
  void powerZeroForgetsTheCorrelation() {
    TemporalSampler.Temporal temporal =
        draw(rule(TemporalOptions.Rule.CORRELATION, 0), echo(18, 3), 700, 6);
    int[] seen = new int[7];
    for (int delay : temporal.delay()) {
      seen[delay]++;
    }
    // Every delay with at least four of the six supports in the grid; 700 draws.
    assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(40);
  }

  @Test
  void uncorrelatedTargetsFallBackToAllAlike() {
    FakeSamples samples = FakeSamples.gaussian(3, 50, 12, 1, 1);
    for (float[] goal : samples.goals()) {
      goal[0] = 1;
    }
    TemporalSampler.Temporal temporal =
        draw(rule(TemporalOptions.Rule.CORRELATION, 2), samples, 200, 4);
    assertThat(Arrays.stream(temporal.delay()).distinct().count()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 24, 100})
  void responsesFitIntoTheWindow(int steps) {
    FakeSamples samples = FakeSamples.gaussian(3, 40, steps, 2, 2);
    for (TemporalOptions.Rule rule :
        new TemporalOptions.Rule[] {
          TemporalOptions.Rule.LOG_UNIFORM, TemporalOptions.Rule.CORRELATION
        }) {
      TemporalSampler.Temporal temporal = draw(rule(rule, 1), samples, 300);
      for (int i = 0; i < 300; i++) {
        assertThat(temporal.delay()[i]).isNotNegative();
        assertThat(temporal.support()[i]).isGreaterThanOrEqualTo(0.1f);
        assertThat(temporal.delay()[i] + 3 * temporal.support()[i])
            .isLessThanOrEqualTo(steps + 1e-5f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 17})
  void noDelayThatIsDrawnIsLongerThanTheLongest(int longest) {
    for (TemporalOptions.Rule rule :
        new TemporalOptions.Rule[] {
          TemporalOptions.Rule.LOG_UNIFORM, TemporalOptions.Rule.CORRELATION
        }) {
      int[] delay = draw(rule(rule, 0), echo(60, 3), 500, longest).delay();
      assertThat(Arrays.stream(delay).max().orElseThrow()).isEqualTo(longest);
    }
  }

  @Test
  void logUniformSupportsAreUniformInTheLogarithm() {
    int n = 4000;
    TemporalSampler.Temporal temporal =
        draw(rule(TemporalOptions.Rule.LOG_UNIFORM, 1), FakeSamples.gaussian(3, 4, 60, 1, 1), n);
    // Supports in [.1, 60 / 6]: the decades .1 to 1 and 1 to 10 are drawn alike.
    int low = 0;
    for (float support : temporal.support()) {
      assertThat(support).isBetween(0.1f, 10f);
      low += support < 1 ? 1 : 0;
    }
    // Five standard errors: a false alarm in about one seed of a million.
    assertThat(low / (double) n).isCloseTo(0.5, within(2.5 / Math.sqrt(n)));
    assertThat(Arrays.stream(temporal.delay()).max().orElseThrow()).isGreaterThan(50);
  }

  @Test
  void fixedRuleGivesAllNeuronsTheSame() {
    TemporalSampler.Temporal temporal =
        draw(rule(TemporalOptions.Rule.FIXED, 1), FakeSamples.gaussian(3, 4, 9, 1, 1), 3);
    assertThat(temporal.delay()).containsExactly(2, 2, 2);
    assertThat(temporal.support()).containsExactly(0.75f, 0.75f, 0.75f);
  }

  @Test
  void fixedDelayLeavesALastStepHoweverShortTheWindow() {
    // A delay of 2 in a window of 1 step would hide every input: all neurons dead.
    TemporalSampler.Temporal temporal =
        draw(rule(TemporalOptions.Rule.FIXED, 1), FakeSamples.gaussian(3, 4, 1, 1, 1), 2);
    assertThat(temporal.delay()).containsExactly(0, 0);
  }
}

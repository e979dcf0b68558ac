package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static final TemporalOptions CORRELATION =
      new TemporalOptions(TemporalOptions.Rule.CORRELATION, 0.75);

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
    TemporalSampler.Temporal temporal = draw(CORRELATION, echo(18, delay), 400, 6);
    int hits = 0;
    for (int i = 0; i < 400; i++) {
      hits += temporal.delay()[i] == delay ? 1 : 0;
    }
    // Without preference a seventh of the neurons would have it.
    assertThat(hits).isGreaterThan(200);
  }

  @Test
  void uncorrelatedTargetsFallBackToAllAlike() {
    FakeSamples samples = FakeSamples.gaussian(3, 50, 12, 1, 1);
    for (float[] goal : samples.goals()) {
      goal[0] = 1;
    }
    TemporalSampler.Temporal temporal = draw(CORRELATION, samples, 200, 4);
    assertThat(Arrays.stream(temporal.delay()).distinct().count()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 24, 100})
  void responsesFitIntoTheWindow(int steps) {
    FakeSamples samples = FakeSamples.gaussian(3, 40, steps, 2, 2);
    TemporalSampler.Temporal temporal = draw(CORRELATION, samples, 300);
    for (int i = 0; i < 300; i++) {
      assertThat(temporal.delay()[i]).isNotNegative();
      assertThat(temporal.support()[i]).isGreaterThanOrEqualTo(0.1f);
      assertThat(temporal.delay()[i] + 3 * temporal.support()[i])
          .isLessThanOrEqualTo(steps + 1e-5f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 17})
  void noDelayThatIsDrawnIsLongerThanTheLongest(int longest) {
    int[] delay = draw(CORRELATION, FakeSamples.gaussian(3, 600, 60, 1, 1), 500, longest).delay();
    assertThat(Arrays.stream(delay).max().orElseThrow()).isEqualTo(longest);
  }

  @Test
  void fixedRuleGivesAllNeuronsTheSame() {
    TemporalSampler.Temporal temporal =
        draw(
            CORRELATION.withRule(TemporalOptions.Rule.FIXED),
            FakeSamples.gaussian(3, 4, 9, 1, 1),
            3);
    assertThat(temporal.delay()).containsExactly(0, 0, 0);
    assertThat(temporal.support()).containsExactly(0.75f, 0.75f, 0.75f);
  }
}

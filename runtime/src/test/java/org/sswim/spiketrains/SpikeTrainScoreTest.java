package org.sswim.spiketrains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeTrainScoreTest {
  private static double of(double tau, float[] one, float[] other) {
    return SpikeTrainScore.vanRossum(tau, one, other, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 2, 50})
  void oneSpikeMoreIsHalfASquareWhereverItIs(double tau) {
    assertThat(of(tau, new float[5], new float[] {1, 0, 0, 0, 0}))
        .isCloseTo(Math.sqrt(0.5), within(1e-6));
    assertThat(of(tau, new float[] {0, 0, 0, 0, 1}, new float[5]))
        .isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  /** Van Rossum's equation 2.5: two spikes dt apart are at {@code D^2 = 1 - exp(-dt / tau)}. */
  @Test
  void shiftedSpike() {
    assertThat(of(4, new float[] {1, 0, 0, 0}, new float[] {0, 0, 0, 1}))
        .isCloseTo(Math.sqrt(1 - Math.exp(-3.0 / 4)), within(1e-6));
  }

  @Test
  void isZeroForTheSameTrainAlone() {
    float[] train = {0, 1, 1, 0};
    assertThat(of(5, train, train)).isZero();
    assertThat(of(5, train, new float[] {1, 0, 1, 0})).isGreaterThan(0.1);
  }

  /** By hand: outputs have 1 and 0 spikes wanted, 0 and 0 fired, in 4 steps. */
  @Test
  void scoresAreMeansOverOutputsAndSequences() {
    float[] wanted = {0, 0, 1, 0, 0, 0, 0, 0};
    SpikeTrainScore score = SpikeTrainScore.of(List.of(wanted), List.of(new float[8]), 2);
    assertThat(score.coincidence()).isEqualTo(0.5);
    assertThat(score.worst()).isZero();
    assertThat(score.distance()).isCloseTo(Math.sqrt(0.5) / 2, within(1e-6));
    assertThat(score.rateError()).isEqualTo(1 / 8.0);
    assertThat(score.targetRate()).isEqualTo(1 / 8.0);
    assertThat(score.rate()).isZero();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> SpikeTrainScore.of(List.of(), List.of(), 1))
        .hasMessageContaining("at least 1; got 0 and 0");
  }
}

package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.samples.Sequences;
import org.sswim.simulation.Semantics;

class NetworkShapeTest {

  private static NetworkShape shape(int taps, double maxCost, Double... banks) {
    return new NetworkShape(taps, maxCost, List.of(banks), Semantics.WINDOWED, SkipShape.NONE);
  }

  @Test
  void bankSupportsFollowTheSteps() {
    // 20 - 5 + 1 = 16 steps: 4 (.25, 2).
    // Sequences of 200,000 steps, whose banks hold the mean of all.
    assertThat(shape(1, 0, 1e5).banks(Kernels.EXPONENTIAL, 200_000).support())
        .containsExactly(1 << 24);
    assertThat(shape(5, 0, 0.25, 2.0).banks(Kernels.EXPONENTIAL, 20).support())
        .containsExactly(1, 8);
  }

  @Test
  void bankDelaysAreSpreadUpToTheLongest() {
    NetworkShape shape = shape(5, 0, 0.25, 0.5, 2.0).withLongestDelay(7);
    assertThat(shape.banks(Kernels.EXPONENTIAL, 20).delay()).containsExactly(0, 0, 0);
    NetworkShape delayed = shape.withDelayedBanks(true);
    assertThat(delayed.banks(Kernels.EXPONENTIAL, 20).delay()).containsExactly(0, 4, 7);
    // Of 20 - 5 + 1 steps the first is 15 back.
    assertThat(delayed.withLongestDelay(99).banks(Kernels.EXPONENTIAL, 20).delay())
        .containsExactly(0, 8, 15);
    assertThat(delayed.withBanks(List.of(1.0)).banks(Kernels.EXPONENTIAL, 20).delay())
        .containsExactly(0);
  }

  @Test
  void theInputLayerTakesTheSamplesSignals() {
    Sequences samples = Sequences.whole(List.of(new float[12]), 3);
    assertThat(shape(2, 0, 1.0).input(samples)).isEqualTo(new InputLayer(3, 2, 0));
  }

  @Test
  void shapesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> shape(0, 0, 1.0)).hasMessageContaining("at least 1 tap; got 0");
    assertThatThrownBy(() -> shape(1, -1, 1.0)).hasMessageContaining("got -1");
    assertThatThrownBy(() -> shape(1, Double.NaN, 1.0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> shape(1, 0, 1.0).withLongestDelay(-1)).hasMessageContaining("got -1");
    assertThatThrownBy(() -> shape(1, 0)).hasMessageContaining("at least 1 read-out bank");
    assertThatThrownBy(() -> shape(1, 0, 1.0, -2.0)).hasMessageContaining("got -2.0");
  }
}

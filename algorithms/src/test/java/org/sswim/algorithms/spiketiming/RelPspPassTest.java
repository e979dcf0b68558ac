package org.sswim.algorithms.spiketiming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.BatchSums;
import org.sswim.gradient.Optimizer;
import org.sswim.options.Presets;
import org.sswim.sequences.Grid;
import org.sswim.shown.SpikeClock.Firing;

/** Gradients against differences of the loss of spike times. */
class RelPspPassTest {
  private static final int SAMPLES = 12;

  private static RelPspOptions options(Firing firing) {
    return Presets.of(RelPspOptions.class)
        .withFiring(firing)
        .withHidden(List.of(9, 7))
        .withLongest(4)
        .withGain(2)
        // No gradient is cut, and every term of the loss is there.
        .withSteepest(1e9)
        .withWeightSum(.3)
        // Which claims no derivative.
        .withCure(false);
  }

  private static TimingNetwork drawn(Vectors data, RelPspOptions options, long seed) {
    TimingNetwork network = TimingNetwork.drawn(data, options, seed);
    // References away from 0.
    for (TimingLayer layer : network.layers()) {
      for (int j = 0; j < layer.reference().length; j++) {
        layer.reference()[j] = .1f + .02f * j;
      }
    }
    return network;
  }

  @ParameterizedTest
  @EnumSource(Firing.class)
  void everyParameterHasTheGradientOfTheSpikeTimes(Firing firing) {
    assertGradients(options(firing));
  }

  /** With seed 1 a step of the differences makes a neuron fire that did not. */
  @Test
  void soHaveConvolutions() {
    Vectors images = Differences.samples(SAMPLES, 8).withGrid(new Grid(2, 4));
    assertGradients(
        options(Firing.WINDOWED).withFilters(List.of(3, 2)).withHidden(List.of()), images, 2);
  }

  private static void assertGradients(RelPspOptions options) {
    assertGradients(options, Differences.samples(SAMPLES, 8), 1);
  }

  private static void assertGradients(RelPspOptions options, Vectors data, long seed) {
    TimingNetwork network = drawn(data, options, seed);
    List<float[]> parameters = network.groups().stream().map(Optimizer.Group::values).toList();
    // Weights and reference of three layers.
    assertThat(parameters).hasSize(6);
    Differences.assertGradients(network.pass(data, SAMPLES), parameters, SAMPLES, .03);
  }

  /** Without the cure a silent output of the true class has no gradient at all. */
  @Test
  void theCureMovesSilentOutputs() {
    Vectors data = Differences.samples(SAMPLES, 8);
    for (boolean cure : new boolean[] {false, true}) {
      RelPspOptions options = options(Firing.EVENT_TIME).withWeightSum(0).withCure(cure);
      TimingNetwork network = TimingNetwork.drawn(data, options, 1);
      Arrays.fill(network.layers().get(2).weights(), -.1f);
      BatchSums.Part pass = network.pass(data, SAMPLES);
      pass.gradient(IntStream.range(0, SAMPLES).toArray(), 0, SAMPLES, 1);
      double sum = 0;
      for (float g : pass.gradients().get(4)) {
        // What descends makes weights larger.
        assertThat(g).isLessThanOrEqualTo(0);
        sum += g;
      }
      assertThat(sum < 0).isEqualTo(cure);
    }
  }
}

package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;

class DirectionSamplerTest {
  private static final int NEURONS = 60;

  @Test
  void focusedNeuronsListenToOneSignalThatTheirTargetsMoveIn() {
    Random random = new Random(8);
    float[][] values = new float[500][2 * 3];
    float[][] goals = new float[500][3];
    for (int w = 0; w < values.length; w++) {
      for (int i = 0; i < 6; i++) {
        values[w][i] = (float) random.nextGaussian();
      }
      // The targets of signal 1 never change: no neuron may be drawn for it.
      goals[w][0] = (float) random.nextGaussian();
      goals[w][2] = 2 * (float) random.nextGaussian();
    }
    FakeSamples samples = new FakeSamples(2, 3, values, goals).withSignals(3);
    SpikingLayer layer = sample(samples, true);
    int last = 0;
    for (int i = 0; i < NEURONS; i++) {
      int listening = 0;
      for (int j = 0; j < 3; j++) {
        listening += layer.weights()[j * NEURONS + i] != 0 ? 1 : 0;
      }
      assertThat(listening).isEqualTo(1);
      assertThat(layer.weights()[NEURONS + i]).isZero();
      last += layer.weights()[2 * NEURONS + i] != 0 ? 1 : 0;
    }
    // Energies are as 1 to 4: 48 of 60 expected, standard deviation 3 and some for the drawn pairs.
    assertThat(last).isBetween(35, 59);
  }

  @Test
  void focusDoesNothingWhereThereIsOneSignal() {
    FakeSamples samples = FakeSamples.gaussian(5, 300, 3, 4, 2);
    assertThat(sample(samples, true).weights()).isEqualTo(sample(samples, false).weights());
  }

  private static SpikingLayer sample(FakeSamples samples, boolean focus) {
    LayerOptions defaults = LayerOptions.defaults();
    LayerSampler sampler =
        new LayerSampler(
            defaults.withWeights(defaults.weights().withFocus(focus)),
            samples,
            Fields.everything(),
            0,
            new SeedStreams(3),
            Workers.available());
    return sampler
        .prescribe(sampler.temporal(NEURONS, 0), sampler.pairs(NEURONS), 1, false)
        .layer();
  }
}

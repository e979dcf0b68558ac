package org.sswim.spiketrains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

class SpikeTrainModelTest {

  /** One signal through one skip connection of support 1 to one output. */
  private static SpikeTrainModel direct(float cost, float support) {
    return new SpikeTrainModel(
        1,
        null,
        new float[] {1},
        new SpikingOutputs(
            new Readout(new float[] {2}, new float[] {-0.5f}),
            new float[] {cost},
            new float[] {support}));
  }

  /**
   * By hand, with a = exp(-1): a signal of 1 gives the traces 1 - a^t at steps t = 1, 2, ..., so
   * voltages 2 (1 - a^t) - .5 above 0 from the first step on. A spike costs 2 at the next step and
   * 2 exp(-1/2) a step later, so that every other voltage is above 0 at most.
   */
  @Test
  void outputsFeelTheirOwnSpikes() {
    float[] ones = {1, 1, 1, 1, 1};
    assertThat(new SpikeTrainStream(direct(0, 1)).run(ones)).containsExactly(1, 1, 1, 1, 1);

    SpikeTrainStream stream = new SpikeTrainStream(direct(-2, 2));
    float[] spike = new float[1];
    double trace = 0;
    double eta = 0;
    for (int t = 0; t < 5; t++) {
      stream.step(new float[] {1}, spike);
      trace = Math.exp(-1) * trace + 1;
      double voltage = 2 * (1 - Math.exp(-1)) * trace - 0.5 - 2 * eta;
      assertThat((double) stream.voltages()[0]).isCloseTo(voltage, within(1e-5));
      assertThat(spike[0]).isEqualTo(voltage >= 0 ? 1 : 0);
      // The peak of 1 is at the step after the spike.
      eta = Math.exp(-0.5) * eta + spike[0];
    }
    assertThat(new SpikeTrainStream(direct(-2, 2)).run(ones)).containsExactly(1, 0, 1, 0, 0);
  }

  @Test
  void streamingEqualsBatch() {
    SpikeTrainModel model = random();
    Random random = new Random(3);
    float[] sequence = new float[200 * 3];
    for (int v = 0; v < sequence.length; v++) {
      sequence[v] = random.nextInt(5) == 0 ? 1 : 0;
    }
    float[] batch = new SpikeTrainStream(model).run(sequence);
    SpikeTrainStream stream = new SpikeTrainStream(model);
    for (int run = 0; run < 2; run++) {
      float[] spikes = new float[2];
      int fired = 0;
      for (int t = 0; t < 200; t++) {
        stream.step(
            new float[] {sequence[t * 3], sequence[t * 3 + 1], sequence[t * 3 + 2]}, spikes);
        assertThat(spikes).containsExactly(batch[2 * t], batch[2 * t + 1]);
        fired += (int) (spikes[0] + spikes[1]);
      }
      assertThat(fired).isBetween(20, 380);
      assertThat(stream.hiddenSpikes()).isBetween(20L, 780L);
      stream.reset();
    }
  }

  /** A later input changes no earlier spike. */
  @Test
  void isCausal() {
    SpikeTrainModel model = random();
    float[] one = new float[60];
    float[] other = one.clone();
    other[57] = 1;
    float[] first = new SpikeTrainStream(model).run(one);
    float[] second = new SpikeTrainStream(model).run(other);
    assertThat(java.util.Arrays.copyOf(second, 38)).isEqualTo(java.util.Arrays.copyOf(first, 38));
  }

  private static SpikeTrainModel random() {
    Random random = new Random(1);
    float[] hidden = new float[3 * 2 * 4];
    for (int w = 0; w < hidden.length; w++) {
      hidden[w] = (float) random.nextGaussian();
    }
    HiddenNetwork network =
        new HiddenNetwork(
            new InputLayer(3, 2, 0),
            List.of(
                SpikingLayer.of(Kernels.EXPONENTIAL, hidden, new float[4])
                    .withSupport(new float[] {1, 2, 3, 4})
                    .withRefractorySupport(new float[] {1, 2, 3, 4})
                    .withCost(new float[] {-0.1f, 0, -0.2f, 0})),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {1, 5}));
    float[] weights = new float[(8 + 3) * 2];
    for (int w = 0; w < weights.length; w++) {
      weights[w] = (float) random.nextGaussian();
    }
    return new SpikeTrainModel(
        3,
        network,
        new float[] {2},
        new SpikingOutputs(
            new Readout(weights, new float[2]), new float[] {-1, 0}, new float[] {2, 1}));
  }

  @Test
  void refusesWhatDoesNotFit() {
    SpikeTrainModel model = direct(-1, 1);
    SpikeTrainStream stream = new SpikeTrainStream(model);
    assertThatThrownBy(() -> stream.step(new float[2], new float[1]))
        .hasMessageContaining("1 signals and room for 1 spikes; got 2 and 1");
    assertThatThrownBy(() -> stream.step(new float[] {Float.NaN}, new float[1]))
        .hasMessageContaining("got NaN at signal 0 of step 0");
    assertThat(stream.steps()).isZero();
    assertThatThrownBy(() -> direct(1, 1)).hasMessageContaining("at most 0; got 1.0");
    assertThatThrownBy(() -> direct(-1, 0)).hasMessageContaining("above 0; got 0.0");
    assertThatThrownBy(() -> new SpikeTrainModel(1, null, new float[0], model.outputs()))
        .hasMessageContaining("a hidden network or skip connections");
    assertThatThrownBy(() -> new SpikeTrainModel(2, null, new float[] {1}, model.outputs()))
        .hasMessageContaining("must have 2 features; got 1");
    assertThatThrownBy(() -> new SpikeTrainModel(2, null, new float[] {1, 2}, model.outputs()))
        .hasMessageContaining("must have 4 features; got 1");
  }
}

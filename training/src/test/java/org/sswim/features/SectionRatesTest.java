package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

class SectionRatesTest {
  /** A neuron that fires where the value of the step before is at least one half. */
  private static HiddenNetwork network(float cost) {
    SpikingLayer layer =
        new SpikingLayer(
            Kernels.EXPONENTIAL,
            new int[1],
            new float[] {0.05f},
            Kernels.EXPONENTIAL,
            new float[] {1},
            new float[] {cost},
            new float[] {0, 1},
            new float[] {-0.5f});
    return new HiddenNetwork(
        new InputLayer(1, 2, 0),
        List.of(layer),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1e5f}));
  }

  private static float[] rates(int sections, float[]... sequences) {
    InputCoding coding =
        new InputCoding(
            1, 0, Coding.CURRENT, List.of(View.VALUES), 1, new float[1], new float[] {1});
    Samples samples = coding.samples(List.of(sequences), 2);
    float[] out = new float[sections * sequences.length];
    SectionRates.of(network(0), sections)
        .write(samples, new SampleBlock(0, 0, sequences.length, 1), out);
    return out;
  }

  @Test
  void sharesOfTheStepsOfASection() {
    // Spikes a step later: 0 1 0 1 1. Two sections of five steps are 0..1 and 2..4.
    assertThat(rates(2, new float[] {1, 0, 1, 1, 0})).containsExactly(1 / 2f, 2 / 3f);
    assertThat(rates(1, new float[] {1, 0, 1, 1, 0})).containsExactly(3 / 5f);
  }

  @Test
  void eachSequenceHasSectionsOfItsOwn() {
    // 0 1 1 1 | 0 1 0, and of two steps in three sections 0 | 0 | 1.
    assertThat(rates(2, new float[] {1, 1, 1, 0}, new float[] {1, 0, 0}))
        .containsExactly(1 / 2f, 1f, 0f, 1 / 2f);
    assertThat(rates(3, new float[] {1, 0})).containsExactly(0f, 0f, 1f);
  }

  @Test
  void aNetworkWithAMemoryIsRefused() {
    assertThat(SectionRates.memoryless(network(0))).isTrue();
    assertThat(SectionRates.memoryless(network(-1))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SectionRates.of(network(-1), 2))
        .withMessageContaining("memory");
  }
}

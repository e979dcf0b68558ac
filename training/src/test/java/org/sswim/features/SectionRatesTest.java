package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;

class SectionRatesTest {
  /** A neuron that fires where the value of the step before is at least one half. */
  private static HiddenNetwork network(float cost) {
    SpikingLayer layer =
        SpikingLayer.of(Kernels.EXPONENTIAL, new float[] {0, 1}, new float[] {-0.5f})
            .withSupport(new float[] {0.05f})
            .withCost(new float[] {cost});
    return new HiddenNetwork(
        new InputLayer(1, 2, 0),
        List.of(layer),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1e5f}));
  }

  private static float[] rates(int sections, float[]... sequences) {
    InputCoding coding = InputCoding.ofSequences(1, List.of(View.VALUES));
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

  /** Two neurons that see 1200 inputs: sums of eighths, which no order of adding rounds. */
  @Test
  void manyInputsFireAsTheirSumsSay() {
    int inputs = 1200;
    Random random = new Random(3);
    float[] weights = new float[inputs * 2];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 + random.nextInt(8)) / 8f - 0.5625f;
    }
    SpikingLayer layer =
        SpikingLayer.of(Kernels.EXPONENTIAL, weights, new float[] {-0.0625f, 2})
            .withSupport(new float[] {0.05f, 0.05f});
    HiddenNetwork network =
        new HiddenNetwork(
            new InputLayer(inputs, 1, 0),
            List.of(layer),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1e5f}));
    List<float[]> sequences = new ArrayList<>();
    float[] expected = new float[12];
    for (int i = 0; i < 6; i++) {
      int steps = 1 + i % 3;
      float[] x = new float[steps * inputs];
      for (int j = 0; j < x.length; j++) {
        x[j] = random.nextInt(5) - 2;
      }
      sequences.add(x);
      for (int n = 0; n < 2; n++) {
        int fired = 0;
        for (int t = 0; t < steps; t++) {
          double v = layer.bias()[n];
          for (int j = 0; j < inputs; j++) {
            v += weights[j * 2 + n] * x[t * inputs + j];
          }
          fired += v >= 0 ? 1 : 0;
        }
        expected[i * 2 + n] = fired / (float) steps;
      }
    }
    Samples samples = Sequences.whole(sequences, inputs);
    float[] out = new float[12];
    SectionRates.of(network, 1).write(samples, new SampleBlock(0, 0, 6, 1), out);
    assertThat(out).containsExactly(expected);
    assertThat(expected).contains(0, 1);
  }

  /** Neurons of 0 to 7 synapses: as many at once as go into it, and some that are left. */
  @Test
  void delayedInputsAreAddedFromLeftToRight() {
    int taps = 7;
    int neurons = taps + 1;
    int steps = 40;
    Random random = new Random(5);
    float[] weights = new float[taps * neurons];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i / neurons < i % neurons ? (float) random.nextGaussian() : 0;
    }
    float[] bias = new float[neurons];
    Arrays.fill(bias, 0.1f);
    float[] support = new float[neurons];
    Arrays.fill(support, 0.05f);
    SpikingLayer layer = SpikingLayer.of(Kernels.EXPONENTIAL, weights, bias).withSupport(support);
    HiddenNetwork network =
        new HiddenNetwork(
            new InputLayer(1, taps, 0),
            List.of(layer),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1e5f}));
    float[] x = new float[steps];
    for (int t = 0; t < steps; t++) {
      x[t] = (float) random.nextGaussian();
    }
    float[] expected = new float[neurons];
    for (int n = 0; n < neurons; n++) {
      int fired = 0;
      for (int t = 0; t < steps; t++) {
        float v = bias[n];
        for (int d = 0; d < taps; d++) {
          v += weights[d * neurons + n] * (t < d ? 0 : x[t - d]);
        }
        fired += v >= 0 ? 1 : 0;
      }
      expected[n] = fired / (float) steps;
    }
    InputCoding coding = InputCoding.ofSequences(1, List.of(View.VALUES));
    float[] out = new float[neurons];
    SectionRates.of(network, 1)
        .write(coding.samples(List.of(x), taps), new SampleBlock(0, 0, 1, 1), out);
    assertThat(out).containsExactly(expected);
    assertThat(expected[0]).isEqualTo(1);
    assertThat(expected[taps]).isBetween(0.1f, 0.9f);
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

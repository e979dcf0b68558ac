package org.sswim.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.SampleClassifiers;
import org.sswim.classification.View;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

class ClassMeterTest {
  private static final Provenance NOWHERE = new Provenance("1", 0, "none", Map.of(), Map.of());
  private static final List<String> CLASSES = List.of("a", "b");

  /** Two neurons, the first of which always fires, and a read-out with one weight of 0. */
  private static ClassifierModel sections(
      InputCoding coding, int taps, float[] weights, float bias, float[] skip) {
    SpikingLayer layer = SpikingLayer.of(Kernels.EXPONENTIAL, weights, new float[] {1e6f, bias});
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(coding.inputs(), taps, 0),
            List.of(layer),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {20_000}));
    return new ClassifierModel(
            CLASSES,
            coding,
            List.of(),
            null,
            new SpikingNetwork(hidden, new Readout(new float[] {1, 0, 1, 1}, new float[2])),
            NOWHERE)
        .withSkip(skip);
  }

  /**
   * One signal, two taps, two steps: 1, then -10. The second neuron hears the present value: it
   * fires at the first step, and is far below its threshold at the second.
   */
  @Test
  void sequencesTakeEveryStep() {
    ClassifierModel model =
        sections(
            InputCoding.ofSequences(1, List.of(View.VALUES)),
            2,
            new float[] {0, 1000, 0, 0},
            -1,
            new float[] {1, 0});
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {1, -10}));
    assertThat(profile.counted()).isEqualTo(new Counted.Samples(false, 2, 3, 1));
    LayerOperations input = profile.layers().get(0);
    // Only the present value has a weight, one; before the sequence the other tap is 0.
    assertThat(input.macs()).isEqualTo(2);
    assertThat(input.dense()).isEqualTo(8);
    assertThat(input.presentations()).isEqualTo(2);
    assertThat(input.zeroInputs()).isEqualTo(0.25);
    LayerOperations readout = profile.layers().get(1);
    // Rates 1 and 1/2, three weights other than 0, read once.
    assertThat(readout.macs()).isEqualTo(3);
    assertThat(readout.dense()).isEqualTo(4);
    LayerOperations skip = profile.layers().get(2);
    // A mean of -4.5 and one weight of two.
    assertThat(skip.macs()).isEqualTo(1);
    assertThat(profile.macs()).isEqualTo(6);
    assertThat(profile.acs()).isZero();
    // Two exponential kernels at two steps take 2 each, scaling two counts 2; 3 spikes are counted.
    assertThat(profile.neurons()).isEqualTo(new NeuronOperations(10, 3));
    assertThat(profile.denseMacs()).isEqualTo(14);
    // Two values to two classes.
    assertThat(profile.ridgeMacs()).isEqualTo(4);
    assertThat(profile.activationSparsity()).isEqualTo(0.25);
    // 3 + 1 + 1 of 4 + 4 + 2.
    assertThat(profile.connectionSparsity()).isEqualTo(0.5);
    // 16 MACs at 4.6 pJ, 3 ACs at 0.9 pJ.
    assertThat(profile.joules(EnergyConstants.HOROWITZ_45NM)).isEqualTo(76.3e-12, within(1e-16));
    assertThat(profile.parameterBytes()).isEqualTo(4 * (model.parameters() + 2));
    // Drive, voltage and spike of two neurons, their potentials, refractory and banks: 12; two
    // inputs, two drives, two counts; three sums of an input for its means.
    assertThat(profile.bufferBytes()).isEqualTo(4 * (12 + 2 + 2 + 2) + 8 * 3);
  }

  /** What stays the same while it is shown is projected once. */
  @Test
  void vectorsShownAsCurrents() {
    ClassifierModel model =
        sections(
            InputCoding.ofVectors(2, 3, Coding.CURRENT),
            1,
            new float[] {1, 0, 2, 3},
            -1e6f,
            new float[0]);
    float[] vector = {0, .5f};
    EnergyProfile profile = ClassMeter.measure(model, List.of(vector, vector));
    assertThat(profile.counted()).isEqualTo(new Counted.Samples(true, 3, 3, 2));
    LayerOperations input = profile.layers().get(0);
    assertThat(input.presentations()).isEqualTo(1);
    assertThat(input.macs()).isEqualTo(2);
    assertThat(input.dense()).isEqualTo(4);
    // 4 and 4 weights, each once: without spikes there is nothing to be shown for steps.
    assertThat(profile.denseMacs()).isEqualTo(8);
    assertThat(profile.ridgeMacs()).isEqualTo(4);
    assertThat(profile.activationSparsity()).isEqualTo(0.5);
  }

  @Test
  void vectorsShownAsSpikes() {
    ClassifierModel model =
        sections(
            InputCoding.ofVectors(2, 3, Coding.RATE),
            1,
            new float[] {1, 0, 2, 3},
            -1e6f,
            new float[0]);
    // Of 1/2 a step, the one spike of three steps comes at the second.
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {0, .5f}));
    LayerOperations input = profile.layers().get(0);
    assertThat(input.presentations()).isEqualTo(3);
    assertThat(input.acs()).isEqualTo(2);
    assertThat(input.dense()).isEqualTo(12);
    assertThat(profile.denseMacs()).isEqualTo(8);
  }

  @Test
  void twoLayersOfKernelsOfEveryForm() {
    float[] sample = SampleClassifiers.sequence(20, 7);
    ClassifierModel model = SampleClassifiers.sequences();
    EnergyProfile profile = ClassMeter.measure(model, List.of(sample));
    Counted.Samples counted = (Counted.Samples) profile.counted();
    assertThat(counted.spikes())
        .isEqualTo((double) model.newClassifier().classify(sample).spikes());
    assertThat(profile.layers()).extracting(LayerOperations::name).contains("hidden 1 -> hidden 2");
    // 9 neurons to 6 over 10 steps.
    assertThat(profile.layers().get(1).dense()).isEqualTo(540);
    assertThat(profile.layers().get(1).macs()).isZero();
  }

  @Test
  void spreadsOverAll() {
    List<float[]> all = List.of(new float[1], new float[2], new float[3], new float[4]);
    assertThat(ClassMeter.spread(all, 2)).containsExactly(all.get(0), all.get(2));
    assertThat(ClassMeter.spread(all, 9)).isSameAs(all);
    assertThatThrownBy(() -> ClassMeter.measure(SampleClassifiers.sequences(), List.of()))
        .hasMessageContaining("a sample at least");
  }
}

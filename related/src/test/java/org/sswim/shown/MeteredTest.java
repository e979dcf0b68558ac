package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.Counted;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.LayerOperations;
import org.sswim.energy.NeuronOperations;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/** What samples take networks of related systems, every number by hand. */
class MeteredTest {
  private static final Provenance NOWHERE = new Provenance("1", 0, "none", Map.of(), Map.of());
  private static final List<String> CLASSES = List.of("a", "b");

  private static ClockedModel clocked(float[] first, Neuron output, ReadOut.Kind kind) {
    return new ClockedModel(
        CLASSES,
        List.of(),
        null,
        new ClockedInput(3, Encoder.DIRECT, new float[] {1, 0}, new float[] {.5f, 1}),
        List.of(
            new ClockedLayer(
                List.of(new Dense(2, 2, first, new float[2])),
                Neuron.integrateAndFire(1),
                new float[] {.25f}),
            new ClockedLayer(
                List.of(new Dense(2, 2, new float[] {1, 2, 1, 2}, new float[2])),
                output,
                new float[] {1})),
        ReadOut.of(kind),
        NOWHERE);
  }

  /** Values (2, .75) become (.5, .75): both hidden neurons fire at each of three steps. */
  @Test
  void clockedNetworks() {
    ClockedModel model =
        clocked(new float[] {1, 0, 0, .5f}, Neuron.integrator(1), ReadOut.Kind.POTENTIAL);
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {2, .75f}));
    assertThat(profile.counted()).isEqualTo(new Counted.Samples(true, 3, 6, 1));
    LayerOperations input = profile.layers().get(0);
    assertThat(input.name()).isEqualTo("input -> hidden 1");
    // A constant input is mapped once; two of its four weights are 0.
    assertThat(input.macs()).isEqualTo(2);
    assertThat(input.dense()).isEqualTo(4);
    LayerOperations output = profile.layers().get(1);
    assertThat(output.name()).isEqualTo("hidden 1 -> output");
    assertThat(output.acs()).isEqualTo(12);
    assertThat(output.dense()).isEqualTo(12);
    // Without a leak only additions: 4 neurons at 3 steps, and 6 resets.
    assertThat(profile.neurons()).isEqualTo(new NeuronOperations(0, 18));
    assertThat(profile.denseMacs()).isEqualTo(8);
    assertThat(profile.activationSparsity()).isZero();
    assertThat(profile.connectionSparsity()).isEqualTo(0.25);
    // Two vectors; of 4 neurons voltage, spikes, count and current.
    assertThat(profile.bufferBytes()).isEqualTo(4 * (4 + 16));
    // 4 + 2 and 4 + 2 weights and biases, a threshold, two means and scales.
    assertThat(profile.parameterBytes()).isEqualTo(4 * (13 + 4));
  }

  /** Both hidden neurons fire at each of three steps, and both spikes pass by the second layer. */
  @Test
  void spikesOfShortcutsAreAdded() {
    ClockedModel plain =
        clocked(new float[] {1, 0, 0, .5f}, Neuron.integrateAndFire(1), ReadOut.Kind.COUNT);
    ClockedModel model =
        new ClockedModel(
            CLASSES,
            List.of(),
            null,
            plain.input(),
            List.of(
                plain.layers().get(0),
                plain.layers().get(1),
                plain.layers().get(1).withShortcut(.5f)),
            plain.readOut(),
            NOWHERE);
    LayerOperations shortcut =
        ClassMeter.measure(model, List.of(new float[] {2, .75f})).layers().get(3);
    assertThat(shortcut.name()).isEqualTo("hidden 1 -> output");
    assertThat(shortcut.acs()).isEqualTo(6);
    assertThat(shortcut.macs()).isZero();
    assertThat(shortcut.dense()).isEqualTo(6);
  }

  @Test
  void leaksAndGainsAreMultiplications() {
    ClockedModel model =
        clocked(new float[] {1, 1, 1, 1}, new Neuron(.5f, 2, 1, 1), ReadOut.Kind.COUNT);
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {2, .75f}));
    // Two outputs at three steps leak and are scaled; the hidden two add. All fire at every step.
    assertThat(profile.neurons()).isEqualTo(new NeuronOperations(12, 6 + 12));
  }

  /** A spike takes an accumulate a synapse whatever it stands for, which is multiplied once. */
  @Test
  void codesAndKernelsAreCounted() {
    Neuron output = Neuron.integrator(.5f).rising(.25f, 2);
    ClockedModel plain =
        clocked(new float[] {1, 0, 0, .5f}, Neuron.integrator(1), ReadOut.Kind.POTENTIAL);
    ClockedModel model =
        new ClockedModel(
            CLASSES,
            List.of(),
            null,
            plain.input(),
            List.of(
                new ClockedLayer(
                    plain.layers().get(0).connections(),
                    Neuron.coded(Neuron.Code.FIRST),
                    new float[] {.75f}),
                new ClockedLayer(plain.layers().get(1).connections(), output, new float[] {1})),
            plain.readOut(),
            NOWHERE);
    // Currents .5 and .375: both fire at the second step, once.
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {2, .75f}));
    assertThat(profile.counted()).isEqualTo(new Counted.Samples(true, 3, 2, 1));
    assertThat(profile.layers().get(1).acs()).isEqualTo(4);
    // Outputs leak twice and are scaled, at three steps; hidden neurons add, and fire twice.
    assertThat(profile.neurons()).isEqualTo(new NeuronOperations(2 * 3 * 3 + 2, 2 * 3 + 2));
    // One value more of each: what spikes stand for, what outputs take.
    assertThat(profile.bufferBytes()).isEqualTo(4 * (4 + 16 + 4));
  }

  /**
   * An image of 2 x 2 to one filter, whose spikes are pooled to one value. Each pixel is seen from
   * 4 places.
   */
  @Test
  void convolutionsAndPooling() {
    float[] weights = new float[9];
    Arrays.fill(weights, 1);
    Grid grid = new Grid(2, 2);
    ClockedModel model =
        new ClockedModel(
            CLASSES,
            List.of(),
            grid,
            new ClockedInput(2, Encoder.DIRECT, new float[4], new float[] {1, 1, 1, 1}),
            List.of(
                new ClockedLayer(
                    List.of(new Convolution(grid, 1, 1, weights, new float[1])),
                    Neuron.integrateAndFire(1),
                    new float[] {1.5f}),
                new ClockedLayer(
                    List.of(
                        new AveragePooling(grid, 1),
                        new Dense(1, 2, new float[] {1, 2}, new float[2])),
                    Neuron.integrator(1),
                    new float[] {1})),
            ReadOut.of(ReadOut.Kind.POTENTIAL),
            NOWHERE);
    // One pixel of 1: every neuron gets 1 a step, all fire at the second: 2 against 1.5.
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {0, 1, 0, 0}));
    assertThat(profile.layers())
        .extracting(LayerOperations::name)
        .containsExactly(
            "input -> hidden 1, convolution", "hidden 1 -> output, pooling", "hidden 1 -> output");
    LayerOperations convolution = profile.layers().get(0);
    // The pixel is 1, as a spike is.
    assertThat(convolution.effective()).isEqualTo(4);
    assertThat(convolution.dense()).isEqualTo(16);
    LayerOperations pooling = profile.layers().get(1);
    assertThat(pooling.acs()).isEqualTo(4);
    assertThat(pooling.dense()).isEqualTo(8);
    LayerOperations dense = profile.layers().get(2);
    assertThat(dense.effective()).isEqualTo(2);
    assertThat(profile.denseMacs()).isEqualTo(16 + 4 + 2);
    // 4 spikes of 4 neurons and 2 steps; outputs never fire and do not count.
    assertThat(profile.activationSparsity()).isEqualTo(0.5);
  }

  @Test
  void goodnessTakesARunForEveryClass() {
    ClockedModel model =
        new ClockedModel(
            CLASSES,
            List.of(),
            null,
            new ClockedInput(4, Encoder.DIRECT, new float[3], new float[] {1, 1, 1}),
            List.of(
                new ClockedLayer(
                    List.of(new Dense(3, 2, new float[] {1, 1, 1, 1, 1, 1}, new float[2])),
                    Neuron.integrateAndFire(1),
                    new float[] {1})),
            ReadOut.of(ReadOut.Kind.GOODNESS),
            NOWHERE);
    EnergyProfile profile = ClassMeter.measure(model, List.of(new float[] {0, 0, .5f}));
    // The brightest value stands for the class: 2 of 3 inputs to 2 neurons, in two runs.
    assertThat(((Counted.Samples) profile.counted()).steps()).isEqualTo(8);
    assertThat(profile.layers().get(0).name()).isEqualTo("input -> hidden 1");
    assertThat(profile.macs()).isEqualTo(8);
    assertThat(profile.dense()).isEqualTo(12);
    assertThat(profile.denseMacs()).isEqualTo(12);
  }

  private static SingleSpikeModel single(SpikeClock clock) {
    return SingleSpikeModel.of(
        CLASSES,
        clock,
        List.of(
            new SpikeLayer(3, 2, new float[] {9, -9, 0, -9, 9, 9}, new float[2], new float[0]),
            new SpikeLayer(2, 2, new float[] {9, 8, 9, 9}, new float[2], new float[0])),
        NOWHERE);
  }

  /** The first and the second value fire, the third is 0; only the first neuron then fires. */
  @Test
  void singleSpikesInWindows() {
    EnergyProfile profile =
        ClassMeter.measure(single(SpikeClock.windows(2)), List.of(new float[] {1, .5f, 0}));
    assertThat(profile.counted()).isEqualTo(new Counted.Samples(true, 3, 1, 1));
    LayerOperations input = profile.layers().get(0);
    // Two spikes to two neurons, one weight of 0.
    assertThat(input.acs()).isEqualTo(3);
    assertThat(input.dense()).isEqualTo(6);
    assertThat(input.zeroInputs()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(profile.layers().get(1).acs()).isEqualTo(2);
    // A weight times a time at each of the 5 synapses; two voltages of each layer.
    assertThat(profile.neurons()).isEqualTo(new NeuronOperations(5 + 4, 0));
    assertThat(profile.denseMacs()).isEqualTo(10);
    assertThat(profile.activationSparsity()).isEqualTo(0.5);
    // 3 inputs and 4 neurons have times; of a layer at once slope and intercept.
    assertThat(profile.bufferBytes()).isEqualTo(4 * (3 + 4 + 4));
  }

  /** The first spike of an output ends the run: nothing later is counted. */
  @Test
  void singleSpikesInEventTime() {
    EnergyProfile profile =
        ClassMeter.measure(single(SpikeClock.eventTime(4, 2, 1)), List.of(new float[] {1, .1f, 0}));
    // The first value fires at 0, the first neuron at 1/9, the first output a ninth later: within
    // the first of four steps of half a unit. The second value would fire at .9.
    assertThat(((Counted.Samples) profile.counted()).steps()).isEqualTo(1);
    assertThat(profile.layers().get(0).acs()).isEqualTo(2);
    assertThat(profile.layers().get(1).acs()).isEqualTo(2);
  }
}

package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.features.FeatureMap;
import org.sswim.features.MeanRates;
import org.sswim.features.SectionRates;
import org.sswim.features.SkipShape;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;

/** Networks that name classes: sections, fields, sequences of unequal length, cross-entropy. */
class SectionPassTest {
  private static final int CLASSES = 3;
  private static final int COUNT = 6;
  private static final int LONGEST = 11;

  /**
   * A setting.
   *
   * @param signals of a step
   * @param taps of each
   * @param sections that are read
   * @param fields inputs of a neuron; 0 for all
   * @param equal whether sequences are of one length; else all are shorter than one that is not in
   *     the batch
   */
  private record Setting(int signals, int taps, int sections, int fields, boolean equal) {
    Samples samples() {
      Random random = new Random(21);
      List<float[]> values = new ArrayList<>();
      for (int i = 0; i <= COUNT; i++) {
        int steps = equal || i == COUNT ? LONGEST : taps + random.nextInt(LONGEST - taps - 1);
        values.add(gaussian(random, steps * signals, 1));
      }
      return Sequences.whole(values, signals);
    }

    InputLayer input() {
      return new InputLayer(signals, taps, 0);
    }

    int steps() {
      return LONGEST - taps + 1;
    }

    /** Layers with a memory, or one that has none. */
    SpikingNetwork network(boolean memory, int... widths) {
      Random random = new Random(22);
      List<SpikingLayer> layers = new ArrayList<>();
      int inputs = input().width();
      for (int n : widths) {
        float[] support = new float[n];
        float[] cost = new float[n];
        float[] refractory = new float[n];
        for (int i = 0; i < n; i++) {
          support[i] = memory ? 0.7f + random.nextFloat() : 0.05f;
          cost[i] = memory ? -random.nextFloat() : 0;
          refractory[i] = 1.5f;
        }
        float[] weights = gaussian(random, inputs * n, 1 / Math.sqrt(inputs));
        if (layers.isEmpty() && fields > 0) {
          float[] all = weights.clone();
          Arrays.fill(weights, 0);
          for (int i = 0; i < n; i++) {
            for (int j : fields(n)[i]) {
              weights[j * n + i] = all[j * n + i];
            }
          }
        }
        layers.add(
            SpikingLayer.of(Kernels.EXPONENTIAL, weights, gaussian(random, n, 0.5))
                .withSupport(support)
                .withRefractorySupport(refractory)
                .withCost(cost));
        inputs = n;
      }
      float[] supports = new float[sections];
      Arrays.fill(supports, 1e6f);
      HiddenNetwork hidden =
          new HiddenNetwork(
              input(), layers, new ReadoutBanks(Kernels.EXPONENTIAL, new int[sections], supports));
      float[] weights = gaussian(random, hidden.features() * CLASSES, 0.7);
      return new SpikingNetwork(hidden, new Readout(weights, gaussian(random, CLASSES, 0.5)));
    }

    /** Others for each neuron; of the last one fewer. */
    int[][] fields(int neurons) {
      int[][] out = new int[neurons][];
      for (int i = 0; i < neurons; i++) {
        out[i] = new int[i == neurons - 1 ? 1 : fields];
        for (int k = 0; k < out[i].length; k++) {
          out[i][k] = (i + k * k) % input().width();
        }
      }
      return out;
    }

    Structure structure(int neurons) {
      return new Structure(Structure.Reading.SECTIONS, fields == 0 ? null : fields(neurons));
    }

    Batch batch() {
      int[] label = {0, 1, 2, 2, 1, 0, 0};
      Batch batch =
          new Batch(
              samples(),
              new Targets.Classes(label, CLASSES),
              CLASSES,
              input(),
              SkipShape.NONE,
              COUNT);
      SampleOrder order = new SampleOrder(new SampleRange(0, COUNT), 1, 1);
      batch.fill(order, order.inOrder(), 0, COUNT);
      // Classes that weigh differently.
      for (int i = 0; i < CLASSES * COUNT; i++) {
        batch.weights[i] = weight(i / COUNT);
      }
      return batch;
    }

    static float weight(int output) {
      return 1 + 0.5f * output;
    }

    NetworkPass pass(NetworkParameters parameters, TrainedScale scale, SpikeFunction spike) {
      return new NetworkPass(
          parameters,
          scale,
          new DescentObjective(GradientOptions.Loss.CROSS_ENTROPY),
          spike,
          steps(),
          COUNT);
    }
  }

  private static float[] gaussian(Random random, int n, double deviation) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /** Fields of 3 of 6 inputs go through a matrix product, of 2 of 40 input by input. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, 0, true",
    "2, 3, 3, 0, true",
    "2, 3, 3, 0, false",
    "2, 3, 2, 3, false",
    "8, 5, 3, 2, false",
    "1, 1, 4, 0, false"
  })
  void gradientsAreDifferenceQuotients(
      int signals, int taps, int sections, int fields, boolean equal) {
    Setting setting = new Setting(signals, taps, sections, fields, equal);
    SpikingNetwork network = setting.network(true, 5, 4);
    TrainedScale scale = Cases.scale(sections * 4);
    // The reference has all weights.
    NetworkParameters all =
        NetworkParameters.of(network, scale, new Structure(Structure.Reading.SECTIONS, null));
    NetworkParameters own = NetworkParameters.of(network, scale, setting.structure(5));
    Batch batch = setting.batch();
    List<ReferenceNetwork.Window> windows =
        ReferenceNetwork.windows(batch, setting.input().width(), 0, CLASSES);
    ReferenceNetwork reference =
        new ReferenceNetwork(all, scale, true, GradientOptions.Loss.CROSS_ENTROPY);
    double[][] values = ReferenceNetwork.wide(all);
    NetworkParameters gradient = own.zeros();
    double loss =
        setting
            .pass(own, scale, new SmoothSpike())
            .forwardAndBackward(batch, 1.0 / COUNT, gradient);
    assertThat(loss / COUNT)
        .isCloseTo(reference.loss(values, windows, null), within(1e-5 * loss / COUNT));
    List<float[]> found = gradient.arrays();
    for (int a = 0; a < values.length; a++) {
      float[] quotients = new float[values[a].length];
      for (int i = 0; i < quotients.length; i++) {
        quotients[i] = quotient(reference, values, windows, a, i);
      }
      if (a == 0) {
        float[] there = new float[found.get(0).length];
        own.layers().get(0).wiring().gather(quotients, there);
        quotients = there;
      }
      float size = 0;
      for (float q : quotients) {
        size = Math.max(size, Math.abs(q));
      }
      assertThat(found.get(a))
          .as("array %d", a)
          .containsExactly(quotients, within(1e-6f + 1e-3f * size));
    }
  }

  /** A central difference. */
  private static float quotient(
      ReferenceNetwork reference,
      double[][] values,
      List<ReferenceNetwork.Window> windows,
      int array,
      int element) {
    double before = values[array][element];
    double h = 1e-5;
    values[array][element] = before + h;
    double above = reference.loss(values, windows, null);
    values[array][element] = before - h;
    double below = reference.loss(values, windows, null);
    values[array][element] = before;
    return (float) ((above - below) / (2 * h));
  }

  /** What trains is what is used: the features of both are the same. */
  @ParameterizedTest
  @CsvSource({"2, 3, 1, 0, false", "2, 3, 3, 3, false", "8, 5, 3, 2, true", "1, 1, 4, 0, false"})
  void featuresAreThoseOfClassifiers(
      int signals, int taps, int sections, int fields, boolean equal) {
    Setting setting = new Setting(signals, taps, sections, fields, equal);
    SpikingNetwork network = setting.network(sections == 1, 7);
    TrainedScale none = TrainedScale.none(sections * 7);
    NetworkPass pass =
        setting.pass(
            NetworkParameters.of(network, none, setting.structure(7)), none, SpikeFunction.SPIKE);
    pass.forward(setting.batch());
    FeatureMap map =
        sections == 1
            ? new MeanRates(network.hidden())
            : SectionRates.of(network.hidden(), sections);
    float[] expected = new float[COUNT * map.features()];
    map.write(setting.samples(), new SampleBlock(0, 0, COUNT, 1), expected);
    for (int b = 0; b < COUNT; b++) {
      for (int f = 0; f < map.features(); f++) {
        assertThat(pass.features()[f * COUNT + b])
            .isCloseTo(expected[b * map.features() + f], within(2e-5f));
      }
    }
  }

  @Test
  void weightsOutsideOfFieldsAreNotThere() {
    Setting setting = new Setting(2, 3, 1, 3, true);
    SpikingNetwork network = setting.network(true, 5);
    TrainedScale none = TrainedScale.none(5);
    NetworkParameters parameters = NetworkParameters.of(network, none, setting.structure(5));
    assertThat(parameters.layers().get(0).weights()).hasSize(15);
    Arrays.fill(parameters.layers().get(0).weights(), 7);
    float[] weights = parameters.network(none).hidden().last().weights();
    for (int j = 0; j < 6; j++) {
      for (int i = 0; i < 5; i++) {
        int input = j;
        boolean seen = Arrays.stream(setting.fields(5)[i]).anyMatch(k -> k == input);
        assertThat(weights[j * 5 + i]).isEqualTo(seen ? 7 : 0);
      }
    }
    SpikingNetwork all = new Setting(2, 3, 1, 0, true).network(true, 5);
    assertThatThrownBy(() -> NetworkParameters.of(all, none, setting.structure(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outside of its field");
    assertThatThrownBy(() -> NetworkParameters.of(network, none, setting.structure(4)))
        .hasMessageContaining("5 neurons need as many fields; got 4");
    assertThatThrownBy(() -> Wiring.of(new int[][] {{6}}, setting.input()))
        .hasMessageContaining("must lie in 0..5; got 6");
    assertThatThrownBy(() -> Wiring.of(new int[][] {{0}}, new InputLayer(1, 1, 2)))
        .hasMessageContaining("without context");
  }

  /** Evidence that overflows an exponential does not overflow the loss. */
  @Test
  void crossEntropyOfLargeEvidence() {
    Batch batch = new Setting(1, 1, 1, 0, true).batch();
    float[] evidence = new float[CLASSES * COUNT];
    // Class 0 of the first sample, which is right, and of the second, which is not: 0 and 1000.
    evidence[0] = 1000;
    evidence[1] = 1000;
    DescentObjective objective = new DescentObjective(GradientOptions.Loss.CROSS_ENTROPY);
    // Labels 0, 1, 2, 2, 1, 0: of the second the weight of class 1, of others that of their own.
    double others = (2 * Setting.weight(2) + Setting.weight(1) + Setting.weight(0)) * Math.log(3);
    assertThat(objective.loss(batch, CLASSES, evidence))
        .isCloseTo(Setting.weight(1) * 1000 + others, within(1e-9));
    objective.lossAndGradient(batch, CLASSES, 0.5, evidence);
    // Weight and share times p - y: of the first 0, of the second 1 for class 0, -1 for its own.
    assertThat(evidence[0]).isZero();
    assertThat(evidence[1]).isEqualTo(0.5f * Setting.weight(1));
    assertThat(evidence[COUNT + 1]).isEqualTo(-0.5f * Setting.weight(1));
    assertThat(evidence[2 * COUNT + 2])
        .isCloseTo(0.5f * Setting.weight(2) * (1 / 3f - 1), within(1e-6f));
  }
}

package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.classification.ClassStream;
import org.sswim.classification.Classification;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

class ClockedModelTest {
  private static final Provenance NOWHERE = new Provenance("1", 0, "none", Map.of(), Map.of());

  /** Two values to two neurons, which go to two outputs; every number by hand. */
  static ClockedModel model(int steps, Encoder encoder, Neuron output, ReadOut readOut) {
    return new ClockedModel(
        List.of("a", "b"),
        List.of(),
        null,
        new ClockedInput(steps, encoder, new float[] {1, 0}, new float[] {.5f, 1}),
        List.of(
            new ClockedLayer(
                List.of(new Dense(2, 2, new float[] {1, 0, 0, .5f}, new float[] {0, .125f})),
                Neuron.integrateAndFire(1),
                new float[] {.5f}),
            new ClockedLayer(
                List.of(new Dense(2, 2, new float[] {1, 0, 0, 2}, new float[2])),
                output,
                new float[] {1})),
        readOut,
        NOWHERE);
  }

  /**
   * Values (2, .75) become (.5, .75): currents .5 and .5, so both hidden neurons fire at each step.
   */
  @Test
  void readsPotentials() {
    ClockedModel model =
        model(3, Encoder.DIRECT, Neuron.integrator(1), ReadOut.of(ReadOut.Kind.POTENTIAL));
    Classification said = model.newClassifier().classify(new float[] {2, .75f});
    // Evidence 3 and 6.
    assertThat((double) said.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-6));
    assertThat(said.best()).isEqualTo(1);
    assertThat(said.spikes()).isEqualTo(6);
    assertThat(said.steps()).isEqualTo(3);
    assertThat(model.neurons()).isEqualTo(2);
    // 4 + 2 and 4 + 2 weights and biases, one threshold.
    assertThat(model.parameters()).isEqualTo(13);
  }

  @Test
  void readsCounts() {
    Neuron output = Neuron.integrateAndFire(1);
    float[] sample = {2, .75f};
    // The first output fires at each step, the second too: it may fire once a step only.
    Classification equal =
        model(3, Encoder.DIRECT, output, ReadOut.of(ReadOut.Kind.COUNT))
            .newClassifier()
            .classify(sample);
    assertThat(equal.probabilities()).containsExactly(.5f, .5f);
    Classification burst =
        model(3, Encoder.DIRECT, Neuron.burst(5), new ReadOut(ReadOut.Kind.WEIGHTED_COUNT, .5f, 2))
            .newClassifier()
            .classify(sample);
    // Weights 1, .5, .25: evidence 2 * 1.75 and 2 * 3.5.
    assertThat((double) burst.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(-3.5)), within(1e-6));
  }

  @Test
  void theFirstSpikeEndsTheRun() {
    ClockedModel model =
        model(9, Encoder.DIRECT, Neuron.integrateAndFire(1), ReadOut.of(ReadOut.Kind.FIRST_SPIKE));
    Classification said = model.newClassifier().classify(new float[] {2, .75f});
    // Both fire at the first step; the second is driven twice as hard.
    assertThat(said.best()).isEqualTo(1);
    assertThat(said.steps()).isEqualTo(1);
    // Nothing comes in but the bias, an eighth: the second hidden neuron fires at step 4.
    Classification late = model.newClassifier().classify(new float[] {1, 0});
    assertThat(late.best()).isEqualTo(1);
    assertThat(late.steps()).isEqualTo(4);
  }

  @Test
  void goodnessRunsWithEveryClass() {
    ClockedModel model =
        new ClockedModel(
            List.of("a", "b"),
            List.of(),
            null,
            new ClockedInput(4, Encoder.DIRECT, new float[3], new float[] {1, 1, 1}),
            List.of(
                new ClockedLayer(
                    // Two neurons: the first sees class a, the second class b half as much.
                    List.of(new Dense(3, 2, new float[] {1, 0, 0, .5f, 0, 0}, new float[2])),
                    Neuron.integrateAndFire(1),
                    new float[] {1})),
            ReadOut.of(ReadOut.Kind.GOODNESS),
            NOWHERE);
    Classification said = model.newClassifier().classify(new float[] {9, 9, 1});
    // The brightest value, 9, stands for the class: 4 spikes either way, or 4 for one of two.
    assertThat(said.probabilities()).containsExactly(.5f, .5f);
    Classification dark = model.newClassifier().classify(new float[] {0, 0, 1});
    // With 1 the first neuron fires 4 times, the second 2: goodness 8 and 2.
    assertThat((double) dark.probabilities()[0]).isCloseTo(1 / (1 + Math.exp(-6)), within(1e-6));
    assertThat(dark.spikes()).isEqualTo(6);
    ClassStream stream = model.newStream();
    for (int t = 0; t < 4; t++) {
      assertThat(stream.steps()).isEqualTo(t);
      stream.push(new float[] {0, 0, 1});
    }
    float[] probabilities = new float[2];
    stream.probabilities(probabilities);
    assertThat(probabilities).isEqualTo(dark.probabilities());
    assertThat(stream.best()).isZero();
    assertThat(stream.totalSpikes()).isEqualTo(6);
    stream.reset();
    assertThat(stream.steps()).isZero();
  }

  @Test
  void goodnessHasPlacesForClassesBesideTheValues() {
    ClockedModel model =
        new ClockedModel(
            List.of("a", "b"),
            List.of(),
            null,
            new ClockedInput(4, Encoder.DIRECT, new float[3], new float[] {1, 1, 1}),
            List.of(
                new ClockedLayer(
                    // The first value drives the first neuron, a class the second, b half as much.
                    List.of(
                        new Dense(
                            5, 2, new float[] {1, 0, 0, 0, 0, 0, 0, 1, 0, .5f}, new float[2])),
                    Neuron.integrateAndFire(1),
                    new float[] {1})),
            ReadOut.of(ReadOut.Kind.GOODNESS),
            NOWHERE);
    Classification said = model.newClassifier().classify(new float[] {.5f, 0, 1});
    // 2 spikes of the value, 4 or 2 of the class: goodness (4 + 16) / 2 and (4 + 4) / 2.
    assertThat((double) said.probabilities()[0]).isCloseTo(1 / (1 + Math.exp(-6)), within(1e-6));
    assertThat(said.spikes()).isEqualTo(10);
  }

  @Test
  void streamsWhatItSaysOfTheWhole() {
    for (Encoder encoder : Encoder.values()) {
      ClockedModel model =
          model(8, encoder, Neuron.integrator(.9f), ReadOut.of(ReadOut.Kind.POTENTIAL));
      if (encoder == Encoder.ROWS) {
        assertThatThrownBy(model::newStream).hasMessageContaining("each sequence as a whole");
        continue;
      }
      float[] sample = {2.6f, .7f};
      ClassStream stream = model.newStream();
      for (int t = 0; t < 8; t++) {
        stream.push(sample);
      }
      Classification whole = model.newClassifier().classify(sample);
      float[] said = new float[2];
      stream.probabilities(said);
      assertThat(said).as("%s", encoder).isEqualTo(whole.probabilities());
      assertThat(stream.totalSpikes()).isEqualTo(whole.spikes());
      stream.reset();
      assertThat(stream.steps()).isZero();
    }
  }

  @Test
  void encodes() {
    // 181 / 256 = .10110101 in binary.
    float x = 181 / 256f;
    float sum = 0;
    for (int t = 0; t < 8; t++) {
      sum += Encoder.PHASE.at(x, t, 8);
    }
    assertThat(sum).isEqualTo(x);
    assertThat(Encoder.PHASE.at(x, 8, 16)).isEqualTo(.5f);
    assertThat(Encoder.PHASE.at(1, 3, 8)).isEqualTo(1 / 16f);
    assertThat(Encoder.ONCE.at(x, 0, 8)).isEqualTo(x);
    assertThat(Encoder.ONCE.at(x, 1, 8)).isZero();
  }

  /** Against the definition, by loops over outputs instead of inputs. */
  @Test
  void convolvesAndPools() {
    Random random = new Random(2);
    Grid grid = new Grid(5, 4);
    int channels = 2;
    int filters = 3;
    float[] weights = random(9 * channels * filters, random);
    Convolution map = new Convolution(grid, channels, filters, weights, new float[] {1, 2, 3});
    float[] in = random(map.inputs(), random);
    float[] out = new float[map.outputs()];
    map.apply(in, out);
    for (int r = 0; r < 5; r++) {
      for (int c = 0; c < 4; c++) {
        for (int f = 0; f < filters; f++) {
          double sum = f + 1;
          for (int tap = 0; tap < 9; tap++) {
            int y = r + tap / 3 - 1;
            int x = c + tap % 3 - 1;
            for (int k = 0; k < channels && y >= 0 && y < 5 && x >= 0 && x < 4; k++) {
              sum += in[(y * 4 + x) * channels + k] * weights[(tap * channels + k) * filters + f];
            }
          }
          assertThat((double) out[(r * 4 + c) * filters + f]).isCloseTo(sum, within(1e-5));
        }
      }
    }
    AveragePooling pooling = new AveragePooling(grid, channels);
    float[] pooled = new float[pooling.outputs()];
    pooling.apply(in, pooled);
    assertThat(pooled).hasSize(2 * 2 * channels);
    // Pixel (1, 0), channel 1: of the inputs (2, 0), (2, 1), (3, 0), (3, 1).
    assertThat(pooled[2 * channels + 1])
        .isCloseTo((in[17] + in[19] + in[25] + in[27]) / 4, within(1e-6f));
  }

  private static float[] random(int n, Random random) {
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = (float) random.nextGaussian();
    }
    return out;
  }

  @Test
  void refusesPartsThatDoNotFit() {
    assertThatThrownBy(
            () -> model(3, Encoder.DIRECT, Neuron.integrator(1), ReadOut.of(ReadOut.Kind.COUNT)))
        .hasMessageContaining("must fire");
    assertThatThrownBy(
            () ->
                model(
                    3,
                    Encoder.DIRECT,
                    Neuron.integrateAndFire(1),
                    ReadOut.of(ReadOut.Kind.POTENTIAL)))
        .hasMessageContaining("must not fire");
    assertThatThrownBy(() -> new Dense(2, 2, new float[3], new float[2]))
        .hasMessageContaining("4 weights; got 3");
    ClockedModel model =
        model(3, Encoder.DIRECT, Neuron.integrator(1), ReadOut.of(ReadOut.Kind.POTENTIAL));
    List<ClockedLayer> layers = model.layers();
    assertThatThrownBy(
            () ->
                new ClockedModel(
                    model.classes(),
                    List.of(),
                    null,
                    model.input(),
                    List.of(layers.get(0), layers.get(1).withShortcut(1)),
                    model.readOut(),
                    NOWHERE))
        .hasMessage("layer 2 has a shortcut, but no layer as wide as it two before");
    assertThatThrownBy(() -> layers.get(1).withShortcut(Float.NaN))
        .hasMessage("a shortcut must be a number; got NaN");
    assertThatThrownBy(() -> model.newClassifier().classify(new float[] {1}))
        .hasMessageContaining("a vector must have 2 values; got 1");
    assertThatThrownBy(() -> model.newClassifier().classify(new float[] {1, Float.NaN}))
        .hasMessageContaining("signal 1 must be a finite number; got NaN");
  }
}

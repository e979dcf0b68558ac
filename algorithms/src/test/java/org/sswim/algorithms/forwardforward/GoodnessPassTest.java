package org.sswim.algorithms.forwardforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Labels;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.options.Presets;
import org.sswim.sequences.LabelledSequences;

/** Gradients of a layer against differences of the surrogate that they are derivatives of. */
class GoodnessPassTest {
  private static final int SAMPLES = 10;
  private static final int INPUTS = 6;
  private static final int CLASSES = 3;
  private static final double STEP = 1e-2;

  private static Vectors data() {
    Random random = new Random(3);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      float[] own = new float[INPUTS];
      for (int j = 0; j < INPUTS; j++) {
        own[j] = random.nextFloat();
      }
      values.add(own);
      label[i] = i % CLASSES;
    }
    return Vectors.of(
        new LabelledSequences(values, INPUTS, List.of(), label, List.of("a", "b", "c"), null),
        true);
  }

  private static int[] all() {
    return IntStream.range(0, SAMPLES).toArray();
  }

  private static ForwardNetwork network(Vectors data, Labels labels, boolean normalised) {
    // Gentle, so that the loss is curved little within a step.
    return ForwardNetwork.drawn(
        data.inputs(),
        CLASSES,
        Presets.of(ForwardForwardOptions.class)
            .withHidden(List.of(8, 7))
            .withLabels(labels)
            .withNormalised(normalised)
            .withSteps(5)
            .withLeak(.9)
            .withSlope(2)
            .withSharpness(.5),
        5);
  }

  private static Negatives negatives(Vectors data, ForwardNetwork network, int most) {
    Negatives negatives = new Negatives(data.label(), network.classes(), most, 1, 0);
    negatives.draw(0);
    return negatives;
  }

  @ParameterizedTest
  @EnumSource(Labels.class)
  void everyParameterHasTheGradientOfTheSurrogate(Labels labels) {
    assertGradients(data(), network(data(), labels, false));
    assertGradients(data(), network(data(), labels, true));
  }

  @ParameterizedTest
  @EnumSource(Labels.class)
  void sequencesHaveTheGradientOfTheSurrogate(Labels labels) {
    Vectors data = Differences.sequences(SAMPLES, INPUTS, 5);
    assertGradients(data, network(data, labels, false));
    assertGradients(data, network(data, labels, true));
  }

  private static void assertGradients(Vectors data, ForwardNetwork network) {
    for (int layer = 0; layer < 2; layer++) {
      // Of one candidate, as which one is drawn would jump.
      GoodnessPass pass =
          new GoodnessPass(network, data, layer, negatives(data, network, 1), SAMPLES, true);
      pass.gradient(all(), 0, SAMPLES, 1);
      List<float[]> gradients = pass.gradients().stream().map(float[]::clone).toList();
      List<float[]> parameters = network.maps().get(layer).parameters();
      assertThat(gradients).hasSameSizeAs(parameters).hasSize(2);
      for (int a = 0; a < parameters.size(); a++) {
        float[] values = parameters.get(a);
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
          double slope = slope(pass, values, i);
          worst = Math.max(worst, Math.abs(slope - gradients.get(a)[i]));
          largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(largest).as("layer %d, array %d", layer, a).isGreaterThan(1e-2);
        assertThat(worst).as("layer %d, array %d", layer, a).isCloseTo(0, within(0.01 * largest));
      }
    }
  }

  private static double slope(GoodnessPass pass, float[] values, int i) {
    float before = values[i];
    values[i] = (float) (before + STEP);
    double above = pass.loss(all(), 0, SAMPLES);
    double to = values[i];
    values[i] = (float) (before - STEP);
    double below = pass.loss(all(), 0, SAMPLES);
    double slope = (above - below) / (to - values[i]);
    values[i] = before;
    return slope;
  }

  /** The second layer's loss depends on the first's weights, yet nothing of it reaches them. */
  @Test
  void noGradientCrossesALayer() {
    Vectors data = data();
    ForwardNetwork network = network(data, Labels.BESIDE, false);
    GoodnessPass pass =
        new GoodnessPass(network, data, 1, negatives(data, network, 2), SAMPLES, true);
    DenseMap first = network.maps().get(0);
    DenseMap second = network.maps().get(1);
    assertThat(Math.abs(slope(pass, first.weights(), 3))).isGreaterThan(1e-3);
    pass.gradient(all(), 0, SAMPLES, 1);
    assertThat(pass.gradients())
        .extracting(array -> array.length)
        .containsExactly(second.weights().length, second.bias().length);
    assertThat(pass.byLayer(0)).allSatisfy(array -> assertThat(array).containsOnly(0));
    assertThat(pass.byLayer(1)).allSatisfy(array -> assertThat(array).isNotEqualTo(zeros(array)));
  }

  private static float[] zeros(float[] array) {
    return new float[array.length];
  }
}

package org.sswim.algorithms.dsr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.Optimizer;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;

/** Gradients against differences of the clamp that they claim to be derivatives of. */
class DsrPassTest {
  private static final int SAMPLES = 12;
  private static final int INPUTS = 24;
  private static final int CLASSES = 3;

  /** So small that few kinks of the clamp lie within it, and that rounding does no harm. */
  private static final double STEP = 5e-4;

  private static Vectors data() {
    Random random = new Random(3);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      float[] own = new float[INPUTS];
      for (int j = 0; j < INPUTS; j++) {
        own[j] = (float) random.nextGaussian();
      }
      values.add(own);
      label[i] = i % CLASSES;
    }
    return Vectors.of(
        new LabelledSequences(
            values, INPUTS, List.of(), label, List.of("a", "b", "c"), new Grid(4, 6)),
        false);
  }

  private static int[] all() {
    return IntStream.range(0, SAMPLES).toArray();
  }

  @ParameterizedTest
  @EnumSource(DsrOptions.Leak.class)
  void everyParameterHasTheGradientOfTheClamp(DsrOptions.Leak leak) {
    Vectors data = data();
    // Low enough that a good part of the neurons is above it.
    double threshold = leak == DsrOptions.Leak.IF ? .3 : .015;
    DsrNetwork network =
        DsrNetwork.drawn(
            data,
            Presets.of(DsrOptions.class)
                .withNeuron(leak)
                .withHidden(List.of(9, 7))
                .withThreshold(Auto.of(threshold)),
            5);
    // Weights and biases of three maps, two thresholds.
    assertThat(network.groups()).hasSize(8);
    assertGradients(network, data, 6, .02);
  }

  @Test
  void convolutionsHaveTheGradientOfTheClamp() {
    Vectors data = data();
    DsrNetwork network =
        DsrNetwork.drawn(
            data,
            Presets.of(DsrOptions.class)
                .withFilters(List.of(2, 3))
                .withHidden(List.of(5))
                .withThreshold(Auto.of(.8)),
            // Of seeds 1 to 9 one with neurons above all thresholds and no kink in the way.
            1);
    // Weights, beta and gamma of two convolutions, two dense maps, three thresholds.
    assertThat(network.groups()).hasSize(13);
    // Each weight moves hundreds of pixels, some of them over a kink: differences are less sharp.
    assertGradients(network, data, 10, .05);
  }

  /** A shortcut takes gradients past the first layer of a block, at once in two blocks. */
  @ParameterizedTest
  @EnumSource(DsrOptions.Leak.class)
  void blocksHaveTheGradientOfTheClamp(DsrOptions.Leak leak) {
    Vectors data = data();
    DsrOptions options =
        Presets.of(DsrOptions.class)
            .withNeuron(leak)
            .withHidden(List.of(7))
            .withBlocks(2)
            .withThreshold(Auto.of(leak == DsrOptions.Leak.IF ? .8 : .04));
    DsrNetwork network = DsrNetwork.drawn(data, options, 5);
    // Weights and biases of six maps, five thresholds.
    assertThat(network.groups()).hasSize(17);
    assertThat(IntStream.range(0, 5).filter(network::shortcut)).containsExactly(2, 4);
    assertGradients(network, data, 12, .02);
  }

  private static void assertGradients(
      DsrNetwork network, Vectors data, int firstThreshold, double tolerance) {
    DsrPass pass = new DsrPass(network, data, SAMPLES, true);
    pass.gradient(all(), 0, SAMPLES, 1);
    List<float[]> gradients = pass.gradients().stream().map(float[]::clone).toList();
    List<Optimizer.Group> groups = network.groups();
    for (int a = 0; a < groups.size(); a++) {
      float[] values = groups.get(a).values();
      List<Double> misses = new ArrayList<>();
      double largest = 0;
      for (int i = 0; i < values.length; i++) {
        // Of thresholds a share: they may be small.
        double slope = slope(pass, values, i, a < firstThreshold ? STEP : STEP * values[i]);
        misses.add(Math.abs(slope - gradients.get(a)[i]));
        largest = Math.max(largest, Math.abs(slope));
      }
      assertThat(largest).as("array %d", a).isGreaterThan(1e-3);
      double close = tolerance * largest;
      // A kink may lie within all steps of one in twenty.
      assertThat(misses.stream().filter(miss -> miss > close).count())
          .as("array %d: %s of %s", a, misses, largest)
          .isLessThanOrEqualTo(values.length / 20);
    }
  }

  /** The median of central differences of three steps: kinks spoil one of them at most. */
  private static double slope(DsrPass pass, float[] values, int i, double most) {
    double[] slopes = new double[3];
    float before = values[i];
    for (int s = 0; s < 3; s++) {
      double step = most * Math.pow(.5, s);
      values[i] = (float) (before + step);
      double above = pass.loss(all(), 0, SAMPLES);
      double to = values[i];
      values[i] = (float) (before - step);
      double below = pass.loss(all(), 0, SAMPLES);
      slopes[s] = (above - below) / (to - values[i]);
    }
    values[i] = before;
    Arrays.sort(slopes);
    return slopes[1];
  }
}

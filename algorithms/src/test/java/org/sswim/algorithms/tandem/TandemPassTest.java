package org.sswim.algorithms.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.classification.Softmax;
import org.sswim.gradient.Optimizer;
import org.sswim.network.Provenance;
import org.sswim.options.Presets;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

/** Gradients against differences of the rectifiers that they claim to be derivatives of. */
class TandemPassTest {
  private static final int SAMPLES = 12;
  private static final int INPUTS = 6;
  private static final int CLASSES = 3;
  private static final double STEP = 2e-3;

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
        new LabelledSequences(values, INPUTS, List.of(), label, List.of("a", "b", "c"), null),
        false);
  }

  private static TandemNetwork network() {
    return network(Presets.of(TandemOptions.class), 0);
  }

  private static TandemNetwork network(TandemOptions options, float least) {
    return network(data(), options.withHidden(List.of(9, 7)).withSteps(6), least);
  }

  private static TandemNetwork network(Vectors data, TandemOptions options, float least) {
    TandemNetwork network = new TandemNetwork(data, List.of(), options, 5);
    for (Optimizer.Group group : network.groups(0)) {
      if (!group.decays()) {
        for (int i = 0; i < group.values().length; i++) {
          group.values()[i] = least + .1f * (i % 3);
        }
      }
    }
    return network;
  }

  private static int[] all() {
    return IntStream.range(0, SAMPLES).toArray();
  }

  @Test
  void everyParameterHasTheGradientOfTheRectifiers() {
    requireGradients(network(), 0);
  }

  /** Of a regression, which has a target for each sample. */
  @Test
  void valuesHaveTheGradientOfTheirSquaredError() {
    Vectors data = data();
    List<float[]> targets = data.values().stream().map(own -> Arrays.copyOf(own, CLASSES)).toList();
    Vectors numbered = data.like(data.values(), all());
    TandemNetwork network =
        new TandemNetwork(
            numbered,
            targets,
            Presets.of(TandemOptions.class).withHidden(List.of(9)).withSteps(6),
            5);
    requireGradients(network, numbered, 0, .02);
  }

  /** What spikes come in is no matter of the parameters behind the spiking layers. */
  @Test
  void behindSpikesTheGradientIsExact() {
    TandemNetwork network = network();
    network.convert(.4f);
    requireGradients(network, 1);
    network.convert(.3f);
    requireGradients(network, 2);
  }

  /** Weights, beta and gamma of a convolution, and what is behind it once it spikes. */
  @Test
  void convolutionsHaveTheGradientOfTheRectifiers() {
    Random random = new Random(2);
    List<float[]> images = new ArrayList<>();
    int[] label = new int[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      float[] own = new float[16];
      for (int i = 0; i < own.length; i++) {
        own[i] = random.nextFloat();
      }
      images.add(own);
      label[s] = s % CLASSES;
    }
    Vectors data =
        Vectors.of(
            new LabelledSequences(
                images, 16, List.of(), label, List.of("a", "b", "c"), new Grid(4, 4)),
            false);
    TandemOptions options =
        Presets.of(TandemOptions.class).withFilters(List.of(2)).withHidden(List.of(5)).withSteps(6);
    TandemNetwork network = network(data, options, .03f);
    requireGradients(network, data, 0, .05);
    // Once it spikes it takes moving averages.
    TandemPass seen = new TandemPass(network, data, 0, SAMPLES);
    seen.gradient(all(), 0, SAMPLES, 1);
    seen.taken();
    network.convert(.03f);
    requireGradients(network, data, 1, .02);
  }

  /** What is left out is the same in every pass over the same order. */
  @Test
  void theGradientIsOfWhatIsNotLeftOut() {
    TandemOptions options = Presets.of(TandemOptions.class).withInputDropout(.3).withDropout(.25);
    // A neuron that is left nothing but a bias of 0 would lie on its kink.
    TandemNetwork network = network(options, .03f);
    requireGradients(network, 0);
    network.convert(.4f);
    requireGradients(network, 1);
    network.convert(.3f);
    requireGradients(network, 2);
    TandemPass pass = new TandemPass(network, data(), 2, SAMPLES);
    assertThat(pass.gradient(all(), 0, SAMPLES, 1))
        .isNotCloseTo(pass.loss(all(), 0, SAMPLES), within(.1));
  }

  /** Rows come as currents of their steps, in training as in the saved network. */
  @Test
  void sequencesTrainAsTheyAreSimulated() {
    int steps = 6;
    Random random = new Random(8);
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      float[] own = new float[steps * INPUTS];
      for (int k = 0; k < own.length; k++) {
        own[k] = (float) random.nextGaussian();
      }
      values.add(own);
    }
    Vectors data =
        Vectors.of(
            new LabelledSequences(
                values, INPUTS, List.of(), data().label(), List.of("a", "b", "c"), null),
            false,
            steps);
    TandemOptions options =
        Presets.of(TandemOptions.class).withHidden(List.of(9, 7)).withSteps(steps);
    TandemNetwork network = network(data, options, .03f);
    requireGradients(network, data, 0, .02);
    network.convert(.07f);
    network.convert(.05f);
    TandemPass pass = new TandemPass(network, data, 2, SAMPLES);
    pass.forward(all(), 0, SAMPLES);
    ClockedModel model =
        network.model(
            data, network.thresholds(), new Provenance("1", 1, "rows", Map.of(), Map.of()));
    for (int i = 0; i < SAMPLES; i++) {
      float[] said = new float[CLASSES];
      Softmax.write(Arrays.copyOfRange(pass.evidence(), i * CLASSES, (i + 1) * CLASSES), said);
      assertThat(model.newClassifier().classify(values.get(i)).probabilities())
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(said);
    }
  }

  private static void requireGradients(TandemNetwork network, int first) {
    requireGradients(network, data(), first, .02);
  }

  private static void requireGradients(
      TandemNetwork network, Vectors data, int first, double tolerance) {
    TandemPass pass = new TandemPass(network, data, first, SAMPLES);
    pass.gradient(all(), 0, SAMPLES, 1);
    List<float[]> gradients = pass.gradients().stream().map(float[]::clone).toList();
    List<Optimizer.Group> groups = network.groups(first);
    assertThat(gradients).hasSameSizeAs(groups).isNotEmpty();
    for (int a = 0; a < groups.size(); a++) {
      float[] values = groups.get(a).values();
      double worst = 0;
      double largest = 0;
      for (int i = 0; i < values.length; i++) {
        double slope = slope(pass, values, i);
        worst = Math.max(worst, Math.abs(slope - gradients.get(a)[i]));
        largest = Math.max(largest, Math.abs(slope));
      }
      assertThat(largest).as("array %d", a).isGreaterThan(1e-2);
      assertThat(worst).as("array %d", a).isCloseTo(0, within(tolerance * largest));
    }
  }

  /** The median of central differences of three steps: kinks spoil one of them at most. */
  private static double slope(TandemPass pass, float[] values, int i) {
    double[] slopes = new double[3];
    float before = values[i];
    for (int s = 0; s < 3; s++) {
      double step = STEP * Math.pow(.5, s);
      values[i] = (float) (before + step);
      double above = pass.gradient(all(), 0, SAMPLES, 1);
      double to = values[i];
      values[i] = (float) (before - step);
      double below = pass.gradient(all(), 0, SAMPLES, 1);
      slopes[s] = (above - below) / (to - values[i]);
    }
    values[i] = before;
    Arrays.sort(slopes);
    return slopes[1];
  }

  /** In the spiking layer itself the rectifier's slope meets the counts that there were. */
  @Test
  void theTandemGradientIsOfTheRectifierAtTheCounts() {
    TandemNetwork network = network();
    network.convert(.4f);
    TandemPass pass = new TandemPass(network, data(), 0, SAMPLES);
    pass.gradient(all(), 0, SAMPLES, 1);
    float[] byBias = pass.gradients().get(1).clone();
    float[] activation = pass.activation(0).clone();
    // The same network as if the counts were numbers that a parameter may be added to.
    float[] weights = network.maps().get(0).parameters().get(0);
    float[] bias = network.maps().get(0).parameters().get(1);
    Vectors data = data();
    float[] x = new float[INPUTS];
    for (int j = 0; j < bias.length; j++) {
      double expected = 0;
      for (int s = 0; s < SAMPLES; s++) {
        data.fill(new int[] {s}, 0, 1, x, new int[1]);
        double z = bias[j];
        for (int i = 0; i < INPUTS; i++) {
          z += weights[i * bias.length + j] * x[i];
        }
        expected += z > 0 ? byActivation(network, activation, s, j) : 0;
      }
      assertThat((double) byBias[j]).isCloseTo(expected, within(2e-3));
    }
  }

  /** Differences of the loss of a sample by an activation of the first layer. */
  private static double byActivation(TandemNetwork network, float[] activation, int s, int j) {
    int width = network.maps().get(0).outputs();
    double[] loss = new double[2];
    for (int side = 0; side < 2; side++) {
      double[] a = new double[width];
      for (int i = 0; i < width; i++) {
        a[i] = activation[s * width + i];
      }
      a[j] += side == 0 ? 1e-5 : -1e-5;
      for (int m = 1; m < 3; m++) {
        float[] weights = network.maps().get(m).parameters().get(0);
        float[] bias = network.maps().get(m).parameters().get(1);
        double[] out = new double[bias.length];
        for (int k = 0; k < out.length; k++) {
          out[k] = bias[k];
          for (int i = 0; i < a.length; i++) {
            out[k] += weights[i * out.length + k] * a[i];
          }
          out[k] = m < 2 ? Math.max(0, out[k]) : out[k];
        }
        a = out;
      }
      double sum = Arrays.stream(a).map(Math::exp).sum();
      loss[side] = Math.log(sum) - a[s % CLASSES];
    }
    return (loss[0] - loss[1]) / 2e-5;
  }
}

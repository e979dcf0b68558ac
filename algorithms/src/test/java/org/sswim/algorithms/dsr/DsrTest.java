package org.sswim.algorithms.dsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.FitContext;
import org.sswim.classification.Softmax;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.gradient.DivergedException;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Dense;

@Tag("long")
class DsrTest {
  private static final DsrOptions SMALL =
      Presets.of(DsrOptions.class).withHidden(List.of(64)).withEpochs(Auto.of(30));

  private static double accuracy(DsrOptions options) {
    ClockedModel model =
        new DsrTrainer().fit(Digits.train(), options, new FitContext(0, Workers.available()));
    return Digits.accuracy(
        BatchClassifier.answers(model, Digits.test().values(), Workers.available()).probability(),
        Objects.requireNonNull(Digits.test().label()));
  }

  /** A linear classifier names .929 of these (classify evaluate --models ridge). */
  @Test
  void learnsDigits() {
    assertThat(accuracy(SMALL)).isGreaterThan(.95);
    assertThat(accuracy(SMALL.withNeuron(DsrOptions.Leak.LIF).withSteps(10))).isGreaterThan(.95);
  }

  /** The paper's reason for a level of a half: at few steps, what is cut off is half a step. */
  @Test
  void firingEarlyHelpsAtFewSteps() {
    DsrOptions few = SMALL.withSteps(2).withHidden(List.of(32, 32));
    assertThat(accuracy(few)).isGreaterThan(accuracy(few.withLevel(1)));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    DsrOptions options = SMALL.withHidden(List.of(16, 8)).withEpochs(Auto.of(2));
    ClockedModel one =
        new DsrTrainer().fit(Digits.train(), options, new FitContext(7, Workers.of(1)));
    ClockedModel three =
        new DsrTrainer().fit(Digits.train(), options, new FitContext(7, Workers.of(3)));
    float[] image = Digits.test().values().get(0);
    assertThat(three.newClassifier().classify(image).probabilities())
        .isEqualTo(one.newClassifier().classify(image).probabilities());
  }

  /** What training computes of spikes is what the model says when it runs. */
  @Test
  void theModelSaysWhatTrainingSaw() {
    Vectors data = Vectors.of(Digits.train(), false);
    for (DsrOptions.Leak leak : DsrOptions.Leak.values()) {
      double threshold = leak == DsrOptions.Leak.IF ? 1 : .05;
      DsrOptions options =
          SMALL.withNeuron(leak).withHidden(List.of(20, 15)).withThreshold(Auto.of(threshold));
      DsrNetwork network = DsrNetwork.drawn(data, options, 1);
      int samples = 20;
      DsrPass pass = new DsrPass(network, data, samples, false);
      pass.forward(IntStream.range(0, samples).toArray(), 0, samples);
      ClockedModel model =
          network.model(data, new Provenance("1", 1, "digits", Map.of(), Map.of()));
      List<Integer> same = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        int best = 0;
        for (int k = 1; k < 10; k++) {
          best = pass.mapped(2)[i * 10 + k] > pass.mapped(2)[i * 10 + best] ? k : best;
        }
        if (model.newClassifier().classify(data.values().get(i)).best() == best) {
          same.add(i);
        }
      }
      assertThat(same).as("%s", leak).hasSizeGreaterThanOrEqualTo(samples - 1);
    }
  }

  /** Batch normalisation is folded into weights: of the only batch seen it says the same. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void theModelOfConvolutionsSaysWhatTrainingSaw(int blocks) {
    Vectors data = Vectors.of(Digits.train(), false);
    DsrOptions options =
        SMALL
            .withFilters(List.of(4, 6))
            .withHidden(List.of())
            .withBlocks(blocks)
            .withThreshold(Auto.of(2.0));
    DsrNetwork network = DsrNetwork.drawn(data, options, 1);
    int samples = 50;
    int[] order = IntStream.range(0, samples).toArray();
    DsrPass pass = new DsrPass(network, data, samples, false);
    pass.gradient(order, 0, samples, 1);
    pass.taken();
    ClockedModel model = network.model(data, new Provenance("1", 1, "digits", Map.of(), Map.of()));
    int same = 0;
    for (int i = 0; i < samples; i++) {
      float[] evidence = Arrays.copyOfRange(pass.mapped(network.layers()), 10 * i, 10 * i + 10);
      float[] expected = new float[10];
      Softmax.write(evidence, expected);
      float[] said = model.newClassifier().classify(data.values().get(i)).probabilities();
      boolean close = true;
      for (int k = 0; k < 10; k++) {
        close &= Math.abs(said[k] - expected[k]) < 1e-3;
      }
      same += close ? 1 : 0;
    }
    // Rounding moves a spike now and then.
    assertThat(same).isGreaterThanOrEqualTo(samples - 5);
  }

  @Test
  void convolutionsLearnDigits() {
    DsrOptions options =
        SMALL.withFilters(List.of(16)).withHidden(List.of(64)).withEpochs(Auto.of(12));
    assertThat(accuracy(options)).isGreaterThan(.94);
  }

  /** Two bits: of each neuron all weights are 0 or of one size, and it hardly says less. */
  @Test
  void weightsOfTwoBitsNameDigits() {
    ClockedModel model =
        new DsrTrainer()
            .fit(
                Digits.train(),
                SMALL.withHidden(List.of(200)).withBits(2),
                new FitContext(0, Workers.available()));
    for (ClockedLayer layer : model.layers()) {
      Dense dense = (Dense) layer.connections().get(0);
      for (int j = 0; j < dense.outputs(); j++) {
        float size = 0;
        for (int i = 0; i < dense.inputs(); i++) {
          float w = Math.abs(dense.weights()[i * dense.outputs() + j]);
          assertThat(w == 0 || size == 0 || w == size).isTrue();
          size = Math.max(size, w);
        }
      }
    }
    assertThat(
            Digits.accuracy(
                BatchClassifier.answers(model, Digits.test().values(), Workers.available())
                    .probability(),
                Objects.requireNonNull(Digits.test().label())))
        .isGreaterThan(.92);
  }

  @Test
  void aRateThatIsTooHighIsNamed() {
    assertThatThrownBy(() -> accuracy(SMALL.withRate(1e30).withEpochs(Auto.of(3))))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("diverged in epoch")
        .hasMessageContaining("learning rate of 1.0E30");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> Entries.options("dsr", "steps=0"))
        .hasMessageContaining("dsr")
        .hasMessageContaining("steps")
        .hasMessageContaining("got 0");
    assertThatThrownBy(() -> Entries.options("dsr", "step=5"))
        .hasMessageContaining("there is no setting 'step'; did you mean steps?");
    assertThatThrownBy(() -> Entries.options("dsr", "hidden=")).hasMessageContaining("hidden");
    assertThat(Entries.options("dsr", "published", "hidden=20+30", "neuron=lif"))
        .isEqualTo(
            Presets.of(DsrOptions.class, "published")
                .withHidden(List.of(20, 30))
                .withNeuron(DsrOptions.Leak.LIF));
  }
}

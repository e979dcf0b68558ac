package org.sswim.algorithms.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.algorithms.tandem.TandemTrainer.LeftOutSamples;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.FitContext;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.sampling.SeedStreams;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Dense;
import org.sswim.training.FitProgress;

class TandemTest {
  private static final TandemOptions SMALL =
      Presets.of(TandemOptions.class)
          .withHidden(List.of(48))
          .withEpochs(Auto.of(25))
          .withTuning(Auto.of(15));
  private static final Provenance NOWHERE = new Provenance("1", 1, "digits", Map.of(), Map.of());

  private static ClockedModel fit(TandemOptions options, int threads) {
    return new TandemTrainer().fit(Digits.train(), options, new FitContext(0, Workers.of(threads)));
  }

  private static double accuracy(TandemOptions options) {
    return Digits.accuracy(
        BatchClassifier.answers(fit(options, 2), Digits.test().values(), Workers.available())
            .probability(),
        Objects.requireNonNull(Digits.test().label()));
  }

  /** A linear classifier names .929 of these (classify evaluate --models ridge). */
  @Test
  void learnsDigits() {
    assertThat(accuracy(SMALL)).isGreaterThan(.95);
  }

  /** Where counts are coarse, what follows learns to live with them. */
  @Test
  void isAheadOfDirectConversionAtFewSteps() {
    TandemOptions few = SMALL.withHidden(List.of(32, 32)).withSteps(2);
    assertThat(accuracy(few)).isGreaterThan(accuracy(few.withDirect(true)) + .02);
  }

  /** Weights of few bits are what fine-tuning sees, so that it loses less to them. */
  @Test
  void keepsWeightsOfFewBits() {
    TandemOptions coarse = SMALL.withWeightBits(3);
    Dense first = (Dense) fit(coarse, 2).layers().get(0).connections().get(0);
    TreeSet<Float> levels = new TreeSet<>();
    for (float w : first.weights()) {
      levels.add(w == 0 ? 0 : w);
    }
    assertThat(levels).hasSizeBetween(3, 7).contains(0f);
    assertThat(accuracy(coarse)).isGreaterThan(accuracy(coarse.withDirect(true)));
  }

  /** A neuron has few inputs, and what is behind learns to live with them. */
  @Test
  void neuronsKeepFewInputs() {
    TandemOptions few = SMALL.withFanIn(8);
    Dense first = (Dense) fit(few, 2).layers().get(0).connections().get(0);
    for (int j = 0; j < first.outputs(); j++) {
      int inputs = 0;
      for (int i = 0; i < first.inputs(); i++) {
        inputs += first.weights()[i * first.outputs() + j] != 0 ? 1 : 0;
      }
      assertThat(inputs).isBetween(1, 8);
    }
    assertThat(accuracy(few)).isGreaterThan(accuracy(few.withDirect(true)) + .05);
  }

  @Test
  void theLargestWeightsStay() {
    float[] weights = {3, 1, -5, 1, 2, 1, 0, 1};
    TandemNetwork.keep(2, 2, weights);
    assertThat(weights).containsExactly(3, 1, -5, 1, 0, 0, 0, 0);
  }

  @Test
  void roundsToEvenLevels() {
    float[] weights = {-1.5f, .2f, .3f, .74f, 0};
    TandemNetwork.round(3, weights, weights);
    // Three levels on each side, .5 apart.
    assertThat(weights).containsExactly(-1.5f, 0, .5f, .5f, 0);
    float[] none = {0, 0};
    TandemNetwork.round(2, none, none);
    assertThat(none).containsOnly(0);
  }

  @Tag("long")
  @Test
  void convolutionsLearnDigits() {
    TandemOptions options =
        SMALL
            .withFilters(List.of(8))
            .withHidden(List.of(32))
            .withSteps(4)
            .withEpochs(Auto.of(20))
            .withTuning(Auto.of(5));
    assertThat(accuracy(options))
        .isGreaterThan(accuracy(options.withDirect(true)) + .05)
        .isGreaterThan(.88);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    TandemOptions options =
        SMALL
            .withHidden(List.of(16, 8))
            .withEpochs(Auto.of(2))
            .withTuning(Auto.of(2))
            .withInputDropout(.1)
            .withDropout(.2);
    float[] image = Digits.test().values().get(0);
    assertThat(fit(options, 3).newClassifier().classify(image).probabilities())
        .isEqualTo(fit(options, 1).newClassifier().classify(image).probabilities());
  }

  /** What training computes of spikes is what the model says when it runs. */
  @Test
  void theModelSaysWhatTrainingSaw() {
    assertSaysWhatTrainingSaw(SMALL.withHidden(List.of(20, 15)));
    assertSaysWhatTrainingSaw(SMALL.withFilters(List.of(3, 4)).withHidden(List.of(9)));
  }

  private static void assertSaysWhatTrainingSaw(TandemOptions options) {
    Vectors data = Vectors.of(Digits.train(), false);
    TandemNetwork network = new TandemNetwork(data, List.of(), options, 1);
    for (LayerMap map : network.maps().subList(0, network.layers())) {
      float[] bias = map.parameters().get(1);
      for (int i = 0; i < bias.length; i++) {
        bias[i] = .02f * (i % 5);
      }
    }
    int samples = 20;
    int[] some = IntStream.range(0, samples).toArray();
    // Moving averages of convolutions begin with those of a training pass.
    TandemPass first = new TandemPass(network, data, 0, samples);
    first.gradient(some, 0, samples, 1);
    first.taken();
    for (int l = 0; l < network.layers(); l++) {
      network.convert(l == 0 ? .2f : .3f);
    }
    TandemPass pass = new TandemPass(network, data, network.layers(), samples);
    pass.forward(some, 0, samples);
    ClockedModel model = network.model(data, network.thresholds(), NOWHERE);
    int different = 0;
    for (int i = 0; i < samples; i++) {
      float[] p = model.newClassifier().classify(data.values().get(i)).probabilities();
      for (int k = 1; k < 10; k++) {
        // Differences of evidence are ratios of probabilities.
        double trained = pass.evidence()[i * 10 + k] - pass.evidence()[i * 10];
        different += Math.abs(Math.log(p[k] / p[0]) - trained) > 1e-3 ? 1 : 0;
      }
    }
    // A voltage that only just reaches the threshold may do so in one order of sums alone.
    assertThat(different).isLessThan(10);
  }

  @Test
  void holdsOutOfEveryClass() {
    int[] label = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2};
    LeftOutSamples samples = LeftOutSamples.of(label, 3, .2, new SeedStreams(1).stream("test"));
    assertThat(Arrays.stream(samples.leftOut()).map(i -> label[i]).sorted())
        .containsExactly(0, 0, 1);
    assertThat(samples.train()).hasSize(10).doesNotContain(samples.leftOut());
    assertThat(samples.train().length + samples.leftOut().length).isEqualTo(label.length);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> Entries.options("tandem", "percentile=3"))
        .hasMessageContaining("tandem")
        .hasMessageContaining("percentile")
        .hasMessageContaining("got 3");
    assertThatThrownBy(() -> Entries.options("tandem", "weight-bits=1"))
        .hasMessageContaining("weight-bits=1")
        .hasMessageContaining("2..16");
    assertThat(Entries.options("tandem", "published", "direct=on", "hidden=20+30"))
        .isEqualTo(
            Presets.of(TandemOptions.class, "published")
                .withDirect(true)
                .withHidden(List.of(20, 30)));
  }

  /** Outputs that give values: noise goes, and fine-tuning is worth most at few steps. */
  @Test
  @Tag("long")
  void takesNoiseFromImages() {
    Path digits =
        Path.of("../cli/src/main/resources/org/sswim/cli/data/digits-images-idx3-ubyte.gz");
    Findings findings =
        DenoiseExperiment.run(
            new Experiment.Run<>(
                List.of(digits, digits),
                Presets.of(DenoiseOptions.class)
                    .withHidden(List.of(64))
                    .withSteps(List.of(2))
                    .withEpochs(Auto.of(20))
                    .withTuning(Auto.of(10)),
                List.of(0L),
                Workers.available(),
                FitProgress.NONE));
    double none = (double) findings.rows().get(0).get(2);
    double direct = (double) findings.rows().get(1).get(2);
    double tandem = (double) findings.rows().get(2).get(2);
    // Of noise of deviation .3: -20 log10(.3).
    assertThat(none).isCloseTo(10.46, within(.1));
    assertThat(tandem).isGreaterThan(none + 1).isGreaterThan(direct + .5);
  }
}

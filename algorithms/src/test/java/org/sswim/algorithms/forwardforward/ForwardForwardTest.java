package org.sswim.algorithms.forwardforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Labels;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Reading;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.FitContext;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

@Tag("long")
class ForwardForwardTest {
  private static final ForwardForwardOptions SMALL =
      Presets.of(ForwardForwardOptions.class).withHidden(List.of(60, 60)).withEpochs(Auto.of(30));
  private static final Provenance NOWHERE = new Provenance("1", 1, "digits", Map.of(), Map.of());

  private static ClockedModel fit(ForwardForwardOptions options, int threads) {
    return new ForwardForwardTrainer()
        .fit(Digits.train(), options, new FitContext(0, Workers.of(threads)));
  }

  private static double accuracy(ClockedModel model) {
    return Digits.accuracy(
        BatchClassifier.answers(model, Digits.test().values(), Workers.available()).probability(),
        Objects.requireNonNull(Digits.test().label()));
  }

  /** A linear classifier names .929 of these (classify evaluate --models ridge). */
  @Test
  void learnsDigits() {
    assertThat(accuracy(fit(SMALL, 2))).isGreaterThan(.93);
    assertThat(accuracy(fit(SMALL.withReadout(Reading.LINEAR), 2))).isGreaterThan(.93);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    float[] image = Digits.test().values().get(0);
    for (Reading reading : Reading.values()) {
      ForwardForwardOptions options =
          SMALL.withHidden(List.of(12, 8)).withEpochs(Auto.of(2)).withReadout(reading);
      assertThat(fit(options, 3).newClassifier().classify(image).probabilities())
          .isEqualTo(fit(options, 1).newClassifier().classify(image).probabilities());
    }
  }

  /** What training computes of spikes is what the model says when it runs. */
  @Test
  void theModelSaysWhatTrainingSaw() {
    Vectors data = Vectors.of(Digits.train(), true);
    int samples = 20;
    int[] order = IntStream.range(0, samples).toArray();
    for (int variant = 0; variant < 4; variant++) {
      Labels labels = variant % 2 == 0 ? Labels.OVER : Labels.BESIDE;
      ForwardForwardOptions options =
          SMALL
              .withHidden(List.of(20, 15))
              .withLabels(labels)
              .withThreshold(variant < 2 ? 1.5 : 0.3)
              .withNormalised(variant >= 2);
      ForwardNetwork network = ForwardNetwork.drawn(data.inputs(), 10, options, 1);
      ForwardRun forward = new ForwardRun(network, data, 2, samples);
      forward.take(order, 0, samples);
      double[][] goodness = new double[10][samples];
      for (int k = 0; k < 10; k++) {
        int[] said = new int[samples];
        Arrays.fill(said, k);
        List<LayerRun> runs = forward.runs(samples, false);
        forward.run(samples, said, runs);
        double[] own = new double[samples];
        for (LayerRun run : runs) {
          run.goodness(samples, own);
          for (int i = 0; i < samples; i++) {
            goodness[k][i] += own[i];
          }
        }
      }
      ClockedModel model = network.model(data, 2, 1, NOWHERE);
      List<Double> errors = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        float[] p = model.newClassifier().classify(data.values().get(i)).probabilities();
        for (int k = 1; k < 10; k++) {
          // Differences of evidence are ratios of probabilities.
          errors.add(Math.abs(Math.log(p[k] / p[0]) - (goodness[k][i] - goodness[0][i])));
        }
      }
      // A voltage that only just reaches the threshold may do so in one order of sums alone.
      assertThat(errors.stream().filter(e -> e > 1e-3).count())
          .as("variant %d", variant)
          .isLessThan(10);
    }
  }

  /** Each wrong class is drawn in proportion to its weight, the true one never. */
  @Test
  void drawsNegativesByTheirWeight() {
    int samples = 6000;
    int classes = 4;
    int own = 1;
    int[] label = new int[samples];
    Arrays.fill(label, own);
    Negatives negatives = new Negatives(label, classes, 100, 3, 0);
    negatives.draw(5);
    double[] weight = {1, 100, 2, 5};
    double[] drawn = new double[classes];
    for (int i = 0; i < samples; i++) {
      double sum = 0;
      int chosen = -1;
      for (int c = 0; c < negatives.count(); c++) {
        double w = weight[negatives.candidate(i, c)];
        sum += w;
        chosen = negatives.chosen(i, c, w, sum) ? negatives.candidate(i, c) : chosen;
      }
      drawn[chosen]++;
    }
    // Four standard deviations of a share are at most .026.
    assertThat(drawn[0] / samples).isCloseTo(1 / 8.0, within(.026));
    assertThat(drawn[1]).isZero();
    assertThat(drawn[2] / samples).isCloseTo(2 / 8.0, within(.026));
    assertThat(drawn[3] / samples).isCloseTo(5 / 8.0, within(.026));
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> Entries.options("forward-forward", "leak=2"))
        .hasMessageContaining("forward-forward")
        .hasMessageContaining("leak")
        .hasMessageContaining("got 2");
    assertThat(Entries.options("forward-forward", "published", "readout=linear", "labels=beside"))
        .isEqualTo(
            Presets.of(ForwardForwardOptions.class, "published")
                .withReadout(Reading.LINEAR)
                .withLabels(Labels.BESIDE));
    LabelledSequences two =
        new LabelledSequences(
            List.of(new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6}),
            2,
            List.of(),
            new int[] {0, 1, 2},
            List.of("a", "b", "c"),
            null);
    assertThatThrownBy(
            () ->
                new ForwardForwardTrainer()
                    .fit(two, SMALL.withLabels(Labels.OVER), new FitContext(0, Workers.of(1))))
        .hasMessageContaining("3 classes do not fit over 2 values");
  }
}

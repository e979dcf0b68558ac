package org.sswim.algorithms.hybridcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.FitContext;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.gradient.Optimizer;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.sampling.SeedStreams;
import org.sswim.shown.ClockedModel;

@Tag("long")
class HybridTest {
  private static final HybridOptions SMALL =
      Presets.of(HybridOptions.class)
          .withHidden(List.of(64))
          .withSteps(8)
          .withTeacherEpochs(Auto.of(20))
          .withLocalEpochs(Auto.of(4))
          .withDecisionEpochs(Auto.of(2));

  private static ClockedModel fit(HybridOptions options, int threads) {
    return new HybridTrainer().fit(Digits.train(), options, new FitContext(0, Workers.of(threads)));
  }

  private static BatchClassifier.Answers answers(ClockedModel model) {
    return BatchClassifier.answers(model, Digits.test().values(), Workers.available());
  }

  private static double accuracy(BatchClassifier.Answers answers) {
    return Digits.accuracy(answers.probability(), Objects.requireNonNull(Digits.test().label()));
  }

  /** A linear classifier names .929 of these (classify evaluate --models ridge). */
  @Test
  void everyCodingLearnsDigits() {
    for (Coding input : new Coding[] {Coding.DIRECT, Coding.RATE, Coding.PHASE}) {
      for (Coding between : new Coding[] {Coding.RATE, Coding.BURST}) {
        HybridOptions options =
            SMALL.withInput(input).withBetween(List.of(between)).withOutput(Coding.DIRECT);
        assertThat(accuracy(answers(fit(options, 2))))
            .as("%s, %s", input, between)
            .isGreaterThan(.93);
      }
    }
    for (Coding between : new Coding[] {Coding.PHASE, Coding.TTFS}) {
      HybridOptions options = SMALL.withBetween(List.of(between)).withOutput(Coding.DIRECT);
      assertThat(accuracy(answers(fit(options, 2)))).as("%s", between).isGreaterThan(.9);
    }
    assertThat(accuracy(answers(fit(SMALL.withOutput(Coding.RATE), 2)))).isGreaterThan(.93);
    // One spike says when a pixel is bright, not how much, to neurons without a leak.
    assertThat(accuracy(answers(fit(SMALL.withInput(Coding.TTFS).withOutput(Coding.DIRECT), 2))))
        .isGreaterThan(.8);
  }

  @Test
  void decidesEarly() {
    BatchClassifier.Answers early = answers(fit(SMALL, 2));
    double waiting = accuracy(answers(fit(SMALL.withOutput(Coding.DIRECT), 2)));
    // The 134 digits that choose the threshold of decisions cannot tell less than three points.
    assertThat(accuracy(early)).isGreaterThan(waiting - .04);
    assertThat(Arrays.stream(early.steps()).average().orElseThrow()).isBetween(1.0, .6 * 8);
  }

  /** The outputs of the paper: no threshold is chosen, no sample is left out. */
  @Test
  void aThresholdMayBeGiven() {
    ClockedModel model = fit(SMALL.withThreshold(Auto.of(3.0)), 2);
    assertThat(model.layers().get(1).threshold()).containsExactly(3);
    assertThat(model.provenance().results()).doesNotContainKey("decisionSteps");
    assertThat(accuracy(answers(model))).isGreaterThan(.85);
  }

  /** Without hidden spikes only biases speak; half of them say less than all. */
  @Test
  void lostSpikesAreMissed() {
    Vectors data = Vectors.of(Digits.train(), false);
    HybridNetwork network = HybridTrainer.trained(data, SMALL, new FitContext(0, Workers.of(2)));
    double[] right = new double[3];
    for (int k = 0; k < 3; k++) {
      double share = k / 2.0;
      UniformRandomProvider random = new SeedStreams(1).stream("lost");
      right[k] =
          new Decisions(network, data, data.all(), pass -> pass.lose(share, random))
              .at(network.threshold(1))
              .right();
    }
    assertThat(right[0]).isGreaterThan(.93);
    assertThat(right[1]).isBetween(.3, right[0] - .01);
    assertThat(right[2]).isLessThan(.2);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    HybridOptions options = SMALL.withHidden(List.of(16, 8)).withTeacherEpochs(Auto.of(2));
    float[] image = Digits.test().values().get(0);
    assertThat(fit(options, 3).newClassifier().classify(image).probabilities())
        .isEqualTo(fit(options, 1).newClassifier().classify(image).probabilities());
  }

  /** What training computes of spikes is what the model says when it runs. */
  @Test
  void theModelSaysWhatTrainingSaw() {
    HybridOptions some = SMALL.withHidden(List.of(20, 15)).withLeft(.9);
    for (HybridOptions options :
        List.of(
            some,
            some.withInput(Coding.RATE),
            some.withInput(Coding.PHASE),
            some.withInput(Coding.TTFS),
            some.withRise(.4),
            some.withBetween(List.of(Coding.PHASE)),
            some.withBetween(List.of(Coding.TTFS, Coding.BURST)),
            some.withBetween(List.of(Coding.BURST, Coding.PHASE)),
            some.withBetween(List.of(Coding.TTFS)).withRise(.4))) {
      assertSaysWhatTrainingSaw(options);
    }
  }

  private static void assertSaysWhatTrainingSaw(HybridOptions options) {
    Vectors data = Vectors.of(Digits.train(), true);
    HybridNetwork network = HybridNetwork.drawn(data.inputs(), 10, options, 1);
    int[] some = IntStream.range(0, 30).toArray();
    network.balance(network.maps(), data, some);
    network.setOutputThreshold(1.5f);
    Decisions.Outcome outcome = new Decisions(network, data, some).at(1.5f);
    ClockedModel model = network.model(data, new Provenance("1", 1, "digits", Map.of(), Map.of()));
    BatchClassifier.Answers said =
        BatchClassifier.answers(model, data.values().subList(0, 30), Workers.of(1));
    double steps = Arrays.stream(said.steps()).average().orElseThrow();
    // Rounding may move one decision in thirty by some steps.
    assertThat(Math.abs(steps - outcome.steps())).as("%s", options).isLessThan(.3);
    assertThat(steps).isLessThan(8);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> Entries.options("hybrid", "input=burst"))
        .hasMessageContaining(
            "hybrid: input=burst: input must be one of [direct, rate, phase, ttfs]; got burst");
    assertThatThrownBy(() -> Entries.options("hybrid", "left-out=.6"))
        .hasMessageContaining("at most 0.5; got 0.6");
    assertThatThrownBy(() -> Entries.options("hybrid", "left=.5", "rise=.5"))
        .hasMessageContaining("rise must be at least 0 and below left; got 0.5");
    assertThat(Entries.options("hybrid", "published", "teacher-epochs=3"))
        .isEqualTo(Presets.of(HybridOptions.class, "published").withTeacherEpochs(Auto.of(3)));
    assertThat(Entries.options("hybrid", "published", "decision-rule=adamw"))
        .isEqualTo(
            Presets.of(HybridOptions.class, "published").withDecisionRule(Optimizer.Rule.ADAMW));
  }
}

package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.classification.Classifier;
import org.sswim.classification.SequenceClassifier;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Comparison;
import org.sswim.forecasters.Training;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;

class GradientClassifierTrainerTest {
  private static final int SIDE = 8;
  private static final int FIELD = 4;
  private static final int CLASSES = 3;
  private static final LabelledSequences IMAGES = images(1, 1500);
  private static final LabelledSequences OTHERS = images(2, 600);
  private static final ClassifierOptions OPTIONS =
      ClassifierOptions.defaults()
          .withNeurons(Auto.of(24))
          .withOversampling(Auto.of(1))
          .withField(Auto.of(FIELD))
          .withWhitening(Auto.of(0.0))
          .withEpochs(6);
  private static final ClassWatch NOBODY = (epoch, model) -> {};

  /** Two bars, upright, level, or one of each, anywhere, in noise: not to be told by one pixel. */
  private static LabelledSequences images(long seed, int count) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % CLASSES;
      float[] image = new float[SIDE * SIDE];
      for (int p = 0; p < image.length; p++) {
        image[p] = 0.6f * random.nextFloat();
      }
      bar(image, label[i] == 0 || label[i] == 2, random);
      bar(image, label[i] == 0, random);
      values.add(image);
    }
    return new LabelledSequences(
        values, SIDE * SIDE, List.of(), label, List.of("a", "b", "c"), new Grid(SIDE, SIDE));
  }

  private static void bar(float[] image, boolean upright, Random random) {
    int at = random.nextInt(SIDE);
    int from = random.nextInt(SIDE - 4);
    for (int k = from; k < from + 5; k++) {
      image[upright ? k * SIDE + at : at * SIDE + k] = 1;
    }
  }

  /** Tones of a period of their own, of unequal length. */
  private static LabelledSequences tones(long seed, int count) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % CLASSES;
      float[] tone = new float[20 + random.nextInt(15)];
      double phase = 2 * Math.PI * random.nextDouble();
      for (int t = 0; t < tone.length; t++) {
        double noise = random.nextGaussian();
        tone[t] = (float) (Math.sin(2 * Math.PI * t / (4 + 2 * label[i]) + phase) + noise);
      }
      values.add(tone);
    }
    return new LabelledSequences(values, 1, List.of(), label, List.of("a", "b", "c"), null);
  }

  private static GradientClassifierFit fit(GradientStart start) {
    return new GradientClassifierTrainer(OPTIONS, Workers.available()).fit(IMAGES, start, NOBODY);
  }

  private static double right(ClassifierFit fit, LabelledSequences data) {
    double[] probability =
        new BatchClassifier(fit.model(), Workers.available()).classify(data.values()).probability();
    int[] label = Objects.requireNonNull(data.label());
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += ClassScore.best(probability, i, CLASSES) == label[i] ? 1 : 0;
    }
    return (double) right / label.length;
  }

  @ParameterizedTest
  @EnumSource(GradientStart.class)
  void lowersTheLogLossAndNamesOtherImagesBetter(GradientStart start) {
    GradientClassifierFit fit = fit(start);
    assertThat(fit.best()).isPositive();
    assertThat(fit.after().logLoss()).isLessThan(0.8 * fit.before().logLoss());
    assertThat(fit.after().accuracy()).isGreaterThan(fit.before().accuracy());
    // A sixth of 500 of each class.
    assertThat(fit.leftOut()).isEqualTo(3 * 83);
    assertThat(fit.fit().leftOutAccuracy()).isEqualTo(fit.after().accuracy());
    if (start.solved()) {
      ClassifierFit solved =
          new ClassifierTrainer(OPTIONS.withSource(start.source()), Workers.available())
              .fit(IMAGES);
      assertThat(right(fit.fit(), OTHERS)).isGreaterThan(right(solved, OTHERS));
    } else {
      // A third by chance.
      assertThat(right(fit.fit(), OTHERS)).isGreaterThan(0.7);
    }
  }

  /** As it is watched, so it is deployed: one image after another, in the runtime. */
  @Test
  void watchesTheModelsThatAreUsed() {
    List<Double> losses = new ArrayList<>();
    GradientClassifierFit fit =
        new GradientClassifierTrainer(OPTIONS.withEpochs(2), Workers.available())
            .fit(
                IMAGES,
                GradientStart.S_SWIM,
                (epoch, model) -> {
                  losses.add(epoch.validationLoss());
                  assertThat(epoch.number()).isEqualTo(losses.size() - 1);
                  SequenceClassifier classifier = model.get().newClassifier();
                  assertThat(classifier.classify(OTHERS.values().get(0)).probabilities())
                      .hasSize(CLASSES);
                });
    assertThat(losses).hasSize(3).last().isEqualTo(fit.epochs().get(2).validationLoss());
    Classifier classifier = new Classifier(fit.fit().model());
    double[] batch =
        new BatchClassifier(fit.fit().model(), Workers.available())
            .classify(OTHERS.values())
            .probability();
    for (int i = 0; i < 50; i++) {
      float[] one = classifier.classify(OTHERS.values().get(i)).probabilities();
      for (int k = 0; k < CLASSES; k++) {
        assertThat(one[k]).isCloseTo((float) batch[i * CLASSES + k], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(GradientStart.class)
  void neuronsSeeNothingOutsideOfTheirFields(GradientStart start) {
    SpikingLayer layer = fit(start).fit().model().network().hidden().last();
    for (int i = 0; i < layer.neurons(); i++) {
      int top = SIDE;
      int bottom = -1;
      int left = SIDE;
      int right = -1;
      int seen = 0;
      for (int p = 0; p < SIDE * SIDE; p++) {
        if (layer.weights()[p * layer.neurons() + i] != 0) {
          top = Math.min(top, p / SIDE);
          bottom = Math.max(bottom, p / SIDE);
          left = Math.min(left, p % SIDE);
          right = Math.max(right, p % SIDE);
          seen++;
        }
      }
      assertThat(bottom - top).isLessThan(FIELD);
      assertThat(right - left).isLessThan(FIELD);
      assertThat(seen).isEqualTo(FIELD * FIELD);
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBits() {
    ClassifierOptions options = OPTIONS.withEpochs(2);
    GradientClassifierFit one =
        new GradientClassifierTrainer(options, Workers.of(1))
            .fit(IMAGES, GradientStart.USUAL, NOBODY);
    GradientClassifierFit two =
        new GradientClassifierTrainer(options, Workers.of(2))
            .fit(IMAGES, GradientStart.USUAL, NOBODY);
    assertThat(two.fit().model().network())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(one.fit().model().network());
    assertThat(two.after().logLoss()).isEqualTo(one.after().logLoss());
  }

  @Tag("long")
  @Test
  void trainsOnSequencesOfUnequalLength() {
    LabelledSequences tones = tones(3, 300);
    ClassifierOptions options =
        ClassifierOptions.defaults().withNeurons(Auto.of(60)).withEpochs(15);
    GradientClassifierFit fit =
        new GradientClassifierTrainer(options, Workers.available())
            .fit(tones, GradientStart.USUAL, NOBODY);
    assertThat(fit.after().logLoss()).isLessThan(0.8 * fit.before().logLoss());
    assertThat(right(fit.fit(), tones(4, 300))).isGreaterThan(0.6);
    SpikingLayer layer = fit.fit().model().network().hidden().last();
    int seen = 0;
    for (float weight : layer.weights()) {
      seen += weight != 0 ? 1 : 0;
    }
    // As many synapses as fields have, at most.
    assertThat(seen).isBetween(60, 60 * 9);
  }

  /** Of a few sequences left out none can be named better by more than chance. */
  @Test
  void keepsAStartThatIsNotClearlyWorse() {
    LabelledSequences few = tones(5, 24);
    ClassifierOptions options = ClassifierOptions.defaults().withNeurons(Auto.of(60)).withEpochs(3);
    GradientClassifierFit fit =
        new GradientClassifierTrainer(options, Workers.available())
            .fit(few, GradientStart.S_SWIM, NOBODY);
    assertThat(fit.best()).isZero();
    assertThat(fit.after().accuracy()).isEqualTo(fit.before().accuracy());
    ClassifierFit solved = new ClassifierTrainer(options, Workers.available()).fit(few);
    assertThat(fit.fit().model().network())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(solved.model().network());
  }

  /** Gradients have none to train, but what they must beat has. */
  @Test
  void aStartThatIsKeptHasItsSkipConnections() {
    ClassifierOptions options =
        ClassifierOptions.defaults().withNeurons(Auto.of(20)).withEpochs(0).withSkip(Auto.of(true));
    GradientClassifierTrainer trainer = new GradientClassifierTrainer(options, Workers.available());
    LabelledSequences few = tones(5, 24);
    GradientClassifierFit kept = trainer.fit(few, GradientStart.S_SWIM, NOBODY);
    assertThat(kept.best()).isZero();
    assertThat(kept.fit().model().skipSections()).isPositive();
    ClassifierFit trained = trainer.fit(few, GradientStart.USUAL, NOBODY).fit();
    assertThat(trained.model().skipSections()).isZero();
    assertThat(trained.plan().skip()).isZero();
  }

  @Test
  void withoutEpochsTheStartIsKept() {
    GradientOptions still =
        GradientOptions.defaults().withLoss(GradientOptions.Loss.CROSS_ENTROPY).withEpochs(0);
    GradientClassifierFit fit =
        new GradientClassifierTrainer(OPTIONS, still, Workers.available())
            .fit(IMAGES, GradientStart.S_SWIM, NOBODY);
    assertThat(fit.epochs()).hasSize(1);
    assertThat(fit.best()).isZero();
  }

  @Test
  void refusesWhatItCannotTrain() {
    GradientClassifierTrainer trainer = new GradientClassifierTrainer(OPTIONS, Workers.available());
    LabelledSequences single =
        new LabelledSequences(
            tones(6, 3).values(), 1, List.of(), new int[] {0, 1, 2}, List.of("a", "b", "c"), null);
    assertThatThrownBy(() -> trainer.fit(single, GradientStart.USUAL, NOBODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of the 3 classes has only one");
    LabelledSequences one =
        new LabelledSequences(
            tones(6, 4).values(), 1, List.of(), new int[4], List.of("a", "b"), null);
    assertThatThrownBy(() -> trainer.fit(one, GradientStart.S_SWIM, NOBODY))
        .hasMessageContaining("at least 2 classes");
    assertThatThrownBy(() -> OPTIONS.withEpochs(-1)).hasMessageContaining("epochs must lie in 0..");
  }

  @Tag("long")
  @Test
  void tablesHaveThemWhereTheyAreAskedFor() {
    assertThat(ClassCandidates.USUAL).doesNotContain("gradient", "surrogate");
    List<Candidate<ClassFitTask, FittedClassifier>> models =
        ClassCandidates.ALL.list("s-swim,surrogate,s-swim+gradient");
    List<ClassScore> scores =
        new ClassComparison(IMAGES, OTHERS, 2, models, 2, OPTIONS.withEpochs(3))
            .run(
                Workers.available(),
                0,
                ClassComparison.Observer.NONE,
                Comparison.Memory.none(),
                FitProgress.NONE);
    assertThat(scores)
        .extracting(ClassScore::model)
        .containsExactly(
            "s-swim", "s-swim", "surrogate", "surrogate", "s-swim+gradient", "s-swim+gradient");
    assertThat(scores.get(0).epochs()).isEmpty();
    for (ClassScore score : scores.subList(2, 6)) {
      assertThat(score.epochs()).extracting(EpochScore::epoch).containsExactly(0, 1, 2, 3);
      EpochScore last = score.epochs().get(3);
      assertThat(last.logLoss()).isLessThan(score.epochs().get(0).logLoss());
      assertThat(score.epochs()).extracting(EpochScore::accuracy).contains(score.accuracy());
      assertThat(score.parameters()).isEqualTo(scores.get(0).parameters());
    }
    // The start of S-SWIM, fitted to fewer images, is about as good as S-SWIM.
    assertThat(scores.get(4).epochs().get(0).accuracy())
        .isCloseTo(scores.get(0).accuracy(), within(0.08));
    assertThat(scores.get(2).epochs().get(0).accuracy()).isLessThan(0.5);
    List<ClassScore> folded =
        new ClassComparison(IMAGES, null, 2, models.subList(1, 2), 1, OPTIONS.withEpochs(1))
            .run(
                Workers.available(),
                0,
                ClassComparison.Observer.NONE,
                Comparison.Memory.none(),
                FitProgress.NONE);
    assertThat(folded.get(0).epochs()).isEmpty();
    assertThat(Arrays.stream(scores.get(5).confusion()).sum()).isEqualTo(OTHERS.count());
  }
}

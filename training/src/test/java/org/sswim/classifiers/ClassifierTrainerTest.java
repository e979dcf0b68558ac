package org.sswim.classifiers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.classification.Classification;
import org.sswim.classification.Classifier;
import org.sswim.classification.Coding;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.sampling.Fields;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Choice;
import org.sswim.training.FitProgress;

class ClassifierTrainerTest {
  private static final ClassifierOptions SMALL =
      ClassifierOptions.defaults().withNeurons(Auto.of(60));

  @TempDir private Path folder;

  /** Tones of three frequencies, 25 to 60 steps long, of two signals. */
  private static LabelledSequences tones(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 3;
      double frequency = new double[] {0.04, 0.1, 0.22}[label[i]];
      double phase = 6 * random.nextDouble();
      float[] own = new float[2 * (25 + random.nextInt(36))];
      for (int t = 0; t < own.length; t++) {
        int step = t / 2;
        double at = 2 * Math.PI * frequency * step;
        own[t] =
            (float)
                ((t % 2 == 0 ? Math.sin(at + phase) : Math.cos(at + phase))
                    + 0.3 * random.nextGaussian());
      }
      values.add(own);
    }
    return new LabelledSequences(
        values, 2, List.of(), label, List.of("low", "middle", "high"), null);
  }

  /** Images of 6 x 6 pixels of a line down or across. */
  private static LabelledSequences lines(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 2;
      int at = random.nextInt(6);
      float[] own = new float[36];
      for (int p = 0; p < 36; p++) {
        boolean ink = (label[i] == 0 ? p / 6 : p % 6) == at;
        own[p] = 0.2f * random.nextFloat() + (ink ? 0.8f : 0);
      }
      values.add(own);
    }
    return new LabelledSequences(
        values, 36, List.of(), label, List.of("across", "down"), new Grid(6, 6));
  }

  private static double accuracy(ClassifierFit fit, LabelledSequences data) {
    int[] label = requireNonNull(data.label());
    int classes = data.classes().size();
    BatchClassifier.Answers answers =
        new BatchClassifier(fit.model(), Workers.of(2)).classify(data.values());
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += ClassScore.best(answers.probability(), i, classes) == label[i] ? 1 : 0;
    }
    return (double) right / label.length;
  }

  /** What was chosen, and among how many. */
  private static List<String> tried(ClassifierFit fit) {
    return Choice.of(fit.model().provenance()).stream()
        .map(choice -> choice.name() + " " + choice.errors().size())
        .toList();
  }

  @Test
  void learnsTonesOfUnequalLength() {
    ClassifierFit fit = new ClassifierTrainer(SMALL, Workers.of(2)).fit(tones(60, 1));
    assertThat(accuracy(fit, tones(90, 2))).isGreaterThan(0.9);
    assertThat(fit.leftOutAccuracy()).isGreaterThan(0.9);
    assertThat(fit.model().network().hidden().neurons()).isEqualTo(60);
    assertThat(tried(fit)).containsExactly("views 3", "skip connections 2");
    // Behind each neuron are two sequences of different classes.
    int[] label = requireNonNull(tones(60, 1).label());
    int[] silent = requireNonNull(fit.pairs()).silent();
    int[] firing = fit.pairs().firing();
    for (int i = 0; i < silent.length; i++) {
      assertThat(label[silent[i]]).isNotEqualTo(label[firing[i]]);
    }
  }

  /** Images of 9 x 9 pixels of a short line across or down, anywhere. */
  private static LabelledSequences strokes(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 2;
      int at = random.nextInt(7);
      int along = random.nextInt(7);
      float[] own = new float[81];
      for (int k = 0; k < 3; k++) {
        own[label[i] == 0 ? 9 * at + along + k : 9 * (along + k) + at] = 1;
      }
      values.add(own);
    }
    return new LabelledSequences(
        values, 81, List.of(), label, List.of("across", "down"), new Grid(9, 9));
  }

  @Tag("long")
  @Test
  void scansSeeTheSameThingAnywhere() {
    LabelledSequences train = strokes(60, 1);
    LabelledSequences test = strokes(200, 2);
    ClassifierFit whole = new ClassifierTrainer(SMALL, Workers.of(2)).fit(train);
    ClassifierFit scanned = new ClassifierTrainer(SMALL.withPatch(3), Workers.of(2)).fit(train);
    assertThat(tried(scanned)).isEmpty();
    assertThat(accuracy(scanned, test)).isGreaterThan(0.98);
    assertThat(accuracy(whole, test)).isLessThan(0.95);
    // Read off at once or step by step, as a model in use does.
    Classifier steps = new Classifier(scanned.model());
    BatchClassifier.Answers atOnce =
        new BatchClassifier(scanned.model(), Workers.of(2)).classify(test.values());
    for (int i = 0; i < 20; i++) {
      Classification said = steps.classify(test.values().get(i));
      assertThat((double) said.probabilities()[0])
          .isCloseTo(atOnce.probability()[2 * i], offset(1e-4));
      assertThat(said.steps()).isEqualTo(49);
    }
  }

  @Test
  void onlyImagesAreScannedByPatchesThatFit() {
    ClassifierTrainer of3 = new ClassifierTrainer(SMALL.withPatch(3), Workers.of(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of3.fit(table(60, 1)))
        .withMessageContaining("only images are scanned");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ClassifierTrainer(SMALL.withPatch(7), Workers.of(1)).fit(lines(60, 1)))
        .withMessageContaining("must lie in 1..6; got 7");
  }

  /** Two values that say the class, by the side of one that is thousands of times as large. */
  private static LabelledSequences table(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      label[i] = x * y > 0 ? 1 : 0;
      values.add(
          new float[] {(float) (0.01 * x), (float) y, (float) (1e4 * random.nextGaussian())});
    }
    return new LabelledSequences(values, 3, List.of(), label, List.of("no", "yes"), null);
  }

  @Tag("long")
  @Test
  void columnsOfUnlikeUnitsCountAlike() {
    ClassifierFit fit = new ClassifierTrainer(SMALL, Workers.of(2)).fit(table(120, 1));
    assertThat(fit.model().coding().scaled()).isTrue();
    assertThat(accuracy(fit, table(300, 2))).isGreaterThan(0.75);
    // Two units of three costs, three and two columns of three costs, exponents with 0.
    assertThat(tried(fit)).containsExactly("units 6", "what a neuron sees 6", "whitening 4");
  }

  @Test
  void neuronsSeeSoManyColumns() {
    assertThat(ofColumns(0)).isEqualTo(Fields.everything());
    assertThat(ofColumns(9)).isEqualTo(Fields.everything());
    assertThat(ofColumns(1)).isEqualTo(new Fields.Columns(3, 1));
  }

  private static Fields ofColumns(int number) {
    // Of latencies there is one spike cost to try.
    ClassifierOptions options =
        SMALL.withField(Auto.of(number)).withWhitening(Auto.of(0.0)).withCoding(Coding.LATENCY);
    return new PlanChoice(table(20, 1), options, Workers.of(2), FitProgress.NONE).choose().fields();
  }

  @Tag("long")
  @Test
  void learnsLinesInImages() {
    ClassifierFit fit = new ClassifierTrainer(SMALL, Workers.of(2)).fit(lines(60, 1));
    assertThat(accuracy(fit, lines(100, 2))).isGreaterThan(0.9);
    assertThat(fit.model().grid()).isEqualTo(new Grid(6, 6));
  }

  @Test
  void mostNeuronsStandInTheFirstLayer() {
    ClassifierOptions options =
        SMALL.withNeurons(Auto.of(40)).withField(Auto.of(2)).withWhitening(Auto.of(0.0));
    ClassifierTrainer trainer = new ClassifierTrainer(options, Workers.of(2));
    LabelledSequences data = lines(20, 1);
    ClassifierPlan shallow =
        new PlanChoice(data, options, Workers.of(2), FitProgress.NONE).choose();
    ClassifierFit fit = trainer.fit(data, shallow.withLayers(3));
    // Those behind the first have relays of all before them, too.
    assertThat(fit.model().network().hidden().layers())
        .extracting(SpikingLayer::neurons)
        .containsExactly(30, 35, 40);
  }

  @Test
  void workersDoNotMatter() throws IOException {
    ClassifierOptions few = SMALL.withField(Auto.of(2)).withWhitening(Auto.of(0.25));
    for (LabelledSequences data : List.of(tones(30, 1), lines(20, 1), table(20, 1))) {
      List<byte[]> files = new ArrayList<>();
      for (int threads : new int[] {1, 3}) {
        Path file = folder.resolve("m" + threads);
        ModelFormat.CLASSIFIER.write(
            new ClassifierTrainer(few, Workers.of(threads)).fit(data).model(), file);
        files.add(Files.readAllBytes(file));
      }
      assertThat(files.get(1)).isEqualTo(files.get(0));
    }
  }

  @Tag("long")
  @Test
  void anotherSeedIsAnotherModel() {
    float[] one = weights(SMALL);
    assertThat(weights(SMALL)).isEqualTo(one);
    assertThat(weights(SMALL.withSeed(1))).isNotEqualTo(one);
  }

  private static float[] weights(ClassifierOptions options) {
    ClassifierFit fit = new ClassifierTrainer(options, Workers.of(2)).fit(tones(30, 1));
    return fit.model().network().hidden().last().weights();
  }

  /** Features of many samples at once, and one sequence after the other step by step. */
  @Test
  void batchesSayWhatTheRuntimeSays() {
    ClassifierFit fit = new ClassifierTrainer(SMALL, Workers.of(2)).fit(tones(30, 1));
    assertThat(fit.model().sections()).isEqualTo(3);
    assertAgrees(fit, tones(30, 2), 1e-5);
    // Fewer steps than sections.
    List<float[]> brief = List.of(new float[] {1, 0}, new float[] {1, 0, 0, 1});
    List<String> classes = fit.model().classes();
    assertAgrees(fit, new LabelledSequences(brief, 2, List.of(), null, classes, null), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void imagesToo(Coding coding) {
    ClassifierFit fit =
        new ClassifierTrainer(
                SMALL.withCoding(coding).withField(Auto.of(4)).withWhitening(Auto.of(0.0)),
                Workers.of(2))
            .fit(lines(40, 1));
    // Banks of long support hold means that forget 1e-5 a step; those of the runtime nothing.
    assertAgrees(fit, lines(20, 2), 1e-4);
  }

  private static void assertAgrees(ClassifierFit fit, LabelledSequences data, double within) {
    BatchClassifier.Answers answers =
        new BatchClassifier(fit.model(), Workers.of(2)).classify(data.values());
    Classifier single = new Classifier(fit.model());
    int classes = fit.model().classes().size();
    for (int i = 0; i < data.count(); i++) {
      Classification one = single.classify(data.values().get(i));
      for (int c = 0; c < classes; c++) {
        assertThat((double) one.probabilities()[c])
            .isCloseTo(answers.probability()[i * classes + c], offset(within));
      }
      assertThat((double) one.spikes()).isCloseTo(answers.spikes()[i], offset(1e-2));
    }
  }

  @Test
  void refusesWhatNothingCanBeLearntFrom() {
    ClassifierTrainer trainer = new ClassifierTrainer(SMALL, Workers.of(1));
    LabelledSequences data = tones(6, 1);
    LabelledSequences one =
        new LabelledSequences(data.values(), 2, List.of(), new int[6], data.classes(), null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.fit(one))
        .withMessageContainingAll("at least 2 classes", "'low'");
    LabelledSequences none =
        new LabelledSequences(data.values(), 2, List.of(), null, data.classes(), null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.fit(none))
        .withMessageContaining("no classes");
  }
}

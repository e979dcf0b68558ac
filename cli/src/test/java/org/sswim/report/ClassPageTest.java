package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.classification.Classifier;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.StepwiseScore;
import org.sswim.explanation.NeuronContributions;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;

@Tag("long")
class ClassPageTest {
  private static final ClassPages.Compared IMAGES =
      ClassPages.compare(
          ClassPages.images(150, 1, "oblique"),
          ClassPages.images(90, 2, "oblique"),
          ClassPages.options().withField(Auto.of(4)),
          "ridge,random,s-swim",
          2);
  private static final ClassPages.Compared WAVES =
      ClassPages.compare(
          ClassPages.waves(60, 2, 3),
          ClassPages.waves(40, 2, 4),
          ClassPages.options(),
          "ridge,s-swim",
          1);

  private static Map<String, Object> data(String html) throws IOException {
    String start = "<script type=\"application/json\" id=\"data\">";
    String text = html.substring(html.indexOf(start) + start.length());
    return JSON.std.mapFrom(text.substring(0, text.indexOf("</script>")));
  }

  private static Map<String, Object> parsed(JsonText json) throws IOException {
    return JSON.std.mapFrom(json.compact());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> from, String name) {
    return (Map<String, Object>) Objects.requireNonNull(from.get(name), name);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> from, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(from.get(name), name);
  }

  private static double number(Map<String, Object> from, String name) {
    return ((Number) Objects.requireNonNull(from.get(name), name)).doubleValue();
  }

  @Test
  void theConfusionIsThatOfTheFirstSeed() throws IOException {
    Map<String, Object> confusion = object(data(IMAGES.html()), "confusion");
    assertThat(confusion).containsEntry("shown", 2);
    List<Map<String, Object>> models = objects(confusion, "models");
    assertThat(models).extracting(m -> m.get("model")).containsExactly("ridge", "random", "s-swim");
    assertThat(models).extracting(m -> m.get("seed")).containsExactly(null, 0, 0);
    ClassScore first =
        IMAGES.scores().stream().filter(s -> s.model().equals("s-swim")).findFirst().orElseThrow();
    int[] counted = new int[9];
    for (Object cell : (List<?>) Objects.requireNonNull(models.get(2).get("cells"))) {
      List<?> parts = (List<?>) cell;
      counted[3 * (int) parts.get(0) + (int) parts.get(1)] = (int) parts.get(2);
    }
    assertThat(counted).isEqualTo(first.confusion());
    assertThat(Arrays.stream(counted).sum()).isEqualTo(90);
  }

  @Test
  void theTableHasMediansAndMarksTheBest() throws IOException {
    Map<String, Object> page = data(IMAGES.html());
    Map<String, Object> table = objects(object(page, "scores"), "tables").get(0);
    List<Map<String, Object>> rows = objects(table, "rows");
    double[] own =
        IMAGES.scores().stream()
            .filter(s -> s.model().equals("s-swim"))
            .mapToDouble(ClassScore::accuracy)
            .toArray();
    assertThat(own).hasSize(2);
    List<?> cells = (List<?>) Objects.requireNonNull(rows.get(2).get("cells"));
    assertThat(cells.get(0)).isEqualTo("s-swim");
    assertThat(cells.get(1)).isEqualTo(Figures.rate((own[0] + own[1]) / 2));
    assertThat(rows)
        .as("some row has the best accuracy")
        .anyMatch(row -> ((List<?>) Objects.requireNonNull(row.get("best"))).contains(1));
    assertThat(page.get("verdict")).asString().startsWith("On 90 images ").contains(" is best: ");
  }

  @Test
  void contributionsAddUpToTheEvidence() {
    for (ClassPages.Compared compared : List.of(IMAGES, WAVES)) {
      ClassReport.Showpiece piece = compared.piece();
      BatchClassifier batch = new BatchClassifier(piece.fit().model(), ClassPages.WORKERS);
      SpikingNetwork network = piece.fit().model().network();
      float[] features = batch.features(batch.samples(piece.shown().values()));
      NeuronContributions contributions = new NeuronContributions(network, features, 20);
      int width = network.readout().features();
      float[] out = new float[network.outputs()];
      for (int i : new int[] {0, 7, 33}) {
        network.readout().apply(Arrays.copyOfRange(features, i * width, (i + 1) * width), out);
        for (int k = 0; k < out.length; k++) {
          double sum =
              contributions.base(k) + Arrays.stream(contributions.of(features, i * width, k)).sum();
          assertThat(sum).isCloseTo(out[k], within(1e-4 * (1 + Math.abs(out[k]))));
        }
      }
    }
  }

  /** The raster runs step by step what the classifier runs all at once. */
  @Test
  void theRasterHasTheSpikesThatAnswersCount() {
    for (ClassPages.Compared compared : List.of(IMAGES, WAVES)) {
      ClassReport.Showpiece piece = compared.piece();
      int[] all =
          IntStream.range(0, piece.fit().model().network().hidden().last().neurons()).toArray();
      for (int i = 0; i < 10; i++) {
        boolean[][] fired =
            Classifier.trains(
                piece.fit().model(),
                piece.shown().values().get(i),
                piece.fit().model().network().hidden().layers().size() - 1,
                all);
        int spikes = Arrays.stream(fired).mapToInt(NeuronViews::count).sum();
        int steps = piece.fit().model().coding().vectors() ? 8 : piece.shown().steps(i);
        assertThat(fired[0]).hasSize(steps);
        // Sections of a sequence may overlap by a step; rounding may move a spike.
        assertThat((double) spikes)
            .isCloseTo(piece.answers().spikes()[i], within(2 + 0.01 * spikes));
      }
    }
  }

  @Test
  void afterAllStepsAccuracyIsThatOfTheTable() {
    for (ClassPages.Compared compared : List.of(IMAGES, WAVES)) {
      ClassReport.Showpiece piece = compared.piece();
      List<StepwiseScore> points =
          StepwiseScore.measure(piece.fit().model(), piece.shown(), 500, ClassPages.WORKERS);
      ClassScore first =
          compared.scores().stream()
              .filter(s -> s.model().equals("s-swim"))
              .findFirst()
              .orElseThrow();
      StepwiseScore last = points.get(points.size() - 1);
      assertThat(last.accuracy()).isCloseTo(first.accuracy(), within(1e-4));
      assertThat(last.spikes())
          .isCloseTo(first.spikesPerSample(), within(1e-3 * first.spikesPerSample()));
      assertThat(points).extracting(StepwiseScore::spikes).as("more steps, more spikes").isSorted();
    }
  }

  @Test
  void theHardestComeFirstWithTheirPairs() throws IOException {
    Map<String, Object> page = data(IMAGES.html());
    Map<String, Object> hardest = object(page, "hardest");
    ClassReport.Showpiece piece = IMAGES.piece();
    int[] label = Objects.requireNonNull(piece.shown().label());
    List<Map<String, Object>> samples = objects(hardest, "samples");
    assertThat(samples).hasSize(8);
    double least =
        IntStream.range(0, 90)
            .mapToDouble(i -> piece.answers().probability()[3 * i + label[i]])
            .min()
            .orElseThrow();
    int first = (int) number(samples.get(0), "number") - 1;
    assertThat(piece.answers().probability()[3 * first + label[first]]).isEqualTo(least);
    Map<String, Object> behind = objects(samples.get(0), "behind").get(0);
    int neuron = (int) number(behind, "neuron");
    Map<String, Object> firing = object(object(behind, "pair"), "firing");
    List<Map<String, Object>> train = objects(object(page, "pictures"), "train");
    Map<String, Object> shown = train.get((int) number(firing, "sample"));
    int expected = Objects.requireNonNull(piece.fit().pairs()).firing()[neuron];
    assertThat(number(shown, "number") - 1).isEqualTo(expected);
    // 64 pixels of two digits; the box of a field of 4 x 4.
    assertThat(object(shown, "view").get("pixels")).asString().hasSize(128);
    assertThat((List<?>) object(behind, "field").get("box"))
        .extracting(Object::toString)
        .hasSize(4)
        .endsWith("4", "4");
  }

  /** What is marked in a training sequence is what the neuron told apart there. */
  @Test
  void stepsOfPairsLieInTheirSequences() throws IOException {
    ClassReport.Showpiece piece = WAVES.piece();
    NeuronViews neurons = new NeuronViews(piece.fit(), piece.train());
    int[] firing = Objects.requireNonNull(piece.fit().pairs()).firing();
    for (int n = 0; n < 40; n++) {
      Map<String, Object> side = object(parsed(Objects.requireNonNull(neurons.pair(n))), "firing");
      assertThat(number(side, "step")).isBetween(0.0, piece.train().steps(firing[n]) - 1.0);
      assertThat(number(side, "of")).isEqualTo(piece.train().steps(firing[n]));
    }
  }

  @Test
  void choicesAreTold() throws IOException {
    Map<String, Object> search = object(data(WAVES.html()), "search");
    assertThat(objects(search, "choices"))
        .extracting(choice -> choice.get("name"))
        .containsExactly("views", "skip connections");
    Map<String, Object> views = objects(search, "choices").get(0);
    assertThat(object(views, "errors"))
        .containsKeys("values", String.valueOf(views.get("chosen")))
        .hasSize(3);
  }

  @Test
  void equalDataAndSeedsGiveEqualBytes() {
    ClassPages.Compared again =
        ClassPages.compare(
            ClassPages.waves(60, 2, 3),
            ClassPages.waves(40, 2, 4),
            ClassPages.options(),
            "ridge,s-swim",
            1);
    // What the fits took differs from run to run.
    String seconds = "\"seconds\"\\s*:\\s*[0-9.E-]+";
    assertThat(again.html().replaceAll(seconds, ""))
        .isEqualTo(WAVES.html().replaceAll(seconds, ""));
    assertThat(ClassPages.ofFit(ClassPages.fit("oblique"), "oblique"))
        .isEqualTo(ClassPages.ofFit(ClassPages.fit("oblique"), "oblique"));
  }
}

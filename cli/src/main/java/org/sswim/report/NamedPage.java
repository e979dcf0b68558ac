package org.sswim.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.sequences.LabelledSequences;

/** The page of what a classifier says of the sequences of a file. */
public final class NamedPage {
  private static final int BINS = 20;
  private static final int SAMPLES = 8;

  private final ClassAnswers answers;
  private final ClassModel model;
  private final LabelledSequences data;
  private final int @Nullable [] label;

  private NamedPage(ClassAnswers answers) {
    this.answers = answers;
    model = answers.model();
    data = answers.data();
    label = data.label();
  }

  /**
   * The page as HTML.
   *
   * @param file name of the file
   * @param modelFile name of the model's file
   */
  public static String html(String file, String modelFile, ClassAnswers answers) {
    return new NamedPage(answers).page(file, modelFile);
  }

  private String page(String file, String modelFile) {
    ReportData page = new ReportData("S-SWIM named classes", file, ClassPage.ABOUT);
    Double right = answers.accuracy();
    page.verdict(
            right == null
                ? commonest()
                : String.format(
                    Locale.ROOT,
                    "The model names %.1f %% of %,d sequences as the file does",
                    100 * right,
                    data.count()))
        .card(
            "Data",
            file,
            String.format(Locale.ROOT, "%,d %s", data.count(), ClassTable.shape(data)))
        .card(
            "Model",
            modelFile,
            String.format(
                Locale.ROOT, "%,d neurons, %,d parameters", model.neurons(), model.parameters()))
        .card(
            "Spikes",
            String.format(Locale.ROOT, "%,.0f", mean(answers.answers().spikes())),
            "of the network, mean of all sequences");
    if (answers.answers().steps().length > 0 && mean(answers.answers().steps()) < model.shown()) {
      page.card(
          "Decided after",
          String.format(Locale.ROOT, "%.2f steps", mean(answers.answers().steps())),
          "of " + model.shown() + ", mean of all sequences");
    }
    page.section(
        "classes",
        new JsonText().with("names", model.classes()).with("noun", ClassPage.noun(data)));
    SampleViews views = new SampleViews(data);
    page.section("named", named(views));
    if (label != null) {
      page.section(
          "confusion",
          new JsonText()
              .with("shown", 0)
              .objects(
                  "models",
                  List.of(
                      new JsonText()
                          .with("model", "The model")
                          .with("seed", (Object) null)
                          .with("cells", cells(label)))));
    }
    page.section("pictures", views.json());
    return page.html();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** What a file without classes is said to hold. */
  private String commonest() {
    int[] count = counts();
    int most =
        IntStream.range(0, count.length)
            .boxed()
            .max(Comparator.comparingInt(c -> count[c]))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "Of %,d sequences the model names %s '%s', the most of any class",
        data.count(),
        Figures.percent((double) count[most] / data.count()),
        model.classes().get(most));
  }

  private int[] counts() {
    int[] count = new int[model.classes().size()];
    for (int i = 0; i < data.count(); i++) {
      count[answers.best(i)]++;
    }
    return count;
  }

  private JsonText named(SampleViews views) {
    int[] right = new int[model.classes().size()];
    int[] sure = new int[BINS];
    int[] sureAndRight = new int[BINS];
    for (int i = 0; i < data.count(); i++) {
      int best = answers.best(i);
      int bin = (int) Math.min(BINS - 1, BINS * answers.probability(i, best));
      sure[bin]++;
      if (label != null && label[i] == best) {
        right[best]++;
        sureAndRight[bin]++;
      }
    }
    return new JsonText()
        .with("known", (Object) (label != null))
        .with("counts", Arrays.stream(counts()).boxed().toList())
        .with("right", Arrays.stream(right).boxed().toList())
        .with("sure", Arrays.stream(sure).boxed().toList())
        .with("sureAndRight", Arrays.stream(sureAndRight).boxed().toList())
        .objects("samples", doubtful().map(i -> sample(i, views)).toList());
  }

  /** Those whose class, or what they are named where it is not known, is least probable. */
  private Stream<Integer> doubtful() {
    return IntStream.range(0, data.count())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> answers.probability(i, label == null ? answers.best(i) : label[i])))
        .limit(SAMPLES);
  }

  private JsonText sample(int number, SampleViews views) {
    JsonText json =
        new JsonText()
            .with("number", number + 1)
            .with("named", answers.best(number))
            .objects("probabilities", probabilities(number))
            .object("view", views.of(data.values().get(number)));
    return label == null ? json : json.with("label", label[number]);
  }

  private List<JsonText> probabilities(int number) {
    double[] all = new double[model.classes().size()];
    Arrays.setAll(all, c -> answers.probability(number, c));
    return HardestSection.probabilities(all, label == null ? -1 : label[number]);
  }

  /** Class, class named, and how many. */
  private List<List<Integer>> cells(int[] known) {
    int classes = model.classes().size();
    int[] confusion = new int[classes * classes];
    for (int i = 0; i < known.length; i++) {
      confusion[known[i] * classes + answers.best(i)]++;
    }
    return ConfusionSection.cells(confusion, classes);
  }
}

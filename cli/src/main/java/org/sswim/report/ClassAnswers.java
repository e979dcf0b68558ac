package org.sswim.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassRows;
import org.sswim.sequences.LabelledSequences;
import org.sswim.tables.CsvRows;

/**
 * The answers of a classifier to the sequences of a file.
 *
 * @param data with their classes in the model's order, if those are known
 */
public record ClassAnswers(
    ClassModel model, LabelledSequences data, BatchClassifier.Answers answers) {
  private static final int BINS = 20;
  private static final int SAMPLES = 8;

  private int classes() {
    return model.classes().size();
  }

  /** The true class; null where it is not known. */
  private @Nullable Integer label(int sequence) {
    int[] label = data.label();
    return label == null ? null : (Integer) label[sequence];
  }

  private boolean right(int sequence) {
    return Objects.equals(label(sequence), answers.best(sequence));
  }

  private IntStream all() {
    return IntStream.range(0, data.count());
  }

  /**
   * A row for each sequence: number, class, its probability, and its true class if that is known.
   * The probability of each class stands under its name after {@value ClassRows#OF_CLASS}.
   */
  public String csv() {
    CsvRows csv = new CsvRows();
    List<String> named = model.classes().stream().map(name -> ClassRows.OF_CLASS + name).toList();
    csv.row("sample", "class", "probability", named, data.label() == null ? List.of() : "label");
    for (int i = 0; i < data.count(); i++) {
      double[] own = answers.of(i);
      Integer label = label(i);
      csv.row(
          i + 1,
          model.classes().get(answers.best(i)),
          Figures.rate(own[answers.best(i)]),
          own,
          label == null ? List.of() : model.classes().get(label));
    }
    return csv.toString();
  }

  /** The share that is named as the file does; null where it has no classes. */
  private @Nullable Double accuracy() {
    return data.label() == null
        ? null
        : (Double) ((double) all().filter(this::right).count() / data.count());
  }

  private double meanSteps() {
    return Arrays.stream(answers.steps()).average().orElse(model.shown());
  }

  /** What was done and, where classes are known, how well. */
  public String sentence(String file) {
    Double right = accuracy();
    // A network need not look at all steps.
    String decided = "; decided after %.2f of %d steps, the mean";
    return Figures.text("The classes of %,d %ss: %s", data.count(), noun(), file)
        + (right == null ? "" : Figures.text("; %.1f %% are those of the file", 100 * right))
        + (meanSteps() < model.shown() ? Figures.text(decided, meanSteps(), model.shown()) : "")
        + "\n";
  }

  private JsonText answer(int i) {
    Integer label = label(i);
    return JsonText.of("sample", i + 1)
        .with("class", model.classes().get(answers.best(i)))
        .with("probabilities", JsonText.whole(answers.of(i)))
        .with("spikes", answers.spikes()[i])
        .with("steps", answers.steps().length == 0 ? null : (Integer) (int) answers.steps()[i])
        .with("label", label == null ? null : model.classes().get(label));
  }

  /**
   * JSON with the probability of every class, and a page.
   *
   * @param file name of the file
   * @param modelFile name of the model's file
   */
  public Report report(String file, String modelFile) {
    Double right = accuracy();
    Report report =
        new Report("S-SWIM classes", file, ClassReport.ABOUT)
            .with("classes", model.classes())
            .with("accuracy", right)
            .with(() -> JsonText.of("answers", all().mapToObj(this::answer)))
            .headline(
                right == null
                    ? commonest()
                    : Figures.text(
                        "The model is correct on %.1f %% of %,d %ss",
                        100 * right, data.count(), noun()))
            .card("Data", file, Figures.text("%,d %s", data.count(), ClassReport.shape(data)))
            .card(
                "Model",
                modelFile,
                Figures.text("%,d neurons, %,d parameters", model.neurons(), model.parameters()))
            .card(
                "Spikes",
                Figures.text("%,.0f", Arrays.stream(answers.spikes()).average().orElse(0)),
                "of the network, mean of all sequences");
    if (meanSteps() < model.shown()) {
      report.card(
          "Decided after",
          Figures.text("%.2f steps", meanSteps()),
          "of " + model.shown() + ", mean of all sequences");
    }
    SampleViews views = new SampleViews(data);
    return ClassReport.classes(report, data, model.classes())
        .section("named", () -> named(views))
        .section("confusion", this::confusion)
        .section("pictures", views::json);
  }

  /** Which classes the model takes for which; null where they are not known. */
  private @Nullable JsonText confusion() {
    int[] label = data.label();
    if (label == null) {
      return null;
    }
    int[] confusion = counts(classes() * classes(), i -> label[i] * classes() + answers.best(i));
    JsonText cells = ClassReport.confusion("The model", null, confusion, classes());
    return JsonText.of("shown", 0).with("models", List.of(cells));
  }

  /** How many sequences fall into each place; below 0 into none. */
  private int[] counts(int places, IntUnaryOperator place) {
    int[] count = new int[places];
    all().map(place).filter(at -> at >= 0).forEach(at -> count[at]++);
    return count;
  }

  /** What a file without classes is said to hold. */
  private String commonest() {
    int[] count = counts(classes(), answers::best);
    int most =
        IntStream.range(0, count.length)
            .boxed()
            .max(Comparator.comparingInt(c -> count[c]))
            .orElseThrow();
    return Figures.text(
        "Of %,d %ss the model classifies %s as '%s', its most frequent class",
        data.count(),
        noun(),
        Figures.percent((double) count[most] / data.count()),
        model.classes().get(most));
  }

  private String noun() {
    return ClassReport.noun(data);
  }

  private int bin(int i) {
    return (int) Math.min(BINS - 1, BINS * answers.of(i)[answers.best(i)]);
  }

  private JsonText named(SampleViews views) {
    return JsonText.of("known", data.label() != null)
        .with("counts", counts(classes(), answers::best))
        .with("right", counts(classes(), i -> right(i) ? answers.best(i) : -1))
        .with("sure", counts(BINS, this::bin))
        .with("sureAndRight", counts(BINS, i -> right(i) ? bin(i) : -1))
        .with("samples", doubtful().map(i -> sample(i, views)));
  }

  /** Those whose class, or what they are named where it is not known, is least probable. */
  private Stream<Integer> doubtful() {
    return Picks.ranked(
            all(), i -> answers.of(i)[Objects.requireNonNullElse(label(i), answers.best(i))])
        .limit(SAMPLES)
        .boxed();
  }

  private JsonText sample(int number, SampleViews views) {
    Integer label = label(number);
    JsonText json =
        JsonText.of("number", number + 1)
            .with("named", answers.best(number))
            .with(
                "probabilities",
                HardestSection.probabilities(answers.of(number), label == null ? -1 : label))
            .with("view", views.of(data.values().get(number)));
    return label == null ? json : json.with("label", label);
  }
}

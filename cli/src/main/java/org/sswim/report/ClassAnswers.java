package org.sswim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassScore;
import org.sswim.sequences.LabelledSequences;

/**
 * What a classifier says of the sequences of a file.
 *
 * @param data with their classes in the model's order, if those are known
 */
public record ClassAnswers(
    ClassModel model, LabelledSequences data, BatchClassifier.Answers answers) {

  /** The class that a sequence is named. */
  int best(int sequence) {
    return ClassScore.best(answers.probability(), sequence, model.classes().size());
  }

  /** Of a class. */
  double probability(int sequence, int c) {
    return answers.probability()[sequence * model.classes().size() + c];
  }

  /**
   * A row for each sequence: number, class, its probability, and its true class if that is known.
   */
  public String csv() {
    int @Nullable [] label = data.label();
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      List<String> header = new ArrayList<>(List.of("sample", "class", "probability"));
      if (label != null) {
        header.add("label");
      }
      csv.writeRecord(header);
      for (int i = 0; i < data.count(); i++) {
        List<String> row = new ArrayList<>();
        row.add(String.valueOf(i + 1));
        row.add(model.classes().get(best(i)));
        row.add(String.format(Locale.ROOT, "%.4f", probability(i, best(i))));
        if (label != null) {
          row.add(model.classes().get(label[i]));
        }
        csv.writeRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  /** The share that is named as the file does; null where it has no classes. */
  @Nullable Double accuracy() {
    int[] label = data.label();
    if (label == null) {
      return null;
    }
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += best(i) == label[i] ? 1 : 0;
    }
    return (double) right / label.length;
  }

  /** What was done and, where classes are known, how well. */
  public String sentence(String file) {
    Double right = accuracy();
    return String.format(Locale.ROOT, "The classes of %,d sequences: %s", data.count(), file)
        + (right == null
            ? ""
            : String.format(Locale.ROOT, "; %.1f %% are those of the file", 100 * right))
        + decided()
        + "\n";
  }

  /** When a network had decided that need not look at all steps. */
  private String decided() {
    double mean = Arrays.stream(answers.steps()).average().orElse(model.shown());
    return mean < model.shown()
        ? String.format(
            Locale.ROOT, "; decided after %.2f of %d steps, the mean", mean, model.shown())
        : "";
  }

  /** The same with the probability of every class. */
  public JsonText json() {
    int @Nullable [] label = data.label();
    List<JsonText> rows = new ArrayList<>();
    for (int i = 0; i < data.count(); i++) {
      List<Double> each = new ArrayList<>();
      for (int c = 0; c < model.classes().size(); c++) {
        each.add(probability(i, c));
      }
      JsonText row =
          new JsonText()
              .with("sample", i + 1)
              .with("class", (Object) model.classes().get(best(i)))
              .with("probabilities", each)
              .with("spikes", answers.spikes()[i]);
      if (answers.steps().length > 0) {
        row.with("steps", (int) answers.steps()[i]);
      }
      rows.add(label == null ? row : row.with("label", (Object) model.classes().get(label[i])));
    }
    return new JsonText()
        .with("classes", model.classes())
        .with("accuracy", (Object) accuracy())
        .objects("answers", rows);
  }
}

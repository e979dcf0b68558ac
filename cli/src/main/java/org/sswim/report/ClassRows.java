package org.sswim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.FittedClassifier;
import org.sswim.sequences.LabelledSequences;

/**
 * What models say of the sequences of a test, as rows of CSV: {@code model,fit,sample,label}, and
 * the probability of each class under its name behind {@value ClassAnswers#OF_CLASS}. Fits of a
 * model are counted from 1, as its seeds come.
 */
public final class ClassRows implements ClassComparison.Observer {
  private final LabelledSequences test;
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv = CsvText.writer(text);
  private final TreeMap<String, Integer> fits = new TreeMap<>();

  /**
   * No rows yet.
   *
   * @param test with the class of every sequence
   */
  public ClassRows(LabelledSequences test) {
    this.test = test;
    List<String> header = new ArrayList<>(List.of("model", "fit", "sample", "label"));
    test.classes().forEach(name -> header.add(ClassAnswers.OF_CLASS + name));
    csv.writeRecord(header);
  }

  @Override
  public void fitted(String model, FittedClassifier fitted, BatchClassifier.Answers answers) {
    String fit = String.valueOf(fits.merge(model, 1, Integer::sum));
    int classes = test.classes().size();
    int[] label = Objects.requireNonNull(test.label());
    for (int i = 0; i < test.count(); i++) {
      List<String> row = new ArrayList<>();
      row.addAll(List.of(model, fit, String.valueOf(i + 1), test.classes().get(label[i])));
      int from = i * classes;
      Arrays.stream(answers.probability(), from, from + classes)
          .forEach(probability -> row.add(String.valueOf((float) probability)));
      csv.writeRecord(row);
    }
  }

  /** The text, a header first. */
  public String csv() {
    return text.toString();
  }
}

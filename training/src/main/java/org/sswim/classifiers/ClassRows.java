package org.sswim.classifiers;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.sswim.sequences.LabelledSequences;
import org.sswim.tables.CsvText;

/**
 * The answers of models for the sequences of a test, as rows of CSV. The columns are {@code
 * model,fit,sample,label}, and for each class its probability, under {@value #OF_CLASS} and its
 * name. Fits of a model are counted from 1, as its seeds come.
 */
public final class ClassRows implements ClassComparison.Observer {
  /** What stands before the name of a class, above its probability. */
  public static final String OF_CLASS = "p-";

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
    test.classes().forEach(name -> header.add(OF_CLASS + name));
    csv.writeRecord(header);
  }

  @Override
  public void fitted(String model, FittedClassifier fitted, BatchClassifier.Answers answers) {
    String fit = String.valueOf(fits.merge(model, 1, Integer::sum));
    int[] label = Objects.requireNonNull(test.label());
    for (int i = 0; i < test.count(); i++) {
      List<String> row = new ArrayList<>();
      row.addAll(List.of(model, fit, String.valueOf(i + 1), test.classes().get(label[i])));
      Arrays.stream(answers.of(i))
          .forEach(probability -> row.add(String.valueOf((float) probability)));
      csv.writeRecord(row);
    }
  }

  /** The text, a header first. */
  public String csv() {
    return text.toString();
  }
}

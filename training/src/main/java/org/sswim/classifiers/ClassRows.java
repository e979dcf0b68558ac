package org.sswim.classifiers;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.sswim.sequences.LabelledSequences;
import org.sswim.tables.CsvRows;

/**
 * The answers of models for the sequences of a test, as rows of CSV. The columns are {@code
 * model,fit,sample,label}, and for each class its probability, under {@value #OF_CLASS} and its
 * name. Fits of a model are counted from 1, as its seeds come.
 */
public final class ClassRows implements ClassComparison.Observer {
  /** What stands before the name of a class, above its probability. */
  public static final String OF_CLASS = "p-";

  private final LabelledSequences test;
  private final CsvRows rows = new CsvRows();
  private final TreeMap<String, Integer> fits = new TreeMap<>();

  /**
   * No rows yet.
   *
   * @param test with the class of every sequence
   */
  public ClassRows(LabelledSequences test) {
    this.test = test;
    List<String> named = test.classes().stream().map(name -> OF_CLASS + name).toList();
    rows.row("model", "fit", "sample", "label", named);
  }

  @Override
  public void fitted(String model, FittedClassifier fitted, BatchClassifier.Answers answers) {
    int fit = fits.merge(model, 1, Integer::sum);
    int[] label = Objects.requireNonNull(test.label());
    for (int i = 0; i < test.count(); i++) {
      rows.row(model, fit, i + 1, test.classes().get(label[i]), answers.of(i));
    }
  }

  /** The text, a header first. */
  public String csv() {
    return rows.toString();
  }
}

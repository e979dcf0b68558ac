package org.sswim.classifiers;

import java.util.Arrays;
import java.util.Objects;
import org.sswim.sequences.LabelledSequences;

/** Says of every sequence what share of the training sequences each class has. */
final class MajorityClass {
  private MajorityClass() {}

  static FittedClassifier fit(LabelledSequences train) {
    int classes = train.classes().size();
    double[] share = new double[classes];
    int[] label = Objects.requireNonNull(train.label());
    // As if there were one more sample of every class, so that none is impossible.
    Arrays.fill(share, 1.0 / (label.length + classes));
    for (int c : label) {
      share[c] += 1.0 / (label.length + classes);
    }
    return FittedClassifier.plain(
        data -> {
          double[] all = new double[data.count() * classes];
          for (int i = 0; i < data.count(); i++) {
            System.arraycopy(share, 0, all, i * classes, classes);
          }
          return new BatchClassifier.Answers(all, new double[data.count()]);
        },
        classes,
        0);
  }
}

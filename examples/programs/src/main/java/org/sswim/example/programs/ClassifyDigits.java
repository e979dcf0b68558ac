package org.sswim.example.programs;

import java.nio.file.Path;
import java.util.Objects;
import org.sswim.classification.Classification;
import org.sswim.classification.Classifier;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.classifiers.ClassifierTrainer;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;

/** Trains a network on images of digits, and counts which others it names correctly. */
public final class ClassifyDigits {
  private ClassifyDigits() {}

  /** The arguments are the idx files of the training and of the test images. */
  public static void main(String[] arguments) {
    SequenceOptions options = SequenceOptions.defaults();
    LabelledSequences train = SequenceFiles.read(Path.of(arguments[0]), options);
    LabelledSequences test = SequenceFiles.read(Path.of(arguments[1]), options);

    ClassifierOptions size = ClassifierOptions.defaults().withNeurons(Auto.of(200));
    ClassifierFit fit = new ClassifierTrainer(size, Workers.available()).fit(train);

    Classifier classifier = new Classifier(fit.model());
    int[] labels = Objects.requireNonNull(test.label());
    int correct = 0;
    for (int i = 0; i < test.count(); i++) {
      // An image is given as its pixels, row by row, as the file has them.
      Classification said = classifier.classify(test.values().get(i));
      String named = fit.model().classes().get(said.best());
      correct += named.equals(test.classes().get(labels[i])) ? 1 : 0;
    }
    System.out.printf("%d of %d digits are named correctly%n", correct, test.count());
  }
}

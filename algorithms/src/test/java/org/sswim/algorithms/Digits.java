package org.sswim.algorithms;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.sswim.classifiers.Folds;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;

/** The 1797 handwritten digits of 8 x 8 pixels that ship with the product. */
public final class Digits {
  private static final Path FILE =
      Path.of("../cli/src/main/resources/org/sswim/cli/data/digits-images-idx3-ubyte.gz");

  private static final LabelledSequences ALL = SequenceFiles.read(FILE, SequenceOptions.defaults());

  private Digits() {}

  /** Three quarters of them. */
  public static LabelledSequences train() {
    return part(false);
  }

  /** The others. */
  public static LabelledSequences test() {
    return part(true);
  }

  private static LabelledSequences part(boolean test) {
    return Folds.select(ALL, Folds.of(ALL, 4, 0), 0, test);
  }

  /** Share of the test that a model says something right about. */
  public static double accuracy(double[] probability, int[] label) {
    int classes = probability.length / label.length;
    long right =
        IntStream.range(0, label.length)
            .filter(
                i ->
                    IntStream.range(0, classes)
                        .allMatch(
                            k ->
                                probability[i * classes + k]
                                    <= probability[i * classes + label[i]]))
            .count();
    return (double) right / label.length;
  }
}

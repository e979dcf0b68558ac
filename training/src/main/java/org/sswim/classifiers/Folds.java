package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;

/** Parts of samples with classes, in which every class has about the same share. */
public final class Folds {
  private Folds() {}

  /**
   * The fold of each sequence, in {@code 0 .. folds - 1}: {@code [sequences]}.
   *
   * @param data with the class of every sequence
   * @param seed of the draw
   * @throws IllegalArgumentException if a class has fewer sequences than there are folds
   */
  public static int[] of(LabelledSequences data, int folds, long seed) {
    int[] label = Objects.requireNonNull(data.label());
    UniformRandomProvider random = new SeedStreams(seed).stream("folds");
    int[] fold = new int[label.length];
    int next = 0;
    for (int c = 0; c < data.classes().size(); c++) {
      int own = c;
      List<Integer> members =
          new ArrayList<>(
              IntStream.range(0, label.length).filter(i -> label[i] == own).boxed().toList());
      if (!members.isEmpty() && members.size() < folds) {
        throw new IllegalArgumentException(
            "class '%s' has %s sequences; %s folds need as many of every class at least"
                .formatted(data.classes().get(c), members.size(), folds));
      }
      Collections.shuffle(members, new Random(random.nextLong()));
      for (int i : members) {
        fold[i] = next++ % folds;
      }
    }
    return fold;
  }

  /**
   * The sequences of a fold, or of all others.
   *
   * @param fold of each sequence, from {@link #of}
   * @param inside whether those of the fold are wanted
   */
  public static LabelledSequences select(
      LabelledSequences data, int[] fold, int which, boolean inside) {
    int[] chosen =
        IntStream.range(0, fold.length).filter(i -> (fold[i] == which) == inside).toArray();
    int[] label = Objects.requireNonNull(data.label());
    List<float[]> values = new ArrayList<>();
    for (int i : chosen) {
      values.add(data.values().get(i));
    }
    return new LabelledSequences(
        values,
        data.signals(),
        data.signalNames(),
        IntStream.of(chosen).map(i -> label[i]).toArray(),
        data.classes(),
        data.grid());
  }
}

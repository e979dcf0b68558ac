package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.checks.Checks;
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
    for (int c = 0; c < data.classes().size(); c++) {
      int own = c;
      long count = IntStream.of(label).filter(k -> k == own).count();
      Checks.that(count == 0 || count >= folds)
          .or(
              "class '%s' is too small for %s folds, which need as many sequences of every class; it has %s",
              data.classes().get(c), folds, count);
    }
    return of(
        members(label, data.classes().size()),
        label.length,
        folds,
        new SeedStreams(seed).stream("folds"));
  }

  /**
   * The same, where the only sample of a class is of fold {@code folds}.
   *
   * @param members samples of each class, which are put in the order of the draw
   */
  static int[] of(
      List<List<Integer>> members, int samples, int folds, UniformRandomProvider random) {
    int[] fold = new int[samples];
    int next = 0;
    for (List<Integer> own : members) {
      Collections.shuffle(own, new Random(random.nextLong()));
      for (int sample : own) {
        fold[sample] = own.size() > 1 ? next++ % folds : folds;
      }
    }
    return fold;
  }

  /** The samples of each class. */
  static List<List<Integer>> members(int[] label, int classes) {
    List<List<Integer>> members =
        Stream.<List<Integer>>generate(ArrayList::new).limit(classes).toList();
    for (int i = 0; i < label.length; i++) {
      members.get(label[i]).add(i);
    }
    return members;
  }

  /**
   * The sequences of a fold, or of all others.
   *
   * @param fold of each sequence, from {@link #of}
   * @param inside whether those of the fold are wanted
   */
  public static LabelledSequences select(
      LabelledSequences data, int[] fold, int which, boolean inside) {
    return data.select(
        IntStream.range(0, fold.length).filter(i -> (fold[i] == which) == inside).toArray());
  }
}

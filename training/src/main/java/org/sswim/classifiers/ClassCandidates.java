package org.sswim.classifiers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.WeightSource;

/**
 * The candidates of classification, in the order of tables: S-SWIM, its baselines, and networks
 * trained by surrogate gradients. A new baseline is a class and a line here.
 */
public final class ClassCandidates {
  /** The candidates for which nothing else is asked. */
  public static final String USUAL =
      "majority,nearest-neighbour,ridge,random,uniform-pairs,pairs,s-swim";

  /** All of this module. */
  public static final Candidates<ClassFitTask, FittedClassifier> ALL =
      Candidates.of(
          ClassFitTask.class,
          List.of(
              new Candidate<>("majority", Candidate.Kind.PLAIN, task -> majority(task.train())),
              new Candidate<>(
                  ClassComparison.NEAREST,
                  Candidate.Kind.PLAIN,
                  task -> NearestNeighbour.fit(task.train(), task.workers())),
              new Candidate<>(
                  "ridge",
                  Candidate.Kind.PLAIN,
                  task -> LinearClassifier.fit(task.train(), task.options(), task.workers())),
              network("random", WeightSource.RANDOM, true),
              network("uniform-pairs", WeightSource.UNIFORM_PAIRS, true),
              network("pairs", WeightSource.S_SWIM, false),
              network("s-swim", WeightSource.S_SWIM, true),
              gradients("surrogate", GradientStart.USUAL),
              gradients("random+gradient", GradientStart.RANDOM),
              gradients("s-swim+gradient", GradientStart.S_SWIM)),
          kind ->
              kind == Candidate.Kind.PLAIN
                  ? Settings.of()
                  : Settings.of(ClassifierOptions.defaults()));

  private ClassCandidates() {}

  /** A network; without a choice of neurons all that are drawn are kept. */
  private static Candidate<ClassFitTask, FittedClassifier> network(
      String label, WeightSource source, boolean choice) {
    return new Candidate<>(
        label,
        Candidate.Kind.SOLVED,
        task -> {
          ClassifierOptions own = task.options().withSource(source);
          return FittedClassifier.of(
              new ClassifierTrainer(choice ? own : own.withOversampling(Auto.of(1)), task.workers())
                  .telling(task.watch()::at)
                  .fit(task.train()),
              task.workers());
        });
  }

  /** A network that is trained by gradients. */
  private static Candidate<ClassFitTask, FittedClassifier> gradients(
      String label, GradientStart start) {
    return new Candidate<>(
        label,
        Candidate.Kind.GRADIENT,
        task ->
            FittedClassifier.of(
                new GradientClassifierTrainer(task.options(), task.workers())
                    .fit(task.train(), start, task.watch())
                    .fit(),
                task.workers()));
  }

  /** Says of every sequence what share of the training sequences each class has. */
  private static FittedClassifier majority(LabelledSequences train) {
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

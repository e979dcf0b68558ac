package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.ClassCandidate.FittedCandidate;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.WeightSource;

/**
 * Every candidate of classification, in the order of tables: the one place that knows them all. A
 * new baseline is a class and a line here.
 */
public final class ClassCandidates {
  /** The candidates for which nothing else is asked. */
  public static final String USUAL =
      "majority,nearest-neighbour,ridge,random,uniform-pairs,pairs,s-swim";

  private static final List<ClassCandidate> ALL = new ArrayList<>();

  static {
    ALL.add(new ClassCandidate("majority", false, (train, o, w) -> MajorityClass.fit(train)));
    ALL.add(
        new ClassCandidate(
            "nearest-neighbour", false, (train, o, w) -> NearestNeighbour.fit(train, w)));
    ALL.add(new ClassCandidate("ridge", false, (train, o, w) -> LinearClassifier.fit(train, o, w)));
    ALL.add(network("random", WeightSource.RANDOM, true));
    ALL.add(network("uniform-pairs", WeightSource.UNIFORM_PAIRS, true));
    ALL.add(network("pairs", WeightSource.S_SWIM, false));
    ALL.add(network("s-swim", WeightSource.S_SWIM, true));
    ALL.add(gradients("surrogate", GradientStart.USUAL));
    ALL.add(gradients("random+gradient", GradientStart.RANDOM));
    ALL.add(gradients("s-swim+gradient", GradientStart.S_SWIM));
  }

  private ClassCandidates() {}

  /** A network; without a choice of neurons all that are drawn are kept. */
  private static ClassCandidate network(String label, WeightSource source, boolean choice) {
    return new ClassCandidate(
        label,
        true,
        (train, options, workers) -> {
          ClassifierOptions own = options.withSource(source);
          ClassifierFit fit =
              new ClassifierTrainer(choice ? own : own.withOversampling(Auto.of(1)), workers)
                  .fit(train);
          return fitted(fit, workers);
        });
  }

  private static FittedCandidate fitted(ClassifierFit fit, Workers workers) {
    ClassifierModel model = fit.model();
    BatchClassifier batch = new BatchClassifier(model, workers);
    return new FittedCandidate(
        data -> batch.classify(data.values()),
        model.network().hidden().neurons(),
        model.parameters(),
        fit);
  }

  private static ClassCandidate gradients(String label, GradientStart start) {
    return new ClassCandidate(label, true, new Gradients(start));
  }

  /** A network that is trained by gradients. */
  private record Gradients(GradientStart start) implements ClassCandidate.Fit {
    @Override
    public FittedCandidate fit(
        LabelledSequences train, ClassifierOptions options, Workers workers) {
      return fit(train, options, workers, (epoch, model) -> {});
    }

    @Override
    public FittedCandidate fit(
        LabelledSequences train,
        ClassifierOptions options,
        Workers workers,
        ClassCandidate.Watch watch) {
      return fitted(
          new GradientClassifierTrainer(options, workers).fit(train, start, watch).fit(), workers);
    }
  }

  /** All of them. */
  public static List<ClassCandidate> all() {
    return List.copyOf(ALL);
  }

  /**
   * Some of them.
   *
   * @param labels joined by commas, such as {@link #USUAL}
   * @throws IllegalArgumentException if a name is unknown, listing those that are not
   */
  public static List<ClassCandidate> list(String labels) {
    return Stream.of(labels.split(",", -1)).map(ClassCandidates::named).toList();
  }

  /**
   * The candidate of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static ClassCandidate named(String label) {
    return ALL.stream()
        .filter(candidate -> candidate.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown model '"
                        + label
                        + "'; known: "
                        + ALL.stream()
                            .map(ClassCandidate::label)
                            .collect(Collectors.joining(", "))));
  }
}

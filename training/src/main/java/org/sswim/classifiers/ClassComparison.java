package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Comparison;
import org.sswim.comparison.Energy;
import org.sswim.comparison.UnsuitableDataException;
import org.sswim.energy.ClassMeter;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;
import org.sswim.training.Version;

/**
 * Compares classifiers on test sequences of their own, or on stratified folds of one set. Each fold
 * is named by a classifier that was fitted to the others.
 *
 * @param train sequences to fit
 * @param test sequences to name, with their classes as those of the training set; null for folds
 * @param folds number of folds, at least 2, where there is no test set
 * @param models the candidates
 * @param seeds number of seeds of networks, counted up from that of the options
 * @param options of networks
 */
public record ClassComparison(
    LabelledSequences train,
    @Nullable LabelledSequences test,
    int folds,
    List<Candidate<ClassFitTask, FittedClassifier>> models,
    int seeds,
    ClassifierOptions options) {

  /** The name of the row that is left out where that takes too long. */
  static final String NEAREST = "nearest-neighbour";

  /** Above so many comparisons of two values a nearest neighbour is not looked for. */
  private static final double MOST_PRODUCTS = 1e13;

  /** Checks that there is something to compare. */
  public ClassComparison {
    models = List.copyOf(models);
    ClassifierTrainer.requireClasses(train);
    if (models.isEmpty() || seeds < 1 || (test == null && folds < 2)) {
      throw new IllegalArgumentException("a comparison needs models, seeds, and a test or folds");
    }
  }

  /** Hears of each fit to all training sequences, where there is a test set. */
  @FunctionalInterface
  public interface Observer {
    /** Hears nothing. */
    Observer NONE = (model, fitted, answers) -> {};

    /**
     * Called after each.
     *
     * @param answers what it says of the test sequences
     */
    void fitted(String model, FittedClassifier fitted, BatchClassifier.Answers answers);

    /**
     * Called for a model that can do nothing with such data, once for each seed; it gets no row.
     *
     * @param why what it takes, and what the data are
     */
    default void leftOut(String model, String why) {}
  }

  /** One part to fit and one to name. */
  private record Part(LabelledSequences train, LabelledSequences test) {}

  /**
   * Fits and scores every model.
   *
   * @param counted number of test samples whose operations are counted, of folds in the last; 0 to
   *     count nothing
   * @param memory what is known already, and where the rest is kept
   * @return by model, then seed
   */
  public List<ClassScore> run(
      Workers workers,
      int counted,
      Observer observer,
      Comparison.Memory<ClassScore> memory,
      FitProgress progress) {
    List<Part> parts = parts();
    return new Comparison<>(models, seeds, options.seed())
        .run(
            (model, seed, piece) -> {
              try {
                return score(model, seed, parts, workers, counted, observer, piece);
              } catch (UnsuitableDataException e) {
                observer.leftOut(model.label(), String.valueOf(e.getMessage()));
                return null;
              }
            },
            memory,
            progress);
  }

  private ClassScore score(
      Candidate<ClassFitTask, FittedClassifier> model,
      @Nullable Long seed,
      List<Part> parts,
      Workers workers,
      int counted,
      Observer observer,
      FitProgress progress) {
    List<BatchClassifier.Answers> said = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    double[] seconds = new double[1];
    ClassifierOptions own = seed == null ? options : options.withSeed(seed);
    List<EpochScore> epochs = new ArrayList<>();
    FittedClassifier fitted =
        Comparison.along(
            parts,
            true,
            progress,
            (part, now) -> {
              ClassWatch watch = watch(workers, epochs, seconds, now);
              long began = System.nanoTime();
              FittedClassifier one =
                  model.fit().apply(new ClassFitTask(part.train, own, workers, watch));
              seconds[0] += (System.nanoTime() - began) * 1e-9;
              return one;
            },
            (one, p) -> {
              LabelledSequences named = parts.get(p).test;
              BatchClassifier.Answers answers = one.predictor().answers(named);
              said.add(withSteps(one.model(), named, answers));
              labels.add(Objects.requireNonNull(named.label()));
              if (test != null) {
                observer.fitted(model.label(), one, answers);
              }
            });
    LabelledSequences last = parts.get(parts.size() - 1).test;
    return ClassScore.of(
        model.label(),
        seed,
        fitted,
        seconds[0] / parts.size(),
        joined(said),
        labels.stream().flatMapToInt(Arrays::stream).toArray(),
        train.classes().size(),
        epochs,
        counted > 0 ? energy(fitted, last.values(), counted) : null);
  }

  private static @Nullable Energy energy(
      FittedClassifier fitted, List<float[]> samples, int counted) {
    ClassModel model = fitted.model();
    return model == null
        ? Energy.plain(fitted.macs())
        : Energy.of(ClassMeter.measure(model, ClassMeter.spread(samples, counted)));
  }

  /**
   * Scores a network that gradients train after each epoch, where there is a test.
   *
   * @param scores gets what it finds
   * @param seconds of the fit, from which it takes what scoring took
   */
  private ClassWatch watch(
      Workers workers, List<EpochScore> scores, double[] seconds, FitProgress progress) {
    return new ClassWatch() {
      @Override
      public void at(double share, String what) {
        progress.at(share, what);
      }

      @Override
      public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
        if (test == null) {
          return;
        }
        long began = System.nanoTime();
        scores.add(
            EpochScore.of(
                epoch,
                BatchClassifier.answers(model.get(), test.values(), workers),
                Objects.requireNonNull(test.label())));
        seconds[0] -= (System.nanoTime() - began) * 1e-9;
      }
    };
  }

  private static BatchClassifier.Answers joined(List<BatchClassifier.Answers> said) {
    return new BatchClassifier.Answers(
        said.stream().flatMapToDouble(a -> Arrays.stream(a.probability())).toArray(),
        said.stream().flatMapToDouble(a -> Arrays.stream(a.spikes())).toArray(),
        said.stream().flatMapToDouble(a -> Arrays.stream(a.steps())).toArray());
  }

  /** With the steps of what looks at all of them. */
  private static BatchClassifier.Answers withSteps(
      @Nullable ClassModel model, LabelledSequences test, BatchClassifier.Answers answers) {
    if (model == null || answers.steps().length > 0) {
      return answers;
    }
    double[] steps = new double[test.count()];
    Arrays.setAll(steps, i -> model.shown() > 0 ? model.shown() : test.steps(i));
    return new BatchClassifier.Answers(answers.probability(), answers.spikes(), steps);
  }

  /** The same without candidates that would compare too many sequences with each other. */
  public ClassComparison feasible() {
    double others = test == null ? train.count() : test.count();
    double products = train.count() * others * train.longest() * train.signals();
    return new ClassComparison(
        train,
        test,
        folds,
        models.stream()
            .filter(model -> !model.name().equals(NEAREST) || products <= MOST_PRODUCTS)
            .toList(),
        seeds,
        options);
  }

  /**
   * All that scores depend on but model and seed, as a text that differs where one of it does.
   *
   * @param energy whether operations are counted
   */
  public String about(boolean energy) {
    Map<String, Object> about = new TreeMap<>(OptionsJson.tree(options.withSeed(0)));
    about.put("of", Version.current());
    about.put("train", train.fingerprint());
    about.put(
        "test", test == null ? folds + " folds by seed " + options.seed() : test.fingerprint());
    about.put("energy", energy);
    return about.toString();
  }

  private List<Part> parts() {
    if (test != null) {
      return List.of(new Part(train, test));
    }
    List<Part> parts = new ArrayList<>();
    int[] fold = Folds.of(train, folds, options.seed());
    for (int f = 0; f < folds; f++) {
      parts.add(new Part(Folds.select(train, fold, f, false), Folds.select(train, fold, f, true)));
    }
    return parts;
  }
}

package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * Compares classifiers: on test sequences of their own, or on stratified folds of one set, of which
 * each is named by what was fitted to the others.
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
    List<ClassCandidate> models,
    int seeds,
    ClassifierOptions options) {

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

  /** Hears of a comparison on its way. */
  public interface Observer {
    /** Called before each fit, with how many are done. */
    void next(String what, int done, int total);

    /**
     * Called now and then during a fit.
     *
     * @param share of the fit that is done, 0 .. 1
     * @param how it goes, in few words
     */
    default void within(double share, String how) {}

    /**
     * What is known of a model already, which then is not fitted.
     *
     * @param seed of networks; null for others
     */
    default @Nullable ClassScore known(ClassCandidate model, @Nullable Long seed) {
      return null;
    }

    /** Called once a model is scored that was not known. */
    default void scored(ClassScore score) {}

    /**
     * Called after each fit to all training sequences, where there is a test set.
     *
     * @param answers what it says of the test sequences
     */
    default void fitted(
        ClassCandidate model,
        @Nullable Long seed,
        ClassCandidate.FittedCandidate fitted,
        BatchClassifier.Answers answers) {}
  }

  /** One part to fit and one to name. */
  private record Part(LabelledSequences train, LabelledSequences test) {}

  /** Fits and scores every model; by model, then seed. */
  public List<ClassScore> run(Workers workers, Observer observer) {
    return run(workers, observer, 0);
  }

  /**
   * The same, and counts what samples take.
   *
   * @param counted on how many of those that are named, of folds in the last; 0 to count nothing
   */
  public List<ClassScore> run(Workers workers, Observer observer, int counted) {
    List<Part> parts = parts();
    List<ClassScore> scores = new ArrayList<>();
    int total = 0;
    for (ClassCandidate model : models) {
      total += parts.size() * (model.spiking() ? seeds : 1);
    }
    int[] done = {0};
    for (ClassCandidate model : models) {
      for (int s = 0; s < (model.spiking() ? seeds : 1); s++) {
        Long seed = model.spiking() ? options.seed() + s : null;
        int all = total;
        String name = model.label() + (seed == null ? "" : ", seed " + seed);
        Consumer<Integer> next = part -> observer.next(name, done[0]++, all);
        ClassScore known = observer.known(model, seed);
        if (known != null) {
          parts.forEach(part -> next.accept(0));
          scores.add(known);
          continue;
        }
        ClassScore score = score(model, seed, parts, workers, next, observer, counted);
        observer.scored(score);
        scores.add(score);
      }
    }
    return scores;
  }

  private ClassScore score(
      ClassCandidate model,
      @Nullable Long seed,
      List<Part> parts,
      Workers workers,
      Consumer<Integer> next,
      Observer observer,
      int counted) {
    int classes = train.classes().size();
    List<BatchClassifier.Answers> said = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    double seconds = 0;
    ClassCandidate.FittedCandidate fitted = null;
    Watcher watcher = new Watcher(test, workers, observer);
    for (int p = 0; p < parts.size(); p++) {
      next.accept(p);
      Part part = parts.get(p);
      long began = System.nanoTime();
      ClassifierOptions own = seed == null ? options : options.withSeed(seed);
      fitted = model.fit().fit(part.train, own, workers, watcher);
      seconds += (System.nanoTime() - began) * 1e-9 - watcher.seconds;
      BatchClassifier.Answers answers = fitted.predictor().answers(part.test);
      said.add(withSteps(fitted.model(), part.test, answers));
      labels.add(Objects.requireNonNull(part.test.label()));
      if (parts.size() == 1) {
        observer.fitted(model, seed, fitted, answers);
      }
    }
    return ClassScore.of(
        model,
        seed,
        Objects.requireNonNull(fitted),
        seconds / parts.size(),
        joined(said),
        labels.stream().flatMapToInt(Arrays::stream).toArray(),
        classes,
        watcher.scores,
        counted > 0
            ? ClassEnergy.of(
                Objects.requireNonNull(fitted), parts.get(parts.size() - 1).test.values(), counted)
            : null);
  }

  /** Scores a network that gradients train after each epoch, where there is a test. */
  private static final class Watcher implements ClassCandidate.Watch {
    private final @Nullable LabelledSequences test;
    private final Workers workers;
    private final List<EpochScore> scores = new ArrayList<>();
    private final Observer observer;
    private double seconds;

    Watcher(@Nullable LabelledSequences test, Workers workers, Observer observer) {
      this.test = test;
      this.workers = workers;
      this.observer = observer;
    }

    @Override
    public void at(double share, String what) {
      observer.within(share, what);
    }

    @Override
    public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
      if (test == null) {
        return;
      }
      long began = System.nanoTime();
      ClassModel now = model.get();
      scores.add(
          EpochScore.of(
              epoch,
              BatchClassifier.answers(now, test.values(), workers),
              Objects.requireNonNull(test.label()),
              now.classes().size()));
      seconds += (System.nanoTime() - began) * 1e-9;
    }
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

  /** Whether a candidate would compare too many sequences with each other to be of use here. */
  public boolean tooLarge(ClassCandidate model) {
    double others = test == null ? train.count() : test.count();
    return model.label().equals("nearest-neighbour")
        && (double) train.count() * others * train.longest() * train.signals() > MOST_PRODUCTS;
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

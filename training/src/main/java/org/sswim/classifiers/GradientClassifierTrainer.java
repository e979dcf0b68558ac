package org.sswim.classifiers;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassifierModel;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingListener;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;

/**
 * Trains classifiers by gradients of the cross-entropy, from {@link GradientStart some start}: all
 * weights and biases; receptive fields are kept; there are no skip connections. Some sequences are
 * left out of the start and of the training, and say which epoch is best. A start that was solved
 * is kept unless a trained network is better by more than chance. The mean of {@code ln p} of the
 * true classes of the left-out sequences must be higher by {@value #CLEARLY} standard errors.
 *
 * <p>Stateless and reusable; equal options and data train equal models, whatever the number of
 * workers.
 *
 * @param options of the training
 * @param gradient how gradients train; its epochs and seed count, not those of the other options;
 *     null for what suits the data
 * @param workers share the work
 */
public record GradientClassifierTrainer(
    ClassifierOptions options, @Nullable GradientOptions gradient, Workers workers) {
  private static final double SHARE = 1 / 6.0;

  /** Share that is left out where there are few. */
  private static final double SHARE_OF_FEW = 1 / 4.0;

  /** Standard errors by which a trained network must be better than its start. */
  private static final int CLEARLY = 3;

  /** Steps of an epoch where samples are few, in batches of {@value #LEAST_BATCH} at least. */
  private static final int STEPS = 20;

  private static final int LEAST_BATCH = 8;
  private static final int MOST_BATCH = 64;

  // Chosen from 0.03 to 0.5 on MNIST and OSULeaf; decay of weights only made networks worse.
  private static final double RATE = 0.3;
  private static final double SOLVED_RATE = 0.05;
  private static final double SOLVED_READOUT = 0.3;

  /** A trainer whose options of gradients suit the data. */
  public GradientClassifierTrainer(ClassifierOptions options, Workers workers) {
    this(options, null, workers);
  }

  /**
   * Trains a classifier.
   *
   * @param data with the class of every sequence; two classes at least, of one of them two
   *     sequences
   * @throws IllegalArgumentException if there are not
   */
  public GradientClassifierFit fit(LabelledSequences data, GradientStart start, ClassWatch watch) {
    ClassifierTrainer.requireClasses(data);
    PlanChoice choice =
        new PlanChoice(data, options.withSource(start.source()), workers, FitProgress.NONE);
    ClassifierPlan plan = choice.choose();
    int[] label = Objects.requireNonNull(data.label());
    double share = label.length <= ClassTask.FEW ? SHARE_OF_FEW : SHARE;
    ClassOrder order =
        ClassOrder.of(
            label,
            data.classes().size(),
            share,
            new SeedStreams(options.seed()).stream("gradient-order"));
    Checks.that(order.choosing().count() != 0)
        .or(
            "training by gradients leaves sequences out; each of the %s classes has only one",
            data.classes().size());
    GradientOptions how = gradient == null ? suiting(order.training().count(), start) : gradient;
    LabelledSequences left = order.part(data, order.choosing());
    ClassifierPlan trainable = plan.withSkip(0);
    ClassTask task = new ClassTask(data, order, trainable, workers);
    ClassifierTrainer solver = new ClassifierTrainer(options.withSource(start.source()), workers);
    LabelledSequences training = order.part(data, order.training());
    ClassifierFit solved = start.solved() ? solver.fit(training, trainable) : null;
    SpikingNetwork first =
        solved == null
            ? task.usual(ClassifierTrainer.neurons(options), options.seed())
            : solved.model().network();
    GradientTrained trained =
        new GradientTrainer(how, workers)
            .train(task.gradients(first, start.solved()), listener(watch, data, plan));
    // What is beaten is what would be used: with skip connections, where the plan has some.
    ClassifierModel before =
        solved != null && plan.skip() > 0
            ? solver.fit(training, plan).model()
            : plan.model(data, first);
    LeftOutScore was = LeftOutScore.of(before, left, workers);
    LeftOutScore now = LeftOutScore.of(plan.model(data, trained.network()), left, workers);
    boolean better = trained.best() > 0 && now.clearlyBetterThan(was, CLEARLY);
    if (solved != null && !better) {
      ClassifierFit kept = solver.fit(data, plan, choice.search());
      return new GradientClassifierFit(kept, trained.epochs(), 0, left.count(), was, was);
    }
    Provenance provenance =
        new ClassifierTrainer(options, workers)
            .provenance(data.count(), choice.search(), now.accuracy(), now.logLoss())
            .withOptions(
                Map.of(
                    "weights",
                    start == GradientStart.USUAL ? "usual" : start.source().label(),
                    "gradients",
                    OptionsJson.text(how)))
            .withResults(Map.of("epochs", String.valueOf(trained.best())));
    ClassifierModel model = plan.model(data, trained.network()).withProvenance(provenance);
    ClassifierModel calibrated = calibrated(model, left);
    ClassifierFit kept =
        new ClassifierFit(
            calibrated,
            trainable,
            now.accuracy(),
            LeftOutScore.of(calibrated, left, workers).logLoss(),
            solved == null ? null : ClassifierTrainer.inData(solved.pairs(), order.order()));
    return new GradientClassifierFit(
        kept, trained.epochs(), trained.best(), left.count(), was, now);
  }

  /** Brings the evidence to probabilities, of whole sequences and of their first steps. */
  private ClassifierModel calibrated(ClassifierModel model, LabelledSequences left) {
    int classes = model.classes().size();
    double factor =
        ClassScores.of(
                new BatchClassifier(model, workers).classify(left.values()).probability(),
                Objects.requireNonNull(left.label()),
                classes)
            .factor();
    SpikingNetwork network = model.network();
    ClassifierModel whole = model.withNetwork(network.withReadout(network.readout().times(factor)));
    if (model.coding().own()) {
      return whole;
    }
    int shown = model.coding().shown();
    EarlyCalibration early =
        new EarlyCalibration(shown > 0 ? shown : left.longest(), classes, workers);
    early.add(whole, left);
    return whole.withEarly(early.trust());
  }

  private GradientOptions suiting(int samples, GradientStart start) {
    int batch = Math.min(MOST_BATCH, Math.max(LEAST_BATCH, samples / STEPS));
    return GradientOptions.defaults()
        .withLoss(GradientOptions.Loss.CROSS_ENTROPY)
        .withBatch(batch)
        .withLearningRate(Auto.of(start.solved() ? SOLVED_RATE : RATE))
        .withReadoutRate(Auto.of(start.solved() ? SOLVED_READOUT : 1))
        .withWeightDecay(Auto.of(0.0))
        .withEpochs(options.epochs())
        .withSeed(options.seed());
  }

  private TrainingListener listener(ClassWatch watch, LabelledSequences data, ClassifierPlan plan) {
    return new TrainingListener() {
      @Override
      public void at(long done, long total, double loss, double best) {}

      @Override
      public void measured(Epoch epoch, Supplier<SpikingNetwork> network) {
        watch.measured(epoch, () -> plan.model(data, network.get()));
      }
    };
  }
}

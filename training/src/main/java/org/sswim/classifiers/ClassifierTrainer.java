package org.sswim.classifiers;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.EarlyTrust;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;
import org.sswim.training.SampledNetwork;
import org.sswim.training.Search;
import org.sswim.training.Version;

/**
 * Trains classifiers. Left-out samples choose how sequences are seen ({@link PlanChoice}). S-SWIM
 * samples neurons from pairs of samples of different classes. The read-out is a ridge regression to
 * class codes.
 *
 * <p>Stateless and reusable; equal options and data train equal models, whatever the number of
 * workers.
 *
 * @param options of the training
 * @param workers share the work
 * @param progress receives the progress of a fit
 */
public record ClassifierTrainer(ClassifierOptions options, Workers workers, FitProgress progress) {
  /** Share of many samples that chooses the penalty. */
  private static final double SHARE = 1 / 6.0;

  private static final int USUAL_NEURONS = 1000;

  /** Candidates for each neuron that sees a sequence. */
  private static final int SEPARATED = 4;

  /** Samples that each candidate needs, where some compete. */
  private static final int SAMPLES_EACH = 4;

  /** Of vectors, candidates for each neuron, where they are not too many: time is as their cube. */
  private static final int COMPETING = 4;

  private static final int MOST_COMPETING = 6000;

  /** Of few samples, how often and how many are left out to see what early steps are worth. */
  private static final int EARLY_PARTS = 4;

  private static final double EARLY_SHARE = 0.25;

  /** The plan, neurons, read-outs, evidence. */
  private static final int PARTS = 4;

  /** A trainer. */
  public ClassifierTrainer(ClassifierOptions options, Workers workers) {
    this(options, workers, FitProgress.NONE);
  }

  /** The same, which tells how far a fit is. */
  public ClassifierTrainer telling(FitProgress heard) {
    return new ClassifierTrainer(options, workers, heard);
  }

  /**
   * Trains a classifier.
   *
   * @param data sequences with their classes, at least two classes
   */
  public ClassifierFit fit(LabelledSequences data) {
    requireTrainable(data);
    PlanChoice choice = new PlanChoice(data, options, workers, progress.part(0, PARTS));
    ClassifierPlan plan = choice.choose();
    return fit(data, plan, choice.search());
  }

  /** Trains a classifier with a given plan. */
  public ClassifierFit fit(LabelledSequences data, ClassifierPlan plan) {
    requireTrainable(data);
    return fit(data, plan, new Search());
  }

  /** The same, which remembers what its plan was chosen from. */
  ClassifierFit fit(LabelledSequences data, ClassifierPlan plan, Search search) {
    int[] label = Objects.requireNonNull(data.label());
    int classes = data.classes().size();
    int neurons = neurons(options);
    double share = label.length <= ClassTask.FEW ? 0 : SHARE;
    ClassOrder order =
        ClassOrder.of(label, classes, share, new SeedStreams(options.seed()).stream("order"));
    ClassTask task = new ClassTask(data, order, plan, workers);
    progress.part(1, PARTS).at(0, "neurons");
    SampledNetwork network =
        task.sample(
            neurons, oversampling(neurons, label.length, plan), options.source(), options.seed());
    progress.part(2, PARTS).at(0, "read-out");
    ClassReadout readout = task.readout(network);
    progress.part(3, PARTS).at(0, "evidence of early steps");
    Map<String, String> solved =
        Map.of(
            "penalty", String.valueOf(readout.penalty()),
            "weighing", readout.weighing().name());
    Provenance provenance =
        provenance(label.length, search, readout.leftOut().accuracy(), readout.logLoss());
    return new ClassifierFit(
        model(data, plan, network.hidden(), readout.readout())
            .withProvenance(provenance.withResults(solved))
            .withEarly(early(data, plan, network, task, order, readout.unseen())),
        plan,
        readout.leftOut().accuracy(),
        readout.logLoss(),
        inData(network.origins(), order.order()));
  }

  private static ClassifierModel model(
      LabelledSequences data, ClassifierPlan plan, HiddenNetwork hidden, Readout all) {
    int rates = hidden.features() * all.outputs();
    Readout spiking = new Readout(Arrays.copyOf(all.weights(), rates), all.bias());
    return plan.model(data, new SpikingNetwork(hidden, spiking))
        .withSkip(Arrays.copyOfRange(all.weights(), rates, all.weights().length));
  }

  /**
   * How far evidence is to be trusted before the end of a sequence.
   *
   * @param task the samples in their order
   * @param unseen a read-out that has not seen the samples that choose. Null if samples are too few
   *     for that; then parts of them are left out in turn
   */
  private EarlyTrust early(
      LabelledSequences data,
      ClassifierPlan plan,
      SampledNetwork network,
      ClassTask task,
      ClassOrder order,
      @Nullable Readout unseen) {
    if (plan.coding().own()) {
      return EarlyTrust.ALWAYS;
    }
    int shown = plan.coding().shown();
    int classes = data.classes().size();
    EarlyCalibration calibration =
        new EarlyCalibration(shown > 0 ? shown : data.longest(), classes, workers);
    if (unseen != null) {
      calibration.add(
          model(data, plan, network.hidden(), unseen), order.part(data, order.choosing()));
      return calibration.trust();
    }
    int[] label = Objects.requireNonNull(data.label());
    float[] features = task.features(network);
    for (int i = 0; i < EARLY_PARTS; i++) {
      ClassOrder part =
          ClassOrder.of(
              label, classes, EARLY_SHARE, new SeedStreams(options.seed()).stream("early", i));
      Readout rest = task.readout(network, features, part).readout();
      calibration.add(model(data, plan, network.hidden(), rest), part.part(data, part.choosing()));
    }
    return calibration.trust();
  }

  /** Number of neurons that options ask for. */
  static int neurons(ClassifierOptions options) {
    return options.neurons().or(USUAL_NEURONS);
  }

  private int oversampling(int neurons, int count, ClassifierPlan plan) {
    if (!plan.coding().vectors()) {
      return options.oversampling().or(SEPARATED);
    }
    int most = count / SAMPLES_EACH / neurons;
    int quick = Math.max(2, MOST_COMPETING / neurons);
    return options.oversampling().or(Math.max(1, Math.min(most, Math.min(quick, COMPETING))));
  }

  /**
   * Where a model came from.
   *
   * @param samples number of samples that trained
   * @param accuracy share of those left out that it names correctly
   * @param logLoss of these
   */
  Provenance provenance(int samples, Search search, double accuracy, double logLoss) {
    Map<String, String> results = search.described();
    results.put("left-out-accuracy", String.valueOf(accuracy));
    results.put("left-out-log-loss", String.valueOf(logLoss));
    return new Provenance(
        Version.current(),
        options.seed(),
        samples + " samples with classes",
        Map.of("weights", options.source().label(), "training", OptionsJson.text(options)),
        results);
  }

  /**
   * Pairs by the numbers that the samples have in the data.
   *
   * @param number that of each sample
   */
  static @Nullable NeuronPairs inData(@Nullable NeuronPairs pairs, int[] number) {
    return pairs == null ? null : pairs.renumbered(m -> number[m], t -> t);
  }

  /** Refuses data that no classifier can be trained on. */
  private static void requireTrainable(LabelledSequences data) {
    requireClasses(data);
    int[] label = Objects.requireNonNull(data.label());
    Checks.that(Arrays.stream(label).distinct().count() < label.length)
        .or(
            "a class must have 2 sequences, so that one can be left out; each of %s has 1",
            label.length);
    float first = data.values().get(0)[0];
    Checks.not(
            data.values().stream()
                .allMatch(own -> IntStream.range(0, own.length).allMatch(i -> own[i] == first)))
        .or("values must differ to tell classes apart; all are %s", first);
  }

  static void requireClasses(LabelledSequences data) {
    int[] label = data.label();
    if (label == null) {
      throw new IllegalArgumentException("the sequences have no classes to learn");
    }
    long classes = Arrays.stream(label).distinct().count();
    Checks.that(classes >= 2)
        .or(
            "there must be at least 2 classes to tell apart; all %s sequences are of class"
                + " '%s'",
            label.length, data.classes().get(label[0]));
  }
}

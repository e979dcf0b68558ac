package org.sswim.gradient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.SeedStreams;

/** A gradient training under way: everything that changes from epoch to epoch. */
final class TrainingRun {
  private static final int REPORTS = 20;

  private final TrainingTask task;
  private final GradientOptions options;
  private final SampleOrder training;
  private final SampleOrder validation;
  private final FeatureScale scale;
  private final NetworkParameters parameters;

  /** The average of the parameters over the last steps. */
  private final NetworkParameters average;

  /** What is measured and kept: the average, its delays rounded. */
  private final NetworkParameters deployed;

  private final NetworkParameters best;
  private final Gradients gradients;
  private final Gradients watch;
  private final StepRule rule;
  private final List<Epoch> epochs = new ArrayList<>();
  private int bestEpoch;

  /**
   * Prepares a training; nothing has been computed but the scale of the features.
   *
   * @param options with nothing left open, see {@link TrainingTask#resolved}
   */
  TrainingRun(TrainingTask task, GradientOptions options, Workers workers) {
    this.task = task;
    this.options = options;
    training = task.training();
    validation = task.validation();
    SpikeFunction spike = SpikeFunction.of(options.surrogate(), options.surrogateScale());
    Objective objective = new Objective(options.loss(), options.ratePenalty());
    int steps = task.batch(1).steps();
    LayerPass.Trained none = new LayerPass.Trained(false, false, false);
    LayerPass.Trained trained =
        new LayerPass.Trained(options.trainDelays(), options.trainSupports(), options.trainCosts());
    scale = FeatureMoments.measure(task, task.start());
    parameters = task.parameters(task.start(), scale);
    average = parameters.zeros();
    average.copyFrom(parameters);
    deployed = parameters.zeros();
    // Before memory is laid out for it: neurons that cost nothing need none for their refractions.
    deployed.copyRounded(parameters);
    best = parameters.zeros();
    rule = new StepRule(options, parameters);
    gradients =
        new Gradients(
            parameters,
            training,
            task::batch,
            most -> new NetworkPass(parameters, scale, objective, spike, trained, steps, most),
            options.batch(),
            workers);
    watch =
        new Gradients(
            parameters,
            validation,
            task::batch,
            most -> new NetworkPass(deployed, scale, objective, spike, none, steps, most),
            options.batch(),
            workers);
  }

  /** Measures the start. */
  void begin() {
    addEpoch(Double.NaN, 0);
  }

  private void addEpoch(double trainLoss, double seconds) {
    deployed.copyRounded(average);
    double loss = watch.loss(validation);
    epochs.add(new Epoch(epochs.size(), trainLoss, loss, seconds));
    // Not a number is never better.
    if (epochs.size() == 1 || loss < epochs.get(bestEpoch).validationLoss()) {
      bestEpoch = epochs.size() - 1;
      best.copyFrom(deployed);
    }
  }

  /** Whether there is nothing left to do. */
  boolean done() {
    int last = epochs.size() - 1;
    return last >= options.epochs()
        || last - bestEpoch >= options.patience()
        || (last > 0 && !Double.isFinite(epochs.get(last).validationLoss()));
  }

  /** Trains for one epoch and measures. */
  void epoch(TrainingListener listener) {
    long began = System.nanoTime();
    int number = epochs.size() - 1;
    int[] order = training.shuffled(new SeedStreams(options.seed()).stream("batches", number));
    int steps = (order.length + options.batch() - 1) / options.batch();
    int report = Math.max(1, steps / REPORTS);
    double sum = 0;
    for (int s = 0; s < steps; s++) {
      int from = s * options.batch();
      int windows = Math.min(options.batch(), order.length - from);
      sum += windows * gradients.compute(training, order, from, windows);
      double rate = options.learningRateAt(number + (s + 0.5) / steps);
      rule.step(parameters, gradients.sum(), rate);
      double span = Math.min(rule.steps() + 1, 1 + options.average() * steps);
      average.moveTowards(parameters, (float) (1 / span));
      if (s % report == 0) {
        listener.at(
            (long) number * steps + s,
            (long) options.epochs() * steps,
            sum / (from + windows),
            epochs.get(bestEpoch).validationLoss());
      }
    }
    double before = epochs.get(number).seconds();
    addEpoch(sum / order.length, before + (System.nanoTime() - began) * 1e-9);
  }

  /** Every number that changes, by name; for checkpoints. */
  Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    put("parameters", parameters.arrays(), arrays);
    put("average", average.arrays(), arrays);
    put("best", best.arrays(), arrays);
    put("momenta", rule.state(), arrays);
    return arrays;
  }

  private static void put(String name, List<float[]> values, Map<String, float[]> arrays) {
    for (int a = 0; a < values.size(); a++) {
      if (values.get(a).length > 0) {
        arrays.put(name + "." + a, values.get(a));
      }
    }
  }

  /** The epochs so far. */
  List<Epoch> epochs() {
    return epochs;
  }

  /** Goes on after some epochs; the arrays have been filled in. */
  void resume(List<Epoch> before) {
    epochs.clear();
    epochs.addAll(before);
    bestEpoch = 0;
    for (Epoch epoch : epochs) {
      if (epoch.validationLoss() < epochs.get(bestEpoch).validationLoss()) {
        bestEpoch = epoch.number();
      }
    }
    int perEpoch = (training.count() + options.batch() - 1) / options.batch();
    rule.resume((double) perEpoch * (epochs.size() - 1));
  }

  /** The network of the last epoch, as it is measured. */
  SpikingNetwork last() {
    return epochs.size() == 1 ? task.start() : deployed.network(scale);
  }

  /** What has been found so far. */
  GradientTrained result() {
    return new GradientTrained(
        bestEpoch == 0 ? task.start() : best.network(scale), epochs, bestEpoch);
  }
}

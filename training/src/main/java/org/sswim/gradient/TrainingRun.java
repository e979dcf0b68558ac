package org.sswim.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.descent.State;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.SeedStreams;

/** A gradient training under way: everything that changes from epoch to epoch. */
final class TrainingRun implements State {
  /** Numbers of an epoch that are saved. */
  private static final int FIELDS = 3;

  private static final int REPORTS = 20;

  private final TrainingTask task;
  private final GradientOptions options;
  private final SampleOrder training;
  private final SampleOrder validation;
  private final TrainedScale scale;
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
    DescentObjective objective = new DescentObjective(options.loss(), options.ratePenalty());
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

  @Override
  public List<float[]> arrays() {
    return Stream.of(parameters.arrays(), average.arrays(), best.arrays(), rule.state())
        .flatMap(List::stream)
        .toList();
  }

  /** How many epochs there are, and what they were; of those to come there are zeros. */
  @Override
  public double[] numbers() {
    double[] numbers = new double[1 + FIELDS * (options.epochs() + 1)];
    numbers[0] = epochs.size();
    for (Epoch epoch : epochs) {
      int at = 1 + FIELDS * epoch.number();
      numbers[at] = epoch.trainLoss();
      numbers[at + 1] = epoch.validationLoss();
      numbers[at + 2] = epoch.seconds();
    }
    return numbers;
  }

  @Override
  public void resume(double[] numbers) {
    epochs.clear();
    bestEpoch = 0;
    // Saved were the start and an epoch at least.
    double count = Math.max(2, Math.min(numbers[0], options.epochs() + 1.0));
    for (int e = 0; e < count; e++) {
      int at = 1 + FIELDS * e;
      epochs.add(new Epoch(e, numbers[at], numbers[at + 1], numbers[at + 2]));
      if (numbers[at + 1] < epochs.get(bestEpoch).validationLoss()) {
        bestEpoch = e;
      }
    }
    int perEpoch = (training.count() + options.batch() - 1) / options.batch();
    rule.resume((double) perEpoch * (epochs.size() - 1));
  }

  /** The epochs so far. */
  List<Epoch> epochs() {
    return epochs;
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

package org.sswim.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.SeedStreams;

/** A gradient training under way: everything that changes from epoch to epoch. */
final class TrainingRun implements State {
  /** Numbers of an epoch that are saved. */
  private static final int FIELDS = 3;

  private static final int REPORTS = 20;

  /**
   * Epochs over which parameters are averaged for the network that is measured and kept (Polyak and
   * Juditsky 1992). The mean smooths out what the last few batches happened to be.
   */
  private static final double AVERAGE = 0.5;

  /** Gradients of losses of few weights are small. */
  private static final float TINY = 1e-12f;

  private final TrainingTask task;
  private final GradientOptions options;
  private final SampleOrder training;
  private final SampleOrder validation;
  private final TrainedScale scale;
  private final NetworkParameters parameters;

  /** The average of the parameters over the last steps, which is measured and kept. */
  private final NetworkParameters average;

  private final NetworkParameters best;
  private final BatchSums gradients;
  private final BatchSums watch;
  private final Optimizer optimizer;
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
    scale = TrainedScale.measure(task, task.start());
    parameters = task.parameters(task.start(), scale);
    average = parameters.zeros();
    average.copyFrom(parameters);
    best = parameters.zeros();
    optimizer =
        new Optimizer(
            Optimizer.Rule.ADAMW,
            options.weightDecay().value(),
            TINY,
            parameters.groups(options.readoutRate().value()));
    gradients = sums(parameters, training, workers);
    watch = sums(average, validation, workers);
  }

  private BatchSums sums(NetworkParameters of, SampleOrder samples, Workers workers) {
    DescentObjective objective = new DescentObjective(options.loss());
    int steps = task.batch(1).steps();
    return new BatchSums(
        most ->
            new Gradients(
                samples,
                task.batch(most),
                new NetworkPass(of, scale, objective, SpikeFunction.SPIKE, steps, most),
                of.zeros()),
        options.batch(),
        workers);
  }

  /** Measures the start. */
  void begin() {
    addEpoch(Double.NaN, 0);
  }

  private void addEpoch(double trainLoss, double seconds) {
    double loss = watch.loss(validation.inOrder());
    epochs.add(new Epoch(epochs.size(), trainLoss, loss, seconds));
    // Not a number is never better.
    if (epochs.size() == 1 || loss < epochs.get(bestEpoch).validationLoss()) {
      bestEpoch = epochs.size() - 1;
      best.copyFrom(average);
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
    int[] order =
        Epochs.shuffled(
            training.count(), new SeedStreams(options.seed()).stream("batches", number));
    int steps = (order.length + options.batch() - 1) / options.batch();
    int report = Math.max(1, steps / REPORTS);
    double sum = 0;
    for (int s = 0; s < steps; s++) {
      int from = s * options.batch();
      int windows = Math.min(options.batch(), order.length - from);
      sum += windows * gradients.compute(order, from, windows);
      double rate = options.learningRateAt(number + (s + 0.5) / steps);
      optimizer.step(gradients.sum(), rate);
      double done = (double) number * steps + s + 1;
      double span = Math.min(done + 1, 1 + AVERAGE * steps);
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
    return Stream.of(optimizer.arrays(), average.arrays(), best.arrays())
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
    optimizer.resume(new double[] {(double) perEpoch * (epochs.size() - 1)});
  }

  /** The epochs so far. */
  List<Epoch> epochs() {
    return epochs;
  }

  /** The network of the last epoch, as it is measured. */
  SpikingNetwork last() {
    return epochs.size() == 1 ? task.start() : average.network(scale);
  }

  /** What has been found so far. */
  GradientTrained result() {
    return new GradientTrained(
        bestEpoch == 0 ? task.start() : best.network(scale), epochs, bestEpoch);
  }

  /**
   * Memory for a part of a batch.
   *
   * @param samples those that are looked at
   * @param batch the part's
   * @param pass the network over them
   * @param gradient by every parameter, of the last pass
   */
  private record Gradients(
      SampleOrder samples, Batch batch, NetworkPass pass, NetworkParameters gradient)
      implements BatchSums.Part {
    @Override
    public double gradient(int[] order, int from, int count, double share) {
      batch.fill(samples, order, from, count);
      gradient.clear();
      return pass.forwardAndBackward(batch, share, gradient);
    }

    @Override
    public double loss(int[] order, int from, int count) {
      batch.fill(samples, order, from, count);
      return pass.loss(batch);
    }

    @Override
    public List<float[]> gradients() {
      return gradient.arrays();
    }
  }
}

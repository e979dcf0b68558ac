package org.sswim.training;

import java.util.List;
import java.util.Map;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.sampling.SeedStreams;

/**
 * What stays the same while networks of several widths are sampled and fitted.
 *
 * @param options all but the number of neurons counts
 * @param data the series
 * @param fitPlan which windows train, with their superposed copies, and which choose
 * @param plan the shape of the network
 * @param source where hidden weights come from
 * @param workers who does it
 */
record NetworkTraining(
    SSwimOptions options,
    TrainingData data,
    FitPlan fitPlan,
    NetworkPlan plan,
    WeightSource source,
    Workers workers) {

  /** A training with the superposed copies that the options ask for, where the plan allows any. */
  static NetworkTraining of(
      SSwimOptions options,
      TrainingData data,
      FitPlan fitPlan,
      NetworkPlan plan,
      WeightSource source,
      Workers workers) {
    return new NetworkTraining(
        options, data, superposed(options.copies(), data, fitPlan, plan), plan, source, workers);
  }

  /**
   * A plan with superposed copies, where the network allows any.
   *
   * @param copies how many are asked for, or {@link SSwimOptions#AUTO_COPIES}
   */
  static FitPlan superposed(int copies, TrainingData data, FitPlan fitPlan, NetworkPlan plan) {
    int wanted = plan.superposable() ? copies : 0;
    if (wanted == SSwimOptions.AUTO_COPIES) {
      int windows = Math.max(1, fitPlan.commonTrain().count() / fitPlan.stride());
      wanted = FitPlan.autoCopies(windows, data.channels().lanes(data.series().channels()));
    }
    return fitPlan.withCopies(wanted);
  }

  /** The windows. */
  WindowedSeries series() {
    return data.windows(plan.calendar());
  }

  /** Every stream of random numbers. */
  SeedStreams streams() {
    return new SeedStreams(options.seed());
  }

  /** Which of the sampled neurons stay; random weights stay as they are drawn. */
  NeuronChoice choice() {
    return source == WeightSource.RANDOM
        ? NeuronChoice.NONE
        : new NeuronChoice(options.oversampling(), fitPlan.channelWeight());
  }

  /** Samples hidden layers of so many neurons each. */
  HiddenNetworkSampler.Sampled sample(int neurons) {
    return new HiddenNetworkSampler(
            options.layer(), options.readoutKernel(), source, choice(), streams(), workers)
        .sample(
            series(),
            fitPlan.commonTrain(),
            fitPlan.longest(),
            plan,
            neurons,
            options.layers(),
            options.relays());
  }

  /** Samples and fits a network of so many neurons per hidden layer. */
  Trained ofWidth(int neurons) {
    long began = System.nanoTime();
    HiddenNetworkSampler.Sampled sampled = sample(neurons);
    long drawn = System.nanoTime();
    FeatureMap map = features(sampled.network());
    ReadoutFit fit = readoutFit();
    FitEquations equations = fit.accumulate(series(), map, fitPlan);
    long gathered = System.nanoTime();
    List<FittedReadout> readouts =
        fit.solve(series(), map.skipFeatures(), fitPlan, equations, List.of());
    Map<String, Double> seconds =
        Map.of(
            "sample", (drawn - began) * 1e-9,
            "gather", (gathered - drawn) * 1e-9,
            "solve", (System.nanoTime() - gathered) * 1e-9);
    return trained(sampled, readouts, seconds);
  }

  /** The skip synapses. */
  SkipShape skip() {
    return options.skip() ? SkipShape.of(series()) : SkipShape.NONE;
  }

  /** What the read-outs of a network see. */
  FeatureMap features(HiddenNetwork network) {
    return plan.features(network, skip());
  }

  /** Solves read-outs. */
  ReadoutFit readoutFit() {
    return new ReadoutFit(options.ridge(), plan.targetSeason(), options.seed(), workers);
  }

  /** A finished training. */
  Trained trained(
      HiddenNetworkSampler.Sampled sampled,
      List<FittedReadout> readouts,
      Map<String, Double> seconds) {
    HiddenNetwork network = sampled.network();
    double rate =
        FiringRate.measure(network, series(), fitPlan.commonTrain(), plan.relativeInput());
    return new Trained(
        source,
        plan,
        network,
        skip(),
        readouts,
        sampled.densities(),
        sampled.origins(),
        rate,
        null,
        seconds);
  }
}

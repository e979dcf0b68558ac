package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.Fields;
import org.sswim.sampling.LayerSampler;
import org.sswim.sampling.LayerSampler.SampledLayer;
import org.sswim.sampling.PairSampler.Pairs;
import org.sswim.sampling.SeedStreams;
import org.sswim.sampling.TemporalSampler.Temporal;

/**
 * S-SWIM: trains Spike Response Model networks without gradients, on any samples and targets.
 *
 * <p>Hidden layers are {@link #sample sampled} one after the other, each from the samples as the
 * layers before it see them. Step (1) draws temporal parameters tau_i, sigma_i. Step (2) draws
 * pairs of samples with similar inputs and different targets. Step (3) makes neurons whose voltages
 * tell the two samples of a pair apart, {@code v_i(t) = sum_j W_ij psi_ij(t) + b_i + c_i eta_i(t)}.
 * More neurons are drawn than are wanted; those stay that the targets would miss most. Then (4)
 * linear read-outs {@code y = W' f + b} of the filtered spikes f are solved by ridge regression,
 * their penalties chosen on left-out samples.
 *
 * <p>{@link SSwimOptions#published} is the algorithm of the paper as far as it is known, with
 * prescribed voltages; {@link SSwimOptions#defaults} is what serves best.
 *
 * <p>A trainer is stateless and reusable; equal options and data train equal networks, whatever the
 * number of workers.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, Random Feature
 *     Spiking Neural Networks</a>
 */
public final class SSwim {
  private final SSwimOptions options;
  private final Workers workers;
  private final SeedStreams streams;
  private final FitProgress progress;
  private final boolean crossFitting;

  /** A trainer. */
  public SSwim(SSwimOptions options, Workers workers) {
    this(options, workers, FitProgress.NONE, false);
  }

  private SSwim(SSwimOptions options, Workers workers, FitProgress progress, boolean crossFitting) {
    this.crossFitting = crossFitting;
    this.options = options;
    this.workers = workers;
    this.progress = progress;
    streams = new SeedStreams(options.seed());
  }

  /** The same, which tells how far it is. */
  public SSwim telling(FitProgress heard) {
    return new SSwim(options, workers, heard, crossFitting);
  }

  /** The same, whose read-outs are also solved without each block of training samples in turn. */
  public SSwim crossFitting() {
    return new SSwim(options, workers, progress, true);
  }

  /** The options. */
  public SSwimOptions options() {
    return options;
  }

  /** Trains a network of the shape that the options give, see {@link SSwimOptions#shape}. */
  public Trained train(Samples samples, Targets targets, FitSplit split) {
    return train(samples, targets, split, options.shape(samples.steps()));
  }

  /**
   * Trains a network with a read-out for each part of a split.
   *
   * @param targets as many columns as the part that has most
   * @param split which samples train, and which choose what is left open
   * @param shape the shape of the network
   * @throws IllegalArgumentException if split or shape ask for what samples and targets lack
   */
  public Trained train(Samples samples, Targets targets, FitSplit split, NetworkShape shape) {
    split.requireWithin(samples, targets);
    shape.requireFor(samples);
    long began = System.nanoTime();
    SampledNetwork network = sample(samples, targets, split, shape, options.neurons());
    long drawn = System.nanoTime();
    progress.part(1, 3).at(0, "equations of the read-out");
    FeatureMap features = shape.features(network.hidden());
    ReadoutFit fit = readoutFit(); // (4)
    ReadoutFit.Equations equations = fit.accumulate(samples, targets, features, split);
    long gathered = System.nanoTime();
    progress.part(2, 3).at(0, "read-out");
    List<FittedReadout> readouts = fit.solve(targets, features.skipFeatures(), split, equations);
    Map<String, Double> seconds =
        Map.of(
            "sample", (drawn - began) * 1e-9,
            "gather", (gathered - drawn) * 1e-9,
            "solve", (System.nanoTime() - gathered) * 1e-9);
    double rate = FiringRate.measure(network.hidden(), samples, targets, split.commonTrain());
    return new Trained(shape, network, readouts, rate, seconds);
  }

  /**
   * Trains several networks, whose seeds derive from the one of the options, and joins them to one
   * network. Hidden layers stand side by side, and read-outs are averaged, so its output is the
   * mean of theirs. The first member is the network that {@link #train(Samples, Targets, FitSplit,
   * NetworkShape)} gives.
   *
   * @param members at least 1
   * @param finished turns each member into the part that is joined
   */
  public Trained trainMembers(
      Samples samples,
      Targets targets,
      FitSplit split,
      NetworkShape shape,
      int members,
      UnaryOperator<Trained> finished) {
    List<Trained> all = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      SSwimOptions seeded =
          m == 0 ? options : options.withSeed(streams.stream("member", m).nextLong());
      SSwim own = new SSwim(seeded, workers, progress.part(m, members), crossFitting);
      all.add(finished.apply(own.train(samples, targets, split, shape)));
    }
    return members == 1 ? all.get(0) : Members.join(all);
  }

  /**
   * Samples the hidden layers of a network: steps 1 to 3, and the choice of neurons.
   *
   * @param split whose training samples may be looked at
   * @param neurons of each layer, or one number for all; the best first, where there was a choice
   */
  public SampledNetwork sample(
      Samples samples, Targets targets, FitSplit split, NetworkShape shape, int... neurons) {
    NeuronChoice choice = new NeuronChoice(options, workers, samples, targets, split, shape);
    SampledNetwork network = SampledNetwork.of(samples, shape, options.readoutKernel());
    for (int l = 0; l < options.layers(); l++) {
      NetworkSamples seen = network.samples(samples, targets, split.commonTrain());
      int own = neurons[Math.min(l, neurons.length - 1)];
      int candidates = choice.candidates(own, seen.count());
      Fields fields = l == 0 ? shape.fields() : Fields.everything();
      LayerSampler layer = new LayerSampler(options.layer(), seen, fields, l, streams, workers);
      Temporal time = layer.temporal(candidates, shape.longestDelay()); // (1)
      Pairs pairs = layer.pairs(candidates); // (2)
      SampledLayer drawn = layer.prescribe(time, pairs, shape.maxCost(), shape.counting()); // (3)
      network = choice.best(network.with(drawn, seen, options.relays()), own);
    }
    return network;
  }

  /** Solves read-outs. */
  private ReadoutFit readoutFit() {
    ReadoutFit fit = new ReadoutFit(options.readoutBlocks(), workers);
    return crossFitting ? fit.withCrossFits(true) : fit;
  }
}

package org.sswim.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.BackwardElimination;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.readout.ReadoutEquations;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Keeps, of more neurons than are wanted, those that the targets would miss most. Neurons leave in
 * rounds, always those whose features lower the error of a ridge regression least ({@link
 * BackwardElimination}). The regression reads the features of all neurons that are left and of the
 * skip connections, on some training samples.
 *
 * <p>Pairs say which neurons tell samples apart that outputs should tell apart; what they leave
 * open is which neurons say the same. A third of those that are left leaves in each round, so that
 * few of two alike leave together. Samples are fewer than those that fit the read-out: which
 * neurons are best hardly depends on them, and time does.
 *
 * @param options see {@link SSwimOptions#oversampling}
 * @param workers share the work
 * @param samples what neurons see
 * @param targets what outputs want
 * @param split whose training samples may be looked at
 * @param shape of the network
 */
record NeuronChoice(
    SSwimOptions options,
    Workers workers,
    Samples samples,
    Targets targets,
    FitSplit split,
    NetworkShape shape) {
  /** Candidates for each neuron that stays, at most, and samples for each candidate, at least. */
  private static final int EACH = 4;

  /** Candidates in all, at most: the time grows with their cube. */
  private static final int MOST = 800;

  /** One in so many leaves in a round. */
  private static final int ROUND = 3;

  private static final double PENALTY = 0.1;

  /**
   * How many neurons to sample: as many as are kept, if one round would leave fewer than these.
   *
   * @param neurons how many are to be kept
   * @param count number of training samples
   */
  int candidates(int neurons, int count) {
    if (!options.oversampling().isAuto()) {
      return Math.multiplyExact(options.oversampling().value(), neurons);
    }
    int many = Math.min(EACH * neurons, Math.min(MOST, count / EACH));
    return many * (ROUND - 1) >= neurons * ROUND ? many : neurons;
  }

  /** The network with the best neurons of its last layer, the best first, if it has more. */
  SampledNetwork best(SampledNetwork network, int neurons) {
    return network.neurons() > neurons
        ? network.select(Arrays.copyOf(ranking(network), neurons))
        : network;
  }

  /** Neurons of the last layer, counted from the first that is no relay, the best first. */
  int[] ranking(SampledNetwork network) {
    HiddenNetwork hidden = network.hidden();
    FeatureMap map = shape.features(hidden);
    SampleRange range = split.commonTrain();
    int stride = (int) Math.max(1, (long) range.count() * samples.lanes() / FitSplit.ENOUGH);
    Targets fewer = targets.thinned();
    FitSplit some =
        new FitSplit(List.of(new FitSplit.Part(fewer.columns(), range, range)), stride, false);
    NormalEquations equations =
        ReadoutEquations.of(samples, fewer, map, some, workers).accumulate(range, fewer.columns());
    int width = hidden.last().neurons();
    int relays = network.relayed();
    int candidates = network.neurons();
    int spiking = map.features() - map.skipFeatures();
    BackwardElimination elimination =
        new BackwardElimination(
            equations,
            List.of(
                new FeatureGroup(
                    map.features(), FeatureGroup.Unit.DEVIATIONS, new double[] {PENALTY})),
            new double[] {PENALTY},
            ReadoutFit.columnWeight(fewer, fewer.columns()),
            IntStream.range(0, map.features())
                .map(f -> neuron(f, spiking, width, relays))
                .toArray());
    int[] ranking = new int[candidates];
    while (elimination.remaining() > 0) {
      int[] worst = elimination.removeLeast((elimination.remaining() + ROUND - 1) / ROUND);
      for (int i = 0; i < worst.length; i++) {
        ranking[elimination.remaining() + worst.length - 1 - i] = worst[i];
      }
    }
    return ranking;
  }

  /** The neuron behind a feature; -1 for relays and skip connections, which stay. */
  private static int neuron(int feature, int spiking, int width, int relays) {
    return feature < spiking ? Math.max(-1, feature % width - relays) : -1;
  }
}

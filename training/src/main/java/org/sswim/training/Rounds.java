package org.sswim.training;

import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.Fields;
import org.sswim.sampling.LayerSampler;
import org.sswim.sampling.LayerSampler.SampledLayer;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.PairSampler.Pairs;
import org.sswim.sampling.SeedStreams;
import org.sswim.sampling.SeenSamples;
import org.sswim.sampling.TemporalSampler.Temporal;
import org.sswim.sampling.WeightOptions;

/**
 * Draws the neurons of a layer, {@link SSwim steps 1 to 3}, in one round or several. In each round
 * but the first, a read-out of the neurons drawn so far is solved, and pairs are of samples with
 * similar inputs and different errors of it: neurons for what is left, as in error-feedback
 * stochastic modelling, which adds random filters one at a time.
 *
 * @see <a href="https://arxiv.org/abs/2002.00717">Zhang, He and Bao 2021, for error feedback; in
 *     rounds of S-SWIM's neurons it is ours</a>
 */
final class Rounds {
  private final SSwimOptions options;
  private final Workers workers;
  private final Samples samples;
  private final Targets targets;
  private final FitSplit split;
  private final NetworkShape shape;

  /**
   * Draws for samples and targets.
   *
   * @param options see {@link SSwimOptions#rounds}
   * @param split whose training samples may be looked at
   */
  Rounds(
      SSwimOptions options,
      Workers workers,
      Samples samples,
      Targets targets,
      FitSplit split,
      NetworkShape shape) {
    this.options = options;
    this.workers = workers;
    this.samples = samples;
    this.targets = targets;
    this.split = split;
    this.shape = shape;
  }

  /**
   * Draws a layer.
   *
   * @param before the network so far
   * @param seen the training samples through it
   * @param layer number of the layer
   * @param neurons how many to draw in all
   */
  SampledLayer draw(SampledNetwork before, NetworkSamples seen, int layer, int neurons) {
    SeedStreams streams = new SeedStreams(options.seed());
    boolean random = options.layer().weights().rule() == WeightOptions.Rule.RANDOM;
    int rounds = random ? 1 : Math.min(options.rounds(), neurons);
    SampledLayer drawn = round(seen, layer, share(neurons, 0, rounds), streams);
    for (int r = 1; r < rounds; r++) {
      Leftovers left =
          Leftovers.of(
              before.with(drawn, seen, options.relays()),
              seen,
              samples,
              targets,
              split,
              shape,
              workers);
      SeedStreams own = new SeedStreams(streams.stream("round", layer, r).nextLong());
      SampledLayer next = round(left, layer, share(neurons, r, rounds), own);
      drawn = join(drawn, next, left);
    }
    return drawn;
  }

  /** As even as can be, in order. */
  private static int share(int neurons, int round, int rounds) {
    return (int) ((long) neurons * (round + 1) / rounds - (long) neurons * round / rounds);
  }

  private SampledLayer round(SeenSamples seen, int l, int neurons, SeedStreams streams) {
    Fields fields = l == 0 ? shape.fields() : Fields.everything();
    LayerSampler layer = new LayerSampler(options.layer(), seen, fields, l, streams, workers);
    Temporal time = layer.temporal(neurons, shape.longestDelay()); // (1)
    Pairs pairs = layer.pairs(neurons); // (2)
    return layer.prescribe(time, pairs, shape.maxCost(), shape.counting()); // (3)
  }

  /** Neurons side by side; pairs and densities are those of the first round. */
  private static SampledLayer join(SampledLayer drawn, SampledLayer next, Leftovers left) {
    NeuronPairs first = drawn.strongest();
    NeuronPairs second = next.strongest();
    return new SampledLayer(
        Members.layer(List.of(drawn.layer(), next.layer()), false),
        drawn.pairs(),
        first == null || second == null
            ? null
            : NeuronPairs.concat(List.of(first, left.ofAll(second))));
  }
}

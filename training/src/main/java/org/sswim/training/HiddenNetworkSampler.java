package org.sswim.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.kernel.Kernel;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.LayerSampler;
import org.sswim.sampling.PairDensity;
import org.sswim.sampling.PairSampler;
import org.sswim.sampling.SeedStreams;
import org.sswim.sampling.TemporalOptions;

/**
 * Samples the hidden layers of a network one after the other, each from the spike trains of those
 * before it (S-SWIM steps 1 to 4).
 */
final class HiddenNetworkSampler {
  private final LayerOptions options;
  private final Kernel readoutKernel;
  private final WeightSource source;
  private final NeuronChoice choice;
  private final SeedStreams streams;
  private final Workers workers;

  HiddenNetworkSampler(
      LayerOptions options,
      Kernel readoutKernel,
      WeightSource source,
      NeuronChoice choice,
      SeedStreams streams,
      Workers workers) {
    this.options = options;
    this.readoutKernel = readoutKernel;
    this.source = source;
    this.choice = choice;
    this.streams = streams;
    this.workers = workers;
  }

  /**
   * Samples a network.
   *
   * @param series with the calendar inputs that the plan uses, and covariates
   * @param range windows that may be looked at
   * @param horizon leads whose targets the pairs are weighed by
   * @param neurons per hidden layer; the best first, where there was a choice
   * @param layers number of hidden layers
   * @param relays whether later layers relay the spikes of those before, see {@link Relays}
   */
  Sampled sample(
      WindowedSeries series,
      WindowRange range,
      int horizon,
      NetworkPlan plan,
      int neurons,
      int layers,
      boolean relays) {
    InputLayer input = new InputLayer(series.signals(), plan.taps(), series.contextWidth());
    float[] supports = plan.bankSupports(series.window());
    ReadoutBanks banks = new ReadoutBanks(readoutKernel, new int[supports.length], supports);
    TemporalOptions first = options.temporal().withMaxCost(plan.maxCost());
    TemporalOptions later = first.deeper(series.window() - input.firstStep());
    List<SpikingLayer> built = new ArrayList<>();
    List<PairDensity> densities = new ArrayList<>();
    NeuronOrigins origins = null;
    boolean ranked = false;
    for (int l = 0; l < layers; l++) {
      HiddenNetwork before = l == 0 ? null : new HiddenNetwork(input, built, banks);
      SampledWindows windows =
          new SampledWindows(series, range, horizon, plan.relativeInput(), input, before);
      LayerSampler sampler =
          new LayerSampler(
              source.apply(options.withTemporal(l == 0 ? first : later)), streams, workers);
      int candidates = choice.candidates(neurons, windows.count());
      LayerSampler.SampledLayer sampled = sampler.sample(windows, candidates, l);
      SpikingLayer layer = sampled.layer();
      if (sampled.strongest() != null) {
        origins = windows.origins(sampled.strongest());
      }
      boolean relayed = l > 0 && relays;
      if (candidates > neurons) {
        HiddenNetwork all = new HiddenNetwork(input, with(built, layer, relayed), banks);
        int[] ranking =
            choice.ranking(
                series, range, horizon, plan, all, relayed ? layer.inputs() : 0, workers);
        ranked = true;
        int[] best = Arrays.copyOf(ranking, neurons);
        layer = layer.select(best);
        origins = origins == null || l > 0 ? origins : origins.select(best);
      }
      built = with(built, layer, relayed);
      addDensity(sampled.pairs(), densities);
    }
    return new Sampled(new HiddenNetwork(input, built, banks), densities, origins, ranked);
  }

  private static List<SpikingLayer> with(
      List<SpikingLayer> built, SpikingLayer layer, boolean relayed) {
    List<SpikingLayer> layers = new ArrayList<>(built);
    layers.add(relayed ? Relays.before(layer) : layer);
    return layers;
  }

  private static void addDensity(PairSampler.@Nullable Pairs pairs, List<PairDensity> densities) {
    if (pairs != null) {
      densities.add(pairs.chosen());
    }
  }

  /**
   * A sampled network.
   *
   * @param network the network before its read-out
   * @param densities the pair density of each layer; empty for random weights
   * @param origins the pairs behind the first layer's neurons; null for random weights
   * @param ranked whether the neurons of the last layer are in the order of a {@link NeuronChoice}
   */
  record Sampled(
      HiddenNetwork network,
      List<PairDensity> densities,
      @Nullable NeuronOrigins origins,
      boolean ranked) {}
}

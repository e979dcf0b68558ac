package org.sswim.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.LayerSampler.SampledLayer;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.PairDensity;

/**
 * A network as far as it is sampled, without its read-out.
 *
 * @param input layer 0
 * @param layers hidden layers, first to last
 * @param banks of the read-out
 * @param densities the pair density of each layer; empty for random weights
 * @param origins the pairs that the first layer's neurons were drawn from, by the numbers of all
 *     samples; null for random weights
 * @param relayed how many neurons at the head of the last layer relay earlier ones, see {@link
 *     Relays}
 */
public record SampledNetwork(
    InputLayer input,
    List<SpikingLayer> layers,
    ReadoutBanks banks,
    List<PairDensity> densities,
    @Nullable NeuronPairs origins,
    int relayed) {

  /** Copies the lists. */
  public SampledNetwork {
    layers = List.copyOf(layers);
    densities = List.copyOf(densities);
  }

  /** The network before its first hidden layer. */
  static SampledNetwork of(Samples samples, NetworkShape shape, Kernel readoutKernel) {
    return new SampledNetwork(
        shape.input(samples),
        List.of(),
        shape.banks(readoutKernel, samples.steps()),
        List.of(),
        null,
        0);
  }

  /** A network of one neuron that never fires. */
  public static SampledNetwork silent(Samples samples, NetworkShape shape) {
    Kernel kernel = Kernels.all().get(0);
    SampledNetwork none = of(samples, shape, kernel);
    float[] unseeing = new float[none.input.width()];
    return new SampledNetwork(
        none.input,
        List.of(SpikingLayer.of(kernel, unseeing, new float[] {-1})),
        none.banks,
        List.of(),
        null,
        0);
  }

  /** The network; it has a hidden layer. */
  public HiddenNetwork hidden() {
    return new HiddenNetwork(input, layers, banks);
  }

  /** Neurons of the last layer, without those that relay others. */
  int neurons() {
    return layers.get(layers.size() - 1).neurons() - relayed;
  }

  /** Samples through the network so far. */
  NetworkSamples samples(Samples samples, Targets targets, SampleRange range) {
    return new NetworkSamples(samples, targets, targets.columns(), range, input, layers, banks);
  }

  /**
   * The same with one more layer.
   *
   * @param seen the samples that it was drawn from
   * @param relays whether a layer after the first also relays the spikes of the one before it
   */
  SampledNetwork with(SampledLayer drawn, NetworkSamples seen, boolean relays) {
    boolean relay = relays && !layers.isEmpty();
    List<SpikingLayer> more = new ArrayList<>(layers);
    more.add(relay ? Relays.before(drawn.layer()) : drawn.layer());
    List<PairDensity> weighed = new ArrayList<>(densities);
    if (drawn.pairs().chosen() != null) {
      weighed.add(drawn.pairs().chosen());
    }
    NeuronPairs behind = drawn.behind();
    return new SampledNetwork(
        input,
        more,
        banks,
        weighed,
        behind == null ? origins : seen.global(behind),
        relay ? drawn.layer().inputs() : 0);
  }

  /**
   * The same with some neurons of its last layer, in the order given.
   *
   * @param chosen neurons, counted from the first that is no relay
   */
  public SampledNetwork select(int[] chosen) {
    int[] kept = new int[relayed + chosen.length];
    Arrays.setAll(kept, i -> i < relayed ? i : relayed + chosen[i - relayed]);
    List<SpikingLayer> fewer = new ArrayList<>(layers);
    int last = fewer.size() - 1;
    fewer.set(last, fewer.get(last).select(kept));
    NeuronPairs own = origins == null || last > 0 ? origins : origins.select(chosen);
    return new SampledNetwork(input, fewer, banks, densities, own, relayed);
  }
}

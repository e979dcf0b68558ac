package org.sswim.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.HiddenNetwork;

/**
 * Networks of one hidden layer within one another: that of n neurons holds the first n of a
 * shuffled layer, and is an S-SWIM network of n neurons by itself.
 *
 * <p>Delay, support, spike cost and voltage level of every neuron are independent draws, so any
 * subset has their distribution. Pairs are drawn without replacement from a number of candidates in
 * proportion to the width, likelier ones first: without shuffling, the first n neurons would have
 * better pairs than n neurons sampled by themselves; a random n of them are drawn from as many
 * candidates per neuron.
 */
final class NestedNetworks {
  private final HiddenNetwork whole;
  private final int[] order;

  /**
   * The networks within a sampled one.
   *
   * @param sampled with one hidden layer
   * @param random shuffles the neurons
   */
  NestedNetworks(HiddenNetwork sampled, UniformRandomProvider random) {
    if (sampled.layers().size() != 1) {
      throw new IllegalArgumentException(
          "only networks of one hidden layer can be nested; got " + sampled.layers().size());
    }
    int neurons = sampled.last().neurons();
    order = order(neurons, random);
    whole =
        new HiddenNetwork(sampled.input(), List.of(sampled.last().select(order)), sampled.banks());
  }

  /** Which neuron of the sampled layer takes each place. */
  static int[] order(int neurons, UniformRandomProvider random) {
    return new PermutationSampler(random, neurons, neurons).sample();
  }

  /** The widest of the networks. */
  HiddenNetwork whole() {
    return whole;
  }

  /** The network of the first neurons. */
  HiddenNetwork leading(int neurons) {
    if (neurons == whole.last().neurons()) {
      return whole;
    }
    int[] first = IntStream.range(0, neurons).toArray();
    return new HiddenNetwork(whole.input(), List.of(whole.last().select(first)), whole.banks());
  }

  /**
   * The origins of the first neurons.
   *
   * @param sampled those of the sampled layer, or null
   */
  @Nullable NeuronOrigins origins(@Nullable NeuronOrigins sampled, int neurons) {
    return sampled == null ? null : sampled.select(Arrays.copyOf(order, neurons));
  }

  /**
   * Where the features of a network stand among those of a wider one, skip features included.
   *
   * @param neurons n, at most {@code of}
   * @param of neurons of the wider network
   * @param banks number of read-out banks
   * @param skip number of skip features, which both have
   */
  static int[] features(int neurons, int of, int banks, int skip) {
    int[] features = new int[banks * neurons + skip];
    for (int m = 0; m < banks; m++) {
      for (int i = 0; i < neurons; i++) {
        features[m * neurons + i] = m * of + i;
      }
    }
    for (int s = 0; s < skip; s++) {
      features[banks * neurons + s] = banks * of + s;
    }
    return features;
  }
}

package org.sswim.training;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.sswim.network.HiddenNetwork;

/**
 * Networks of one hidden layer within one another: that of n neurons holds the first n of a layer,
 * the best n where neurons are {@link SampledNetwork#ranked ranked}.
 *
 * <p>Others are shuffled first, so that n of them are an S-SWIM network of n neurons by itself:
 * delay, support, spike cost and voltage level of every neuron are independent draws, but pairs are
 * drawn without replacement from a number of candidates in proportion to the width, likelier ones
 * first. Without shuffling, the first n neurons would have better pairs than n neurons sampled by
 * themselves; a random n of them are drawn from as many candidates per neuron.
 */
final class NestedNetworks {
  private final SampledNetwork whole;

  /**
   * The networks within a sampled one.
   *
   * @param sampled with one hidden layer
   * @param random shuffles neurons that are not ranked
   */
  NestedNetworks(SampledNetwork sampled, UniformRandomProvider random) {
    int layers = sampled.layers().size();
    if (layers != 1) {
      throw new IllegalArgumentException(
          "only networks of one hidden layer can be nested; got " + layers);
    }
    int neurons = sampled.neurons();
    whole = sampled.ranked() ? sampled : sampled.select(order(neurons, random), false);
  }

  /** Which neuron of the sampled layer takes each place. */
  static int[] order(int neurons, UniformRandomProvider random) {
    return new PermutationSampler(random, neurons, neurons).sample();
  }

  /** The widest of the networks. */
  HiddenNetwork whole() {
    return whole.hidden();
  }

  /** The network of the first neurons. */
  SampledNetwork leading(int neurons) {
    boolean all = neurons == whole.neurons();
    return all ? whole : whole.select(IntStream.range(0, neurons).toArray(), whole.ranked());
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

package org.sswim.training;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;

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
    int[] order = order(neurons, random);
    whole =
        new HiddenNetwork(sampled.input(), List.of(select(sampled.last(), order)), sampled.banks());
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
    int[] order = new int[neurons];
    for (int i = 0; i < neurons; i++) {
      order[i] = i;
    }
    return new HiddenNetwork(whole.input(), List.of(select(whole.last(), order)), whole.banks());
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

  private static SpikingLayer select(SpikingLayer layer, int[] order) {
    int[] delay = new int[order.length];
    float[] weights = new float[layer.inputs() * order.length];
    for (int i = 0; i < order.length; i++) {
      delay[i] = layer.delay()[order[i]];
      for (int j = 0; j < layer.inputs(); j++) {
        weights[j * order.length + i] = layer.weights()[j * layer.neurons() + order[i]];
      }
    }
    return new SpikingLayer(
        layer.pspKernel(),
        delay,
        select(layer.support(), order),
        layer.refractoryKernel(),
        select(layer.refractorySupport(), order),
        select(layer.cost(), order),
        weights,
        select(layer.bias(), order));
  }

  private static float[] select(float[] values, int[] order) {
    float[] out = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      out[i] = values[order[i]];
    }
    return out;
  }
}

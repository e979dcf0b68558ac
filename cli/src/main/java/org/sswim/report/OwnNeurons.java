package org.sswim.report;

import java.util.stream.IntStream;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;

/**
 * The neurons of a layer that do something of their own. Training may add neurons to deeper layers
 * that only pass on a spike of the layer before; these do not count.
 */
final class OwnNeurons {
  private OwnNeurons() {}

  /** Their indices within the layer; all of them if none does anything of its own. */
  static int[] of(HiddenNetwork network, int layer) {
    SpikingLayer neurons = network.layers().get(layer);
    int[] all = IntStream.range(0, neurons.neurons()).toArray();
    if (layer == 0) {
      return all;
    }
    int[] own = IntStream.of(all).filter(i -> !relays(neurons, i)).toArray();
    return own.length == 0 ? all : own;
  }

  /** One synapse of weight 1, a threshold below one spike, no spike cost. */
  private static boolean relays(SpikingLayer layer, int neuron) {
    int synapses = 0;
    for (int j = 0; j < layer.inputs(); j++) {
      float weight = layer.weights()[j * layer.neurons() + neuron];
      if (weight != 0 && weight != 1) {
        return false;
      }
      synapses += weight == 1 ? 1 : 0;
    }
    float bias = layer.bias()[neuron];
    return synapses == 1 && layer.cost()[neuron] == 0 && bias < 0 && bias >= -1;
  }
}

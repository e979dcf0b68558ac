package org.sswim.training;

import java.util.Arrays;
import org.sswim.network.SpikingLayer;

/**
 * Neurons that fire exactly when one neuron of the layer before does. They have a synapse of weight
 * 1 without delay, a post-synaptic potential of one step, as every kernel has where its support is
 * next to nothing, a bias of -1/2 and no spike cost. They carry the spike trains of earlier layers
 * past later ones, as identity connections do in residual networks. Otherwise a layer that turns a
 * sum of spikes into spikes again loses fine detail for the next.
 */
final class Relays {
  private Relays() {}

  /**
   * The layer with a relay of each of its inputs before its own neurons.
   *
   * @param layer a layer whose inputs are spikes
   */
  static SpikingLayer before(SpikingLayer layer) {
    int relays = layer.inputs();
    int neurons = layer.neurons();
    int width = Math.addExact(relays, neurons);
    float[] weights = new float[Math.multiplyExact(relays, width)];
    for (int j = 0; j < relays; j++) {
      weights[j * width + j] = 1;
      System.arraycopy(layer.weights(), j * neurons, weights, j * width + relays, neurons);
    }
    int[] delay = new int[width];
    System.arraycopy(layer.delay(), 0, delay, relays, neurons);
    return SpikingLayer.of(layer.pspKernel(), weights, after(relays, -0.5f, layer.bias()))
        .withDelay(delay)
        .withSupport(after(relays, Float.MIN_NORMAL, layer.support()))
        .withRefractoryKernel(layer.refractoryKernel())
        .withRefractorySupport(after(relays, 1, layer.refractorySupport()))
        .withCost(after(relays, 0, layer.cost()));
  }

  private static float[] after(int relays, float value, float[] own) {
    float[] all = new float[relays + own.length];
    Arrays.fill(all, 0, relays, value);
    System.arraycopy(own, 0, all, relays, own.length);
    return all;
  }
}

package org.sswim.algorithms.spiketiming;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.sswim.singlespike.SpikeLayer;

/**
 * The parameters of a layer under training.
 *
 * @param weights {@code [inputs][outputs]}
 * @param reference weights of the input that fires at time 0: {@code [outputs]}
 * @param delay of each input, {@code [inputs]}, or of each synapse, {@code [inputs][outputs]}
 */
record TimingLayer(int inputs, int outputs, float[] weights, float[] reference, float[] delay) {

  /**
   * A layer of normal weights, with delays of 0.
   *
   * @param synaptic whether each synapse has one
   */
  static TimingLayer drawn(
      int inputs,
      int outputs,
      boolean synaptic,
      double mean,
      double deviation,
      UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    float[] weights = new float[Math.multiplyExact(inputs, outputs)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (mean + deviation * normal.sample());
    }
    return new TimingLayer(
        inputs,
        outputs,
        weights,
        new float[outputs],
        new float[synaptic ? weights.length : inputs]);
  }

  /** Whether each synapse has a delay of its own. */
  boolean synaptic() {
    return delay.length > inputs;
  }

  /** Everything that may train. */
  List<float[]> parameters() {
    return List.of(weights, reference, delay);
  }

  /** Gradients of the same shapes, all 0. */
  List<float[]> zeros() {
    return List.of(new float[weights.length], new float[reference.length], new float[delay.length]);
  }

  /** Delays below 0 would let an effect come before its cause. */
  void keepInRange() {
    for (int i = 0; i < delay.length; i++) {
      delay[i] = Math.max(0, delay[i]);
    }
  }

  /** The layer as it is simulated. */
  SpikeLayer simulated(boolean delays) {
    return new SpikeLayer(
        inputs, outputs, weights.clone(), reference.clone(), delays ? delay.clone() : new float[0]);
  }
}

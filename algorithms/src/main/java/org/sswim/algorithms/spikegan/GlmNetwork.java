package org.sswim.algorithms.spikegan;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Random neurons, each of which hears all inputs and the past of all others:
 *
 * <pre>
 *   u_i(t) = sum_jb w_ijb (f_b * s_j)(t) + w_i (g * s_i)(t) + gamma_i,   P(s_i(t) = 1) = 1 / (1 + exp(-u_i(t)))
 * </pre>
 *
 * <p>a generalised linear model of spike trains, or a spike response model that fires at random.
 * The last neurons are visible; those before them are hidden.
 *
 * @param inputs from outside, of which spikes of the same step count
 * @param hidden neurons that nobody sees
 * @param visible neurons whose spikes are the output
 * @param basis kernels f and g
 * @param weights w and behind them gamma: {@code [(inputs + neurons) filters + 1][neurons]}; those
 *     of a neuron to itself stay 0
 * @param own w_i: {@code [neurons]}
 */
record GlmNetwork(int inputs, int hidden, int visible, Basis basis, float[] weights, float[] own) {

  /**
   * A network of random weights.
   *
   * @param deviation of the potentials at first, if half of the sources fire
   * @param rate of spikes at first, which biases give, 0 .. 1
   */
  static GlmNetwork drawn(
      int inputs,
      int hidden,
      int visible,
      Basis basis,
      double deviation,
      double rate,
      UniformRandomProvider random) {
    int neurons = hidden + visible;
    int sources = inputs + neurons;
    float[] weights = new float[Math.multiplyExact(sources * basis.count() + 1, neurons)];
    GlmNetwork network =
        new GlmNetwork(inputs, hidden, visible, basis, weights, new float[neurons]);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double each = deviation * Math.sqrt(2.0 / sources);
    int biases = sources * basis.count() * neurons;
    float bias = (float) Math.log(rate / (1 - rate));
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < biases ? (float) (each * normal.sample()) : bias;
    }
    network.silenceLoops(weights);
    return network;
  }

  /** Hidden and visible. */
  int neurons() {
    return hidden + visible;
  }

  /** What a neuron's potential is a sum of, own trace aside: filtered sources, and 1. */
  int features() {
    return (inputs + neurons()) * basis.count() + 1;
  }

  /** Everything that trains: weights, then those of own traces. */
  List<float[]> parameters() {
    return List.of(weights, own);
  }

  /** Arrays of the same shapes, all 0. */
  List<float[]> zeros() {
    return List.of(new float[weights.length], new float[own.length]);
  }

  /** Sets to 0 what leads from a neuron to itself, as its own trace is there for it. */
  void silenceLoops(float[] ofWeights) {
    int neurons = neurons();
    for (int i = 0; i < neurons; i++) {
      for (int b = 0; b < basis.count(); b++) {
        ofWeights[((inputs + i) * basis.count() + b) * neurons + i] = 0;
      }
    }
  }
}

package org.sswim.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.sampling.PairSampler.Pairs;
import org.sswim.sampling.TemporalSampler.Temporal;

/**
 * A layer whose weights are to be drawn, as a {@link SamplingRule} sees it. For one thread.
 *
 * @param samples the training samples as the layer sees them: inputs by step, and targets
 * @param options kernels, and what is asked for of weights; a rule may heed it
 * @param temporal delay and support of each neuron
 * @param pairs a pair of samples for each neuron, similar by inputs and different by targets; none
 *     if the rule does not want them, or if neurons see receptive fields
 * @param fields what draws neurons that see receptive fields; null if each sees every input
 * @param streams of random numbers
 * @param number of the layer, 0 for the first
 */
public record LayerDraw(
    SeenSamples samples,
    LayerOptions options,
    Temporal temporal,
    Pairs pairs,
    @Nullable FieldSampler fields,
    SeedStreams streams,
    int number) {

  /** Number of neurons to draw. */
  public int neurons() {
    return temporal.delay().length;
  }

  /** Number of inputs of each neuron. */
  public int inputs() {
    return samples.inputs();
  }

  /**
   * Random numbers of a neuron.
   *
   * @param purpose separates streams of one neuron
   * @param neuron 0 .. neurons - 1, or any number for what neurons share
   */
  public UniformRandomProvider stream(String purpose, int neuron) {
    return streams.stream("rule " + purpose, number, neuron);
  }
}

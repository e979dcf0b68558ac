package org.sswim.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.sampling.PairSampler.Pairs;
import org.sswim.sampling.TemporalSampler.Temporal;

/** A layer whose weights are to be drawn, as a {@link SamplingRule} sees it. For one thread. */
public final class LayerDraw {
  private final SeenSamples samples;
  private final LayerOptions options;
  private final Temporal temporal;
  private final Pairs pairs;
  private final @Nullable FieldSampler fields;
  private final SeedStreams streams;
  private final int number;

  LayerDraw(
      SeenSamples samples,
      LayerOptions options,
      Temporal temporal,
      Pairs pairs,
      @Nullable FieldSampler fields,
      SeedStreams streams,
      int number) {
    this.samples = samples;
    this.options = options;
    this.temporal = temporal;
    this.pairs = pairs;
    this.fields = fields;
    this.streams = streams;
    this.number = number;
  }

  /** The training samples as the layer sees them: inputs by step, and targets. */
  public SeenSamples samples() {
    return samples;
  }

  /** Number of neurons to draw. */
  public int neurons() {
    return temporal.delay().length;
  }

  /** Number of inputs of each neuron. */
  public int inputs() {
    return samples.inputs();
  }

  /** Number of the layer, 0 for the first. */
  public int number() {
    return number;
  }

  /** Delay and support of each neuron. */
  public Temporal temporal() {
    return temporal;
  }

  /** Kernels, and what is asked for of weights; a rule may heed it. */
  public LayerOptions options() {
    return options;
  }

  /**
   * A pair of samples for each neuron, similar by inputs and different by targets. There are no
   * pairs if the rule does not want them, or if neurons see receptive fields.
   */
  public Pairs pairs() {
    return pairs;
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

  SeedStreams streams() {
    return streams;
  }

  /** What draws neurons that see receptive fields; null if each sees every input. */
  @Nullable FieldSampler fields() {
    return fields;
  }
}

package org.sswim.shown;

import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/**
 * Neurons that fire once at most, and what drives them.
 *
 * @param inputs number of inputs
 * @param outputs number of neurons
 * @param weights slopes of the ramps that spikes begin, row-major {@code [inputs][outputs]};
 *     shared, not copied
 * @param reference weight of a further input that fires at time 0: {@code [outputs]}
 * @param delay time that the spike of an input takes, at least 0: {@code [inputs]}, or empty. In
 *     windows a spike arrives at the end of the window at the latest
 */
public record SpikeLayer(
    int inputs,
    int outputs,
    @Axes({"inputs", "outputs"}) float[] weights,
    @Axes("outputs") float[] reference,
    float[] delay) {

  /** Checks shapes and ranges. */
  public SpikeLayer {
    ShownModel.requireLength("weights", weights, (long) inputs * outputs);
    ShownModel.requireLength("weights of the reference", reference, outputs);
    if (delay.length > 0) {
      ShownModel.requireLength("delays", delay, inputs);
    }
    for (float d : delay) {
      Checks.not(d < 0).or("delays must be at least 0; got %s", d);
    }
  }

  /** When the spike of an input arrives at all neurons. */
  float arrival(int input, float time) {
    return delay.length == 0 ? time : time + delay[input];
  }

  /** Weights and delays. */
  public long parameters() {
    return (long) weights.length + reference.length + delay.length;
  }
}

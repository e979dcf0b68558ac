package org.sswim.spiketrains;

import java.util.Arrays;

/**
 * Exponential traces of n signals, side by side: {@code p_i(t) = a_i p_i(t - 1) + x_i(t)} with
 * {@code a_i = exp(-1 / support_i)}, the memory behind a post-synaptic or refractory response.
 */
final class Traces {
  private final float[] decay;
  private final float[] memory;

  /**
   * Traces at rest.
   *
   * @param support time scales in steps, above 0: {@code [n]}
   */
  Traces(float[] support) {
    decay = new float[support.length];
    for (int i = 0; i < decay.length; i++) {
      decay[i] = decay(support[i]);
    }
    memory = new float[decay.length];
  }

  /** What a step leaves of a trace. */
  static float decay(double support) {
    return (float) Math.exp(-1 / support);
  }

  /** Takes the signals of a step, {@code [n]} from a position on. */
  void push(float[] x, int from) {
    for (int i = 0; i < memory.length; i++) {
      memory[i] = decay[i] * memory[i] + x[from + i];
    }
  }

  /** Scaled to unit sum, so that a constant signal of 1 settles at 1: {@code (1 - a) p}. */
  void writeUnitSum(float[] out, int to) {
    for (int i = 0; i < memory.length; i++) {
      out[to + i] = (1 - decay[i]) * memory[i];
    }
  }

  /** The traces as they are, of unit peak: {@code [n]}, not to be modified. */
  float[] values() {
    return memory;
  }

  void reset() {
    Arrays.fill(memory, 0);
  }
}

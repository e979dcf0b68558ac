package org.sswim.network;

/**
 * Synapses from the signals of layer 0 straight to the outputs, past the hidden layers. Output o
 * gains
 *
 * <pre>
 *   sum_s sum_{d = 0}^{delays - 1} w_sdo x_s(t - d)
 * </pre>
 *
 * with x_s the s-th signal as the network sees it: one synapse per signal and delay, whose kernel
 * has the support of a single step. With as many delays as the window has rows these are all linear
 * maps of the raw window. Context (calendar) has no skip synapses.
 *
 * <p>The array is shared, not copied: do not modify it after construction.
 *
 * @param signals number of signals, at least 1
 * @param delays number of delays d per signal, in time steps, at least 1
 * @param weights w, row-major {@code [signals][delays][outputs]}
 */
public record SkipSynapses(int signals, int delays, float[] weights) {

  /** Checks shapes and that every weight is finite. */
  public SkipSynapses {
    if (signals < 1 || delays < 1) {
      throw new IllegalArgumentException(
          "skip synapses need signals >= 1 and delays >= 1; got " + signals + ", " + delays);
    }
    if (weights.length == 0 || weights.length % ((long) signals * delays) != 0) {
      throw new IllegalArgumentException(
          "skip weights must be a multiple of the "
              + (long) signals * delays
              + " synapses per output; got "
              + weights.length);
    }
    Shapes.requireFinite("skip weights", weights);
  }

  /** Number of outputs. */
  public int outputs() {
    return weights.length / (signals * delays);
  }

  /**
   * Adds what one value contributes to every output.
   *
   * @param signal s
   * @param delay d
   * @param x {@code x_s(t - d)}
   * @param out {@code [outputs]}, read and changed
   */
  public void add(int signal, int delay, float x, float[] out) {
    int outputs = outputs();
    int row = (signal * delays + delay) * outputs;
    for (int k = 0; k < outputs; k++) {
      out[k] += x * weights[row + k];
    }
  }
}

package org.sswim.network;

/**
 * A complete Spike Response Model network: real-valued rows in, voltages out.
 *
 * @param hidden input layer, hidden layers and read-out banks
 * @param readout the linear map from features to outputs
 */
public record SpikingNetwork(HiddenNetwork hidden, Readout readout) {

  /** Checks that the read-out fits the features. */
  public SpikingNetwork {
    if (readout.features() != hidden.features()) {
      throw new IllegalArgumentException(
          "the read-out must have " + hidden.features() + " features; got " + readout.features());
    }
  }

  /** Number of outputs. */
  public int outputs() {
    return readout.outputs();
  }

  /** Number of parameters: weights, biases, delays, supports, costs and read-out. */
  public long parameters() {
    long count = readout.weights().length + (long) readout.bias().length;
    for (SpikingLayer layer : hidden.layers()) {
      count += layer.weights().length + 5L * layer.neurons();
    }
    return count + 2L * hidden.banks().banks();
  }
}

package org.sswim.network;

import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Withers;

/**
 * A complete Spike Response Model network: real-valued rows in, voltages out. Outputs see the
 * spikes of the last hidden layer and, only where there are skip connections, the signals
 * themselves.
 *
 * @param hidden input layer, hidden layers and read-out banks
 * @param readout the linear map from features to outputs
 * @param skip connections from the signals to the outputs, or null for none
 */
@Withers
public record SpikingNetwork(HiddenNetwork hidden, Readout readout, @Nullable SkipConnections skip)
    implements SpikingNetworkBuilder.With {

  /** Checks that the read-out fits the features and the skip connections both ends. */
  public SpikingNetwork {
    Checks.that(readout.features() == hidden.features())
        .or("the read-out must have %s features; got %s", hidden.features(), readout.features());
    if (skip != null
        && (skip.signals() != hidden.input().signals() || skip.outputs() != readout.outputs())) {
      throw new IllegalArgumentException(
          "skip connections must join %s signals and %s outputs; got %s and %s"
              .formatted(
                  hidden.input().signals(), readout.outputs(), skip.signals(), skip.outputs()));
    }
    if (skip != null && skip.context() > hidden.input().context()) {
      throw new IllegalArgumentException(
          "skip connections join at most the %s context inputs of a row; got %s"
              .formatted(hidden.input().context(), skip.context()));
    }
  }

  /** A network whose outputs see spikes only. */
  public SpikingNetwork(HiddenNetwork hidden, Readout readout) {
    this(hidden, readout, null);
  }

  /** Number of outputs. */
  public int outputs() {
    return readout.outputs();
  }

  /** Whether an output sees spikes: some weight of the read-out is not 0. */
  public boolean readsSpikes() {
    for (float weight : readout.weights()) {
      if (weight != 0) {
        return true;
      }
    }
    return false;
  }

  /** Delays per signal of the skip connections; 0 without them. */
  public int skipDelays() {
    return skip == null ? 0 : skip.delays();
  }

  /** Columns beside the channels that have skip connections at every delay. */
  public int skipColumns() {
    return skip == null ? 0 : skip.columns();
  }

  /** Inputs without delays that have skip connections. */
  public int skipAhead() {
    return skip == null ? 0 : skip.ahead();
  }

  /** Number of parameters: weights, biases, delays, supports, costs, read-out and skips. */
  public long parameters() {
    return readout.weights().length
        + (long) readout.bias().length
        + hidden.parameters()
        + (skip == null ? 0 : skip.weights().length);
  }
}

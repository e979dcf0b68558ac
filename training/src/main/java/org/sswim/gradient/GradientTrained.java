package org.sswim.gradient;

import java.util.List;
import org.sswim.network.SpikingNetwork;

/**
 * The result of a gradient training.
 *
 * @param network the network of the epoch with the least validation loss, which may be the start
 * @param epochs all epochs, the start first
 * @param best number of the epoch that the network is from
 */
public record GradientTrained(SpikingNetwork network, List<Epoch> epochs, int best) {

  /** Copies the list. */
  public GradientTrained {
    epochs = List.copyOf(epochs);
  }

  /** The least validation loss. */
  public double validationLoss() {
    return epochs.get(best).validationLoss();
  }

  /** The validation loss of the start. */
  public double startLoss() {
    return epochs.get(0).validationLoss();
  }

  /** Seconds of training, all epochs. */
  public double seconds() {
    return epochs.get(epochs.size() - 1).seconds();
  }
}

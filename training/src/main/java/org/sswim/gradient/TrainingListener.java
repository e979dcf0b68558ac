package org.sswim.gradient;

import java.util.function.Supplier;
import org.sswim.network.SpikingNetwork;

/** Hears how far a gradient training is. */
@FunctionalInterface
public interface TrainingListener {

  /**
   * Called several times in an epoch.
   *
   * @param done steps done in all epochs
   * @param total steps of all epochs, if training does not stop early
   * @param loss mean training loss of the present epoch so far
   * @param bestValidation least validation loss so far
   */
  void at(long done, long total, double loss, double bestValidation);

  /**
   * Called after each epoch, and at first with the start.
   *
   * @param network makes the network that was measured, until the next epoch
   */
  default void measured(Epoch epoch, Supplier<SpikingNetwork> network) {}
}

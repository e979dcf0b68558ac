package org.sswim.gradient;

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
}

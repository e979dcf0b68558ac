package org.sswim.shown;

/** Sees what a network of single spikes computes on its way to a class. */
public interface SpikeProbe {
  /** Sees nothing. */
  SpikeProbe NONE = new SpikeProbe() {};

  /**
   * Called for each spike that reaches a layer and begins a ramp in all of its neurons.
   *
   * @param layer 0 for the first
   * @param input of the layer
   */
  default void arrived(int layer, int input) {}

  /**
   * Called each time that the voltages of a layer are compared with the threshold, or read.
   *
   * @param layer 0 for the first
   */
  default void compared(int layer) {}
}

package org.sswim.shown;

/** When the neurons of a layer may fire. */
public enum Firing {
  /**
   * A window for each layer, one after another, each of length 1. Spikes of the window before drive
   * ramps, {@code V(t) = sum_i w_i (t - t_i)}. In a layer's own window the threshold falls from 1
   * to 0. Let S be the sum of the weights of the inputs that fired, and I that of their weighted
   * times. A neuron fires at
   *
   * <pre>
   *   t = (2 + I) / (1 + S) - 1,   at 0 where S &ge; 1 + I,   not at all where 2 S &le; I
   * </pre>
   *
   * <p>from the beginning of its window on. Outputs do not fire: their voltages at the end of their
   * window, {@code 2 S - I}, are the evidence. A step is a window.
   */
  WINDOWED,
  /**
   * All layers at once. A neuron fires when {@code V(t) = sum_i w_i max(t - t_i, 0)} reaches the
   * threshold; the first output to fire names the class and ends the run. Until then the highest
   * voltage does. Time is cut into steps for streams only: within a step events are exact.
   */
  EVENT_TIME
}

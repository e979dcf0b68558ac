package org.sswim.shown;

import org.sswim.checks.Checks;
import org.sswim.classification.InputCoding;

/**
 * How time passes.
 *
 * @param firing when layers may fire
 * @param steps of a sample, 1 .. {@link InputCoding#LONGEST_SHOWN}. With windows it is one for the
 *     input and one for each layer; with event time, as many as a stream is to have
 * @param longest time after which a sample ends, above 0; of windows their number
 * @param gain what spike times are multiplied by to be evidence, above 0
 */
public record SpikeClock(Firing firing, int steps, float longest, float gain) {

  /** Checks the ranges. */
  public SpikeClock {
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    ShownModel.requireAbove("the longest time", longest);
    ShownModel.requireAbove("the gain", gain);
    Checks.that(firing != Firing.WINDOWED || longest == steps)
        .or("windows last a step each; there are %s in a time of %s", steps, longest);
  }

  /** Windows for some layers. */
  public static SpikeClock windows(int layers) {
    return new SpikeClock(Firing.WINDOWED, layers + 1, layers + 1f, 1);
  }

  /** Event time. */
  public static SpikeClock eventTime(int steps, float longest, float gain) {
    return new SpikeClock(Firing.EVENT_TIME, steps, longest, gain);
  }

  /** The end of a step of event time. */
  float end(int step) {
    return step + 1 == steps ? longest : longest * (step + 1) / steps;
  }

  /**
   * When a value fires: at {@code 1 - x} for {@code 0 < x}, the earlier the larger; never for
   * others.
   *
   * @return the time, or infinity
   */
  public static float latency(float x) {
    return x > 0 ? 1 - Math.min(1, x) : Float.POSITIVE_INFINITY;
  }

  /** When the neurons of a layer may fire. */
  public enum Firing {
    /**
     * A window for each layer, one after another, each of length 1. Spikes of the window before
     * drive ramps, {@code V(t) = sum_i w_i (t - t_i)}. In a layer's own window the threshold falls
     * from 1 to 0. Let S be the sum of the weights of the inputs that fired, and I that of their
     * weighted times. A neuron fires at
     *
     * <pre>
     *   t = (2 + I) / (1 + S) - 1,   at 0 where S &ge; 1 + I,   not at all where 2 S &le; I
     * </pre>
     *
     * <p>from the beginning of its window on. Outputs do not fire: their voltages at the end of
     * their window, {@code 2 S - I}, are the evidence. A step is a window.
     */
    WINDOWED,
    /**
     * All layers at once. A neuron fires when {@code V(t) = sum_i w_i max(t - t_i, 0)} reaches the
     * threshold; the first output to fire names the class and ends the run. Until then the highest
     * voltage does. Time is cut into steps for streams only: within a step events are exact.
     */
    EVENT_TIME
  }
}

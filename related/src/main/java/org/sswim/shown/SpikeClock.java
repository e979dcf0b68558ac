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
    Checks.that(steps >= 1 && steps <= InputCoding.LONGEST_SHOWN)
        .or("steps must lie in 1..%s; got %s", InputCoding.LONGEST_SHOWN, steps);
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
}

package org.sswim.classification;

/** How the values of a step reach a network. */
public enum Coding {
  /** As they are: a sequence step by step; a vector or an image as a current, held for a while. */
  CURRENT,
  /**
   * One spike for each value in [0, 1] of a vector or an image, at step {@code round((1 - x) (T -
   * 1))}. Bright pixels come first; those of 0 stay silent.
   */
  LATENCY,
  /** A vector or an image of values in [0, 1] as evenly spaced spikes, x of them a step. */
  RATE;

  /**
   * The input at a step.
   *
   * @param x the value
   * @param step counted from 0
   * @param shown T, steps for which the value is shown
   */
  public float code(float x, long step, int shown) {
    return switch (this) {
      case CURRENT -> x;
      case LATENCY -> x > 0 && step == Math.round((1 - Math.min(1, x)) * (shown - 1)) ? 1 : 0;
      case RATE -> (float) (Math.floor((step + 1) * (double) x) - Math.floor(step * (double) x));
    };
  }
}

package org.sswim.classification;

/** How the values of a step reach a network. */
public enum Coding {
  /** As they are: a sequence step by step; a vector or an image as a current, held for a while. */
  CURRENT,
  /**
   * A vector or an image of values in [0, 1] as one spike each: at step {@code round((1 - x) (T -
   * 1))}, so that bright pixels come first; those of 0 stay silent.
   */
  LATENCY,
  /** A vector or an image of values in [0, 1] as evenly spaced spikes, x of them a step. */
  RATE
}

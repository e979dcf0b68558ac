package org.sswim.stored;

/** A model that says itself what running it takes, so that whoever keeps it in a file need not. */
public interface Limited {
  /** Values in all arrays of a file, and values that a running model may hold. */
  long MOST_VALUES = 1_000_000_000;

  /**
   * Refuses to be run if that takes too much; what a record checks of itself may be all. Bounds are
   * far beyond any sensible model; a hostile file meets them.
   *
   * @param memory bytes that Java may use
   * @throws IllegalArgumentException naming what is too much, its bound and the value
   */
  default void requireLimits(long memory) {}
}

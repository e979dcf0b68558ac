package org.sswim.sequences;

import org.sswim.checks.Checks;

/**
 * How the signals of a step lie beside each other, where they are the pixels of an image: signal
 * {@code row * width + column}.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Grid(int height, int width) {

  /** Checks the ranges. */
  public Grid {
    Checks.that(height >= 1 && width >= 1)
        .or("an image needs at least 1 row and 1 column; got %s and %s", height, width);
  }

  /** Number of pixels. */
  public int pixels() {
    return Math.multiplyExact(height, width);
  }
}

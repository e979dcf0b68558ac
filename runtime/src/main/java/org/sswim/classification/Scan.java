package org.sswim.classification;

import org.sswim.checks.Checks;

/**
 * Shows an image as a sequence: a step is a square of pixels, as it lies at one place of the image.
 * Places come quarter by quarter of all places, row by row within, so four equal sections of the
 * sequence are the quarters of the image.
 *
 * @param height rows of the image
 * @param width columns of the image
 * @param side of the square, 1 .. the smaller of both
 */
public record Scan(int height, int width, int side) {
  private static final int MOST_PIXELS = 1 << 20;

  /** Checks the ranges. */
  public Scan {
    Checks.that(height >= 1 && width >= 1 && (long) height * width <= MOST_PIXELS)
        .or("an image that is scanned has 1..%s pixels; got %s by %s", MOST_PIXELS, height, width);
    Checks.within("the side of a patch", side, 1, Math.min(height, width));
  }

  /** Number of pixels of the image. */
  public int pixels() {
    return height * width;
  }

  /** Number of pixels of a patch, which are the inputs of a step. */
  public int inputs() {
    return side * side;
  }

  /** Number of places. */
  public int steps() {
    return (height - side + 1) * (width - side + 1);
  }

  /** The first pixel of each step, a place of the image: {@code [steps]}. */
  int[] corners() {
    int rows = height - side + 1;
    int columns = width - side + 1;
    int[] corners = new int[steps()];
    int step = 0;
    for (int half = 0; half < 4; half++) {
      for (int r = half / 2 * (rows / 2); r < (half < 2 ? rows / 2 : rows); r++) {
        int end = half % 2 == 0 ? columns / 2 : columns;
        for (int c = half % 2 * (columns / 2); c < end; c++) {
          corners[step++] = r * width + c;
        }
      }
    }
    return corners;
  }

  /** How far an input of a step is from its first pixel. */
  int offset(int input) {
    return input / side * width + input % side;
  }

  /**
   * Writes the patch of a step.
   *
   * @param image {@code [pixels]}
   * @param corner its first pixel
   * @param patch written: {@code [inputs]}
   */
  void patch(float[] image, int corner, float[] patch) {
    for (int i = 0; i < patch.length; i++) {
      patch[i] = image[corner + offset(i)];
    }
  }
}

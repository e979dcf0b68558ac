package org.sswim.studies;

import org.sswim.sequences.Grid;

/** Images of 16 x 16 pixels in 0 .. 1, each of which is sent as a phase code. */
public final class PhaseImage {
  /** Rows and columns. */
  public static final int SIDE = 16;

  /** All pixels. */
  public static final Grid GRID = new Grid(SIDE, SIDE);

  private PhaseImage() {}

  /**
   * Scales an image to 16 x 16 pixels, each the mean of the area that it covers.
   *
   * @param values of the pixels, row-major
   * @param grid of these
   * @param brightest value that becomes 1, above 0
   * @param to written: 256 pixels
   * @param at where they begin
   */
  public static void scale(float[] values, Grid grid, float brightest, float[] to, int at) {
    double[][] rows = shares(grid.height());
    double[][] columns = shares(grid.width());
    for (int p = 0; p < GRID.pixels(); p++) {
      double sum = 0;
      double[] across = columns[p % SIDE];
      double[] down = rows[p / SIDE];
      for (int r = 0; r < down.length; r++) {
        for (int c = 0; c < across.length && down[r] > 0; c++) {
          sum += down[r] * across[c] * values[r * grid.width() + c];
        }
      }
      to[at + p] = Math.min(1, (float) Math.max(0, sum) / brightest);
    }
  }

  /** What share of each of so many old lines a new one has: {@code [16][lines]}, sums of 1. */
  private static double[][] shares(int lines) {
    double[][] share = new double[SIDE][lines];
    for (int p = 0; p < SIDE; p++) {
      double from = (double) p * lines / SIDE;
      double to = (p + 1.0) * lines / SIDE;
      for (int l = 0; l < lines; l++) {
        double covered = Math.min(to, l + 1.0) - Math.max(from, l);
        share[p][l] = Math.max(0, covered) * SIDE / lines;
      }
    }
    return share;
  }

  /**
   * The phase code of a pixel: at step t the bit {@code t mod K} of its K bits, the highest first,
   * as a spike of weight {@code 2^-(1 + t mod K)}.
   */
  public static float spike(float pixel, int step, int bits) {
    int place = step % bits;
    int whole = Math.min((1 << bits) - 1, (int) (pixel * (1 << bits)));
    int bit = (whole >> (bits - 1 - place)) & 1;
    return bit == 0 ? 0 : 1f / (2 << place);
  }
}

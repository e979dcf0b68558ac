package org.sswim.algorithms.quantum;

import java.util.Arrays;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;

/**
 * Labelled images of 16 x 16 pixels in 0 .. 1.
 *
 * @param pixels row-major {@code [images][256]}
 * @param label class of each
 * @param classes number of classes
 */
record Images(float[] pixels, int[] label, int classes) {
  static final int SIDE = 16;
  static final Grid GRID = new Grid(SIDE, SIDE);

  /**
   * Images scaled to 16 x 16 pixels, each the mean of what it covers, and by the brightest value of
   * all.
   *
   * @param most how many at most, the first
   * @throws IllegalArgumentException if they are no images with classes
   */
  static Images of(LabelledSequences data, int most) {
    if (data.label() == null) {
      throw new IllegalArgumentException("the algorithm takes images with classes");
    }
    return of(data, most, brightest(data, most));
  }

  /** The largest value of the first images. */
  static float brightest(LabelledSequences data, int most) {
    float brightest = Float.MIN_NORMAL;
    for (int i = 0; i < Math.min(most, data.count()); i++) {
      for (float value : data.values().get(i)) {
        brightest = Math.max(brightest, value);
      }
    }
    return brightest;
  }

  /**
   * Images scaled by another value, with classes or all of the first one.
   *
   * @throws IllegalArgumentException if they are no images
   */
  static Images of(LabelledSequences data, int most, float brightest) {
    Grid grid = data.grid();
    int[] label = data.label();
    if (grid == null || data.longest() > 1) {
      throw new IllegalArgumentException("the algorithm takes images with classes");
    }
    int count = Math.min(most, data.count());
    float[] pixels = new float[count * GRID.pixels()];
    double[][] rows = shares(grid.height());
    double[][] columns = shares(grid.width());
    for (int i = 0; i < count; i++) {
      float[] own = data.values().get(i);
      for (int p = 0; p < GRID.pixels(); p++) {
        double sum = 0;
        double[] across = columns[p % SIDE];
        double[] down = rows[p / SIDE];
        for (int r = 0; r < down.length; r++) {
          for (int c = 0; c < across.length && down[r] > 0; c++) {
            sum += down[r] * across[c] * own[r * grid.width() + c];
          }
        }
        pixels[i * GRID.pixels() + p] = (float) Math.max(0, sum);
      }
    }
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = Math.min(1, pixels[k] / brightest);
    }
    int[] first = label == null ? new int[count] : Arrays.copyOf(label, count);
    return new Images(pixels, first, data.classes().size());
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

  /** The same of so many classes. */
  Images withClasses(int count) {
    return new Images(pixels, label, count);
  }

  int count() {
    return label.length;
  }

  /**
   * The phase code of a pixel: at step t the bit {@code t mod K} of its K bits, the highest first,
   * as a spike of weight {@code 2^-(1 + t mod K)}.
   */
  static float spike(float pixel, int step, int bits) {
    int place = step % bits;
    int whole = Math.min((1 << bits) - 1, (int) (pixel * (1 << bits)));
    int bit = (whole >> (bits - 1 - place)) & 1;
    return bit == 0 ? 0 : 1f / (2 << place);
  }
}

package org.sswim.algorithms.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.studies.PhaseImage;

/** Labelled images of 16 x 16 pixels in 0 .. 1. */
final class Images {
  private Images() {}

  /**
   * Images scaled to 16 x 16 pixels, each the mean of what it covers, and by the brightest value of
   * all.
   *
   * @param most how many at most, the first
   * @throws IllegalArgumentException if they are no images with classes
   */
  static Vectors of(LabelledSequences data, int most) {
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
  static Vectors of(LabelledSequences data, int most, float brightest) {
    Grid grid = grid(data);
    int[] label = data.label();
    int count = Math.min(most, data.count());
    List<float[]> pixels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] own = new float[PhaseImage.GRID.pixels()];
      PhaseImage.scale(data.values().get(i), grid, brightest, own, 0);
      pixels.add(own);
    }
    int[] first = label == null ? new int[count] : Arrays.copyOf(label, count);
    return Vectors.scaled(pixels, 1, first, data.classes());
  }

  /**
   * The grid of images.
   *
   * @throws IllegalArgumentException if they are none
   */
  static Grid grid(LabelledSequences data) {
    Grid grid = data.grid();
    if (grid == null || data.longest() > 1) {
      throw new IllegalArgumentException("the algorithm takes images with classes");
    }
    return grid;
  }
}

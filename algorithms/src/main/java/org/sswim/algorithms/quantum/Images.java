package org.sswim.algorithms.quantum;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sswim.algorithms.learning.Subset;
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
    return Vectors.brightest(Subset.first(data, most).values());
  }

  /**
   * Images scaled by another value.
   *
   * @throws IllegalArgumentException if they are no images
   */
  static Vectors of(LabelledSequences data, int most, float brightest) {
    Grid grid = grid(data);
    LabelledSequences first = Subset.first(data, most);
    List<float[]> pixels = new ArrayList<>();
    for (float[] image : first.values()) {
      float[] own = new float[PhaseImage.GRID.pixels()];
      PhaseImage.scale(image, grid, brightest, own, 0);
      pixels.add(own);
    }
    return Vectors.scaled(pixels, 1, Objects.requireNonNull(first.label()), data.classes());
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

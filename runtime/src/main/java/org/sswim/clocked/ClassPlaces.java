package org.sswim.clocked;

import java.util.Arrays;
import org.sswim.samples.Head;

/**
 * The input of a network that is read by its goodness: values, and a place for each class, beside
 * them or over the first, of which one is as high as the highest value.
 */
final class ClassPlaces {
  private final int classes;
  private final int first;
  private final float[] labelled;

  ClassPlaces(ClockedModel model) {
    classes = model.classes().size();
    labelled = new float[model.layers().get(0).inputs()];
    first = labelled.length > model.signals() ? model.signals() : 0;
  }

  /**
   * The input that says a class.
   *
   * @param scaled values
   * @return written over by the next call
   */
  float[] saying(int label, float[] scaled) {
    System.arraycopy(scaled, 0, labelled, 0, scaled.length);
    Arrays.fill(labelled, first, first + classes, 0);
    labelled[first + label] = scaled[Head.highest(scaled)];
    return labelled;
  }
}

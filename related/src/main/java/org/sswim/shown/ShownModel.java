package org.sswim.shown;

import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassStream;
import org.sswim.classification.SequenceClassifier;
import org.sswim.energy.Metered;
import org.sswim.stored.Limited;

/** A network that is shown a vector or an image for some steps, or the rows of a sequence. */
public interface ShownModel extends ClassModel, Metered, Limited {
  /** Scales a vector: {@code (value - mean) scale}. */
  void scale(float[] vector, float[] out);

  /** The network at rest. */
  ShownRun newRun();

  /**
   * Rows that a sequence is cut into, one for each step; see {@link ShownClassifier#writeRow}. 0
   * for vectors and images.
   */
  default int rows() {
    return 0;
  }

  @Override
  default SequenceClassifier newClassifier() {
    return new ShownClassifier(this, newRun());
  }

  @Override
  default ClassStream newStream() {
    Checks.that(rows() <= 0)
        .or("this model needs each sequence as a whole, which it cuts into %s rows", rows());
    return new ShownClassifier(this, newRun());
  }

  /** Writes {@code (value - mean) scale} of each value. */
  static void scale(float[] mean, float[] scale, float[] vector, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (vector[i] - mean[i]) * scale[i];
    }
  }

  /** Refuses arrays of another length, and values that are not finite. */
  static void requireLength(String name, float[] values, long expected) {
    Checks.that(expected >= 1 && values.length == expected)
        .or("there must be %s %s; got %s", expected, name, values.length);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite; got " + value);
      }
    }
  }

  /** Refuses what is not above 0, or not finite. */
  static void requireAbove(String name, float value) {
    Checks.that(value > 0 && Float.isFinite(value)).or("%s must be above 0; got %s", name, value);
  }
}

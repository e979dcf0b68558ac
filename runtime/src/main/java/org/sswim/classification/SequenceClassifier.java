package org.sswim.classification;

/** Says of which class whole sequences are. Not for use by several threads at once. */
@FunctionalInterface
public interface SequenceClassifier {
  /**
   * Classifies a sequence.
   *
   * @param sequence values as files hold them, row-major {@code [steps][signals]}; of models of
   *     vectors or images one step
   * @throws IllegalArgumentException if it is of another length, or a value is not finite or too
   *     large
   */
  Classification classify(float[] sequence);
}

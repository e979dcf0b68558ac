package org.sswim.classification;

/**
 * Takes a sequence step by step and says of which class it is whenever it is asked. A model of
 * vectors or images takes a step for every push of the vector. Not for use by several threads at
 * once.
 */
public interface ClassStream {
  /**
   * Takes a step.
   *
   * @param row values as files hold them: {@code [signals]}
   * @throws IllegalArgumentException if there are fewer or more values, or one is not finite or too
   *     large; the stream is then unchanged
   */
  void push(float[] row);

  /** Number of steps so far. */
  long steps();

  /**
   * Writes the probability of each class so far; they add up to 1.
   *
   * @param out written, in the model's order: {@code [classes]}
   * @throws IllegalArgumentException if {@code out} has another length
   */
  void probabilities(float[] out);

  /** The most probable class so far, a place among the model's classes. */
  int best();

  /** Number of spikes of all neurons so far. */
  long totalSpikes();

  /** Forgets all steps. */
  void reset();
}

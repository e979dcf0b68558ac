package org.sswim.gradient;

import java.util.List;

/** The state of a training, which can be saved and continued another time. */
public interface State {
  /** Arrays: read to be saved, filled to go on. At the same place always as many and as long. */
  default List<float[]> arrays() {
    return List.of();
  }

  /** Numbers besides; at the same place always as many. */
  default double[] numbers() {
    return new double[0];
  }

  /**
   * Goes on; called once arrays have been filled.
   *
   * @param numbers as {@link #numbers} gave them
   */
  default void resume(double[] numbers) {}
}

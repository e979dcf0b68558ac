package org.sswim.gradient;

import java.util.List;

/** Changes parameters by gradients, step by step. */
@FunctionalInterface
public interface Steps {
  /**
   * Makes a step.
   *
   * @param gradients of each group of parameters; may be changed
   * @param rate the learning rate
   */
  void step(List<float[]> gradients, double rate);

  /** Whether all parameters are finite; those that can be nothing else need no look. */
  default boolean finite() {
    return true;
  }
}

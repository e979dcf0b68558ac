package org.sswim.classification;

import org.sswim.simulation.NetworkState;

/**
 * Sees what a network computes on its way to a class. Arrays are the network's own: read them at
 * once, do not modify them.
 */
public interface RunProbe {
  /** Sees nothing. */
  RunProbe NONE = new RunProbe() {};

  /**
   * Called where inputs are projected onto the first layer: at every step whose inputs are not
   * those of the step before.
   *
   * @param inputs delays included: {@code [inputs of the first layer]}
   */
  default void projected(float[] inputs) {}

  /** Called after every step of the network. */
  default void stepped(NetworkState state) {}

  /**
   * Called where the read-out is applied.
   *
   * @param rates {@code [sections][neurons]}
   */
  default void read(float[] rates) {}

  /**
   * Called where the skip connections are.
   *
   * @param means {@code [skip sections][inputs]}
   */
  default void skipped(float[] means) {}
}

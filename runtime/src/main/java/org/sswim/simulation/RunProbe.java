package org.sswim.simulation;

/**
 * Sees what a network computes on its way to its outputs. Arrays and states are the network's own:
 * read them at once, do not modify them.
 */
public interface RunProbe {
  /** Sees nothing. */
  RunProbe NONE = new RunProbe() {};

  /**
   * Called before the network turns to a lane of a series.
   *
   * @param lane the channel in shared mode, 0 in joint mode
   */
  default void turnTo(int lane) {}

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
   * @param features {@code [banks or sections][neurons]}
   */
  default void read(float[] features) {}

  /**
   * Called where the skip connections are.
   *
   * @param values in the order of their weights, without outputs
   */
  default void skipped(float[] values) {}
}

package org.sswim.shown;

/**
 * Sees what a clocked network computes on its way to a class. Arrays are the network's own: read
 * them at once, do not modify them.
 */
public interface ClockedProbe {
  /** Sees nothing. */
  ClockedProbe NONE = new ClockedProbe() {};

  /**
   * Called where a connection is applied: of a constant input at the first step only.
   *
   * @param layer 0 for the first
   * @param connection of the layer, 0 for the first
   * @param in what it is applied to; of a layer before what its spikes stand for
   */
  default void applied(int layer, int connection, float[] in) {}

  /**
   * Called after each step of a layer.
   *
   * @param layer 0 for the first
   * @param spikes number of spikes of each neuron
   */
  default void stepped(int layer, float[] spikes) {}
}

package org.sswim.simulation;

import org.sswim.stored.Labelled;

/** Whether a network starts each window at rest, or keeps its state from row to row. */
public enum Semantics implements Labelled {
  /**
   * Every window of H rows starts at rest: the literature's protocol. A relative window is taken
   * relative to its last row.
   */
  WINDOWED,
  /**
   * The network runs on over the series, one step a row, and is read at any row: how a spiking
   * network is deployed. Relative inputs are taken, at every step, relative to the row of that
   * step. With finite kernels, no spike cost and inputs that are not relative the two agree
   * wherever the supports fit into the window.
   */
  STREAMING;
}

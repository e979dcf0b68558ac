package org.sswim.simulation;

import org.sswim.network.InputLayer;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;

/** A whole network over windows of rows, each from rest. Not for several threads. */
public final class WindowRun {
  private final SpikingNetwork network;
  private final RunningNetwork running;
  private final float[] out;

  /** A network, ready to run. */
  public WindowRun(SpikingNetwork network) {
    this.network = network;
    running = new RunningNetwork(network.hidden());
    out = new float[network.outputs()];
  }

  /**
   * What the network says after a window.
   *
   * @param rows row-major, oldest first, each of signals and context
   * @return {@code [outputs]}, not a copy
   */
  public float[] outputs(float[] rows) {
    InputLayer input = network.hidden().input();
    int width = input.rowWidth();
    running.reset();
    for (int at = input.firstStep() * width; at < rows.length; at += width) {
      running.step(rows, at);
    }
    network.readout().apply(running.features(), out);
    SkipConnections skip = network.skip();
    for (int s = 0; skip != null && s < skip.sources(); s++) {
      for (int d = 0; d < skip.delays(); d++) {
        skip.add(s, d, rows[rows.length - (d + 1) * width + skip.place(s, width)], out);
      }
    }
    if (skip != null) {
      skip.addAhead(rows, rows.length, out);
    }
    return out;
  }
}

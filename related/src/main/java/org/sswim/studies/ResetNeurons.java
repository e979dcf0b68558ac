package org.sswim.studies;

import org.sswim.shown.Connection;

/** Integrate-and-fire neurons with threshold 1 and hard reset, behind a connection. */
final class ResetNeurons {
  private final float[] currents;
  private final float[] voltages;
  private final float[] spikes;

  ResetNeurons(int neurons) {
    currents = new float[neurons];
    voltages = new float[neurons];
    spikes = new float[neurons];
  }

  /**
   * A step.
   *
   * @param in what the connection sees
   * @return spikes, 0 or 1; written anew by the next step
   */
  float[] step(Connection connection, float[] in) {
    connection.apply(in, currents);
    for (int i = 0; i < voltages.length; i++) {
      voltages[i] = voltages[i] * (1 - spikes[i]) + currents[i];
      spikes[i] = voltages[i] >= 1 ? 1 : 0;
    }
    return spikes;
  }
}

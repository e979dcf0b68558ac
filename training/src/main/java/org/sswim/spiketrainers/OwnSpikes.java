package org.sswim.spiketrainers;

/** Responses of outputs to their own spikes. */
final class OwnSpikes {
  private OwnSpikes() {}

  /**
   * Teacher forcing: {@code eta(t) = sum_{u >= 1} a^(u - 1) s(t - u)}, {@code a = exp(-1 /
   * support)}, of the target's own spikes s.
   *
   * @param trains of a sequence, row-major {@code [steps][outputs]}
   * @param to place of the response at the first step; those of later steps are {@code stride}
   *     apart
   */
  static void forced(
      float[] trains, int outputs, int output, double support, float[] eta, int to, int stride) {
    float decay = (float) Math.exp(-1 / support);
    float memory = 0;
    int place = to;
    for (int at = output; at < trains.length; at += outputs) {
      eta[place] = memory;
      memory = decay * memory + trains[at];
      place += stride;
    }
  }

  /**
   * Runs an output freely: its response is to the spikes that it fires itself.
   *
   * @param drive its voltage but for that response, of a sequence: from {@code from} on, steps
   *     {@code stride} apart
   * @param cost c, at most 0
   * @param support of the response, unused at cost 0
   * @param spikes written, 1 where it fires, else 0: {@code [steps]}
   */
  static void free(
      float[] drive, int from, int stride, double cost, double support, float[] spikes) {
    float decay = cost == 0 ? 0 : (float) Math.exp(-1 / support);
    float c = (float) cost;
    float memory = 0;
    for (int t = 0; t < spikes.length; t++) {
      spikes[t] = drive[from + t * stride] + c * memory >= 0 ? 1 : 0;
      memory = decay * memory + spikes[t];
    }
  }
}

package org.sswim.forecasting;

/**
 * The spikes and voltages of a model's neurons over one window.
 *
 * @param firstStep row of the window to which step 0 belongs: the first at which all taps are known
 * @param spikes {@code [layers][neurons][steps]}
 * @param voltages membrane voltages, the refractory response and the bias included, so that a
 *     neuron fires where its voltage is at least 0: {@code [layers][neurons][steps]}
 */
public record Activity(int firstStep, boolean[][][] spikes, float[][][] voltages) {

  /** Number of steps. */
  public int steps() {
    return spikes[0][0].length;
  }

  /** Number of spikes of a neuron. */
  public int count(int layer, int neuron) {
    int count = 0;
    for (boolean spike : spikes[layer][neuron]) {
      count += spike ? 1 : 0;
    }
    return count;
  }
}

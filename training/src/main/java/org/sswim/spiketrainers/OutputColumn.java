package org.sswim.spiketrainers;

/**
 * One way to solve one output.
 *
 * @param output its number
 * @param penalty of the squared weights of features of unit deviation, above 0
 * @param support of the response to its own spikes, in steps; 0 for none
 * @param silentWeight weight of steps without a target spike, in (0, 1]; those with one weigh 1
 */
record OutputColumn(int output, double penalty, double support, double silentWeight) {

  /** Whether the output feels its own spikes. */
  boolean refractory() {
    return support > 0;
  }
}

package org.sswim.energy;

/** Counts the operations of some synapses over the inputs that are presented to them. */
final class SynapseCounter {
  private final String name;
  private final Synapses synapses;
  private long presentations;
  private long zeros;
  private double effective;
  private boolean accumulates = true;

  /**
   * Nothing presented yet.
   *
   * @param name what the synapses join
   */
  SynapseCounter(String name, Synapses synapses) {
    this.name = name;
    this.synapses = synapses;
  }

  /**
   * Presents a vector of inputs.
   *
   * @param x {@code [inputs]}
   */
  void present(float[] x) {
    int[] used = synapses.used();
    presentations++;
    for (int j = 0; j < used.length; j++) {
      if (x[j] == 0) {
        zeros++;
      } else {
        effective += used[j];
        accumulates &= Math.abs(x[j]) == 1;
      }
    }
  }

  /**
   * Presents numbers of spikes: one of k takes k accumulates a synapse.
   *
   * @param spikes {@code [inputs]}
   */
  void presentSpikes(float[] spikes) {
    int[] used = synapses.used();
    presentations++;
    for (int j = 0; j < used.length; j++) {
      zeros += spikes[j] == 0 ? 1 : 0;
      effective += (double) spikes[j] * used[j];
    }
  }

  /**
   * Presents what spikes stand for, one a neuron and all alike: each takes an accumulate a synapse.
   *
   * @param x {@code [inputs]}
   */
  void presentEvents(float[] x) {
    int[] used = synapses.used();
    presentations++;
    for (int j = 0; j < used.length; j++) {
      zeros += x[j] == 0 ? 1 : 0;
      effective += x[j] == 0 ? 0 : used[j];
    }
  }

  /** How many there are. */
  Synapses synapses() {
    return synapses;
  }

  /**
   * The operations so far.
   *
   * @param count number of forecasts or samples that they served, at least 1
   */
  LayerOperations operations(int count) {
    int inputs = synapses.used().length;
    double seen = Math.max(1, presentations * (double) inputs);
    return new LayerOperations(
        name,
        inputs,
        synapses.outputs(),
        (double) presentations / count,
        zeros / seen,
        (double) synapses.zeroWeights() / Math.max(1, synapses.weights()),
        accumulates,
        effective / count,
        (double) presentations * synapses.all() / count);
  }
}

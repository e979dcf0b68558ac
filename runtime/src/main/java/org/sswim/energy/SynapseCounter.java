package org.sswim.energy;

/** Counts the synaptic operations of one weight matrix over the inputs that are presented to it. */
final class SynapseCounter {
  private final String name;
  private final int outputs;

  /** Weights other than 0 of every input. */
  private final int[] synapses;

  private long presentations;
  private long zeros;
  private long effective;
  private boolean accumulates = true;

  /**
   * Nothing presented yet.
   *
   * @param name what the weights join
   * @param weights row-major {@code [inputs][outputs]}
   */
  SynapseCounter(String name, float[] weights, int outputs) {
    this.name = name;
    this.outputs = outputs;
    synapses = new int[weights.length / outputs];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        synapses[i / outputs]++;
      }
    }
  }

  /**
   * Presents a vector of inputs.
   *
   * @param x {@code [inputs]}
   */
  void present(float[] x) {
    presentations++;
    for (int j = 0; j < synapses.length; j++) {
      if (x[j] == 0) {
        zeros++;
      } else {
        effective += synapses[j];
        accumulates &= Math.abs(x[j]) == 1;
      }
    }
  }

  /** Number of weights. */
  long weights() {
    return (long) synapses.length * outputs;
  }

  /** Number of weights that are 0. */
  long zeroWeights() {
    long used = 0;
    for (int count : synapses) {
      used += count;
    }
    return weights() - used;
  }

  /**
   * The operations so far.
   *
   * @param forecasts number of forecasts that they served, at least 1
   */
  LayerOperations operations(int forecasts) {
    double seen = Math.max(1, presentations * (double) synapses.length);
    return new LayerOperations(
        name,
        synapses.length,
        outputs,
        (double) presentations / forecasts,
        zeros / seen,
        (double) zeroWeights() / weights(),
        accumulates,
        (double) effective / forecasts,
        (double) presentations * weights() / forecasts);
  }
}

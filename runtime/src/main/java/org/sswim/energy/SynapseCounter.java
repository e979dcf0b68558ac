package org.sswim.energy;

import java.util.List;

/** Counts the operations of some synapses over the inputs that are presented to them. */
public final class SynapseCounter {
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
  public SynapseCounter(String name, Synapses synapses) {
    this.name = name;
    this.synapses = synapses;
  }

  /**
   * Presents a vector of inputs.
   *
   * @param x {@code [inputs]}
   */
  public void present(float[] x) {
    for (int j = 0; j < synapses.used().length; j++) {
      accumulates &= x[j] == 0 || Math.abs(x[j]) == 1;
    }
    presentEvents(x);
  }

  /**
   * Presents numbers of spikes: one of k takes k accumulates a synapse.
   *
   * @param spikes {@code [inputs]}
   */
  public void presentSpikes(float[] spikes) {
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
  public void presentEvents(float[] x) {
    int[] used = synapses.used();
    presentations++;
    for (int j = 0; j < used.length; j++) {
      zeros += x[j] == 0 ? 1 : 0;
      effective += x[j] == 0 ? 0 : used[j];
    }
  }

  /**
   * The operations so far.
   *
   * @param count number of forecasts or samples that they served, at least 1
   */
  public LayerOperations operations(int count) {
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

  /** Number of synapses. */
  public static long synapses(List<SynapseCounter> layers) {
    return layers.stream().mapToLong(layer -> layer.synapses.all()).sum();
  }

  /** Share of the weights that are 0. */
  static double sparsity(List<SynapseCounter> layers) {
    long weights = layers.stream().mapToLong(layer -> layer.synapses.weights()).sum();
    long zero = layers.stream().mapToLong(layer -> layer.synapses.zeroWeights()).sum();
    return (double) zero / Math.max(1, weights);
  }
}

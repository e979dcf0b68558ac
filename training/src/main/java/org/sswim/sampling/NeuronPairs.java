package org.sswim.sampling;

import java.util.List;

/**
 * The pairs of training samples behind the neurons of a layer: of those mixed into a neuron's
 * direction, the ones whose samples its voltage tells apart best, the best first. Pairs on the two
 * sides of the threshold come before others, the wider apart the better.
 *
 * @param pairs number of pairs kept for each neuron, at least 1
 * @param silent number of the sample of the lower voltage: {@code [neurons][pairs]}
 * @param firing number of the sample of the higher voltage: {@code [neurons][pairs]}
 * @param step step at which they are told apart, counted from 0: {@code [neurons][pairs]}
 * @param voltages of the two at that step, without the refractory response: {@code
 *     [neurons][pairs][2]}
 * @param mixing weight of the difference, firing minus silent, in the direction: {@code
 *     [neurons][pairs]}
 */
public record NeuronPairs(
    int pairs, int[] silent, int[] firing, int[] step, float[] voltages, float[] mixing) {

  /** The pairs of the neurons of all, one after the other, as many of each as all have. */
  public static NeuronPairs concat(List<NeuronPairs> all) {
    int kept = all.stream().mapToInt(NeuronPairs::pairs).min().orElseThrow();
    int neurons = all.stream().mapToInt(own -> own.mixing.length / own.pairs).sum();
    NeuronPairs joined = empty(kept, neurons);
    int to = 0;
    for (NeuronPairs own : all) {
      for (int i = 0; i < own.mixing.length / own.pairs; i++) {
        own.copy(i, joined, to++);
      }
    }
    return joined;
  }

  private static NeuronPairs empty(int pairs, int neurons) {
    int kept = neurons * pairs;
    return new NeuronPairs(
        pairs, new int[kept], new int[kept], new int[kept], new float[2 * kept], new float[kept]);
  }

  /** Copies the first pairs of a neuron, as many as the other keeps. */
  private void copy(int neuron, NeuronPairs other, int place) {
    int count = other.pairs;
    int from = neuron * pairs;
    int to = place * count;
    System.arraycopy(silent, from, other.silent, to, count);
    System.arraycopy(firing, from, other.firing, to, count);
    System.arraycopy(step, from, other.step, to, count);
    System.arraycopy(voltages, 2 * from, other.voltages, 2 * to, 2 * count);
    System.arraycopy(mixing, from, other.mixing, to, count);
  }

  /** The pairs of some neurons, in the order given; a copy. */
  public NeuronPairs select(int[] neurons) {
    NeuronPairs own = empty(pairs, neurons.length);
    for (int i = 0; i < neurons.length; i++) {
      copy(neurons[i], own, i);
    }
    return own;
  }
}

package org.sswim.sampling;

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

  /** The pairs of some neurons, in the order given; a copy. */
  public NeuronPairs select(int[] neurons) {
    int kept = neurons.length * pairs;
    NeuronPairs own =
        new NeuronPairs(
            pairs,
            new int[kept],
            new int[kept],
            new int[kept],
            new float[2 * kept],
            new float[kept]);
    for (int i = 0; i < neurons.length; i++) {
      int from = neurons[i] * pairs;
      int to = i * pairs;
      System.arraycopy(silent, from, own.silent, to, pairs);
      System.arraycopy(firing, from, own.firing, to, pairs);
      System.arraycopy(step, from, own.step, to, pairs);
      System.arraycopy(voltages, 2 * from, own.voltages, 2 * to, 2 * pairs);
      System.arraycopy(mixing, from, own.mixing, to, pairs);
    }
    return own;
  }
}

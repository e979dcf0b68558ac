package org.sswim.energy;

import java.util.Arrays;

/**
 * How many synapses leave each input.
 *
 * @param used those whose weight is not 0: {@code [inputs]}
 * @param outputs number of outputs
 * @param all number of synapses, those of weight 0 included
 * @param weights number of weights, each once where synapses share it
 * @param zeroWeights number of those that are 0
 */
public record Synapses(int[] used, int outputs, long all, long weights, long zeroWeights) {

  /**
   * The synapses of a matrix.
   *
   * @param weights row-major {@code [inputs][outputs]}
   */
  public static Synapses of(float[] weights, int outputs) {
    int[] used = new int[weights.length / outputs];
    for (int i = 0; i < weights.length; i++) {
      used[i / outputs] += weights[i] == 0 ? 0 : 1;
    }
    long zero = weights.length - Arrays.stream(used).asLongStream().sum();
    return new Synapses(used, outputs, weights.length, weights.length, zero);
  }
}

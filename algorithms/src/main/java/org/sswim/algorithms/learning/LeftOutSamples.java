package org.sswim.algorithms.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.gradient.Order;

/**
 * Samples that train, and others that say when to stop.
 *
 * @param train numbers of those that train
 * @param leftOut numbers of the others
 */
public record LeftOutSamples(int[] train, int[] leftOut) {

  /**
   * Leaves out samples of each class at random.
   *
   * @param label class of each sample
   * @param classes number of classes
   * @param share of the samples of each class, 0 &lt; share &lt; 1: one at least where there are
   *     two, none where there is one
   */
  public static LeftOutSamples of(
      int[] label, int classes, double share, UniformRandomProvider random) {
    int[] count = new int[classes];
    for (int c : label) {
      count[c]++;
    }
    int[] left = new int[classes];
    Arrays.setAll(left, c -> count[c] < 2 ? 0 : Math.max(1, (int) Math.round(share * count[c])));
    boolean[] out = new boolean[label.length];
    for (int i : Order.shuffled(label.length, random)) {
      out[i] = left[label[i]]-- > 0;
    }
    return new LeftOutSamples(
        IntStream.range(0, label.length).filter(i -> !out[i]).toArray(),
        IntStream.range(0, label.length).filter(i -> out[i]).toArray());
  }
}

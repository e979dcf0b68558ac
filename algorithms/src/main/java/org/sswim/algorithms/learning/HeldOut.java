package org.sswim.algorithms.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.descent.Order;

/**
 * Samples that train, and others that say when to stop.
 *
 * @param train numbers of those that train
 * @param held numbers of the others
 */
public record HeldOut(int[] train, int[] held) {

  /**
   * Holds out samples of each class at random.
   *
   * @param label class of each sample
   * @param classes number of classes
   * @param share of the samples of each class, 0 &lt; share &lt; 1: one at least where there are
   *     two, none where there is one
   */
  public static HeldOut of(int[] label, int classes, double share, UniformRandomProvider random) {
    int[] count = new int[classes];
    for (int c : label) {
      count[c]++;
    }
    int[] left = new int[classes];
    Arrays.setAll(left, c -> count[c] < 2 ? 0 : Math.max(1, (int) Math.round(share * count[c])));
    boolean[] held = new boolean[label.length];
    for (int i : Order.shuffled(label.length, random)) {
      held[i] = left[label[i]]-- > 0;
    }
    return new HeldOut(
        IntStream.range(0, label.length).filter(i -> !held[i]).toArray(),
        IntStream.range(0, label.length).filter(i -> held[i]).toArray());
  }
}

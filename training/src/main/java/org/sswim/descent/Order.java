package org.sswim.descent;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Orders of samples. */
public final class Order {
  private Order() {}

  /** The numbers from 0 on in a random order (Fisher and Yates). */
  public static int[] shuffled(int count, UniformRandomProvider random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    return order;
  }
}

package org.sswim.gradient;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/** Orders of samples. */
public final class Order {
  private Order() {}

  /** The numbers from 0 on in a random order (Fisher and Yates). */
  public static int[] shuffled(int count, UniformRandomProvider random) {
    return ArraySampler.shuffle(random, IntStream.range(0, count).toArray());
  }
}

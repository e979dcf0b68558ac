package org.sswim.algorithms.spikegan;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A pattern of spikes in as many steps as neurons: at each step one neuron is to fire. A spike of
 * the pattern is there with probability {@value #HIT}, at any other place with {@value #STRAY}.
 *
 * @param neuron that is to fire at each step
 */
record Wave(int[] neuron) {
  private static final double HIT = 0.9;
  private static final double STRAY = 0.02;

  private int side() {
    return neuron.length;
  }

  /** A spike train with this pattern: {@code [steps][neurons]}. */
  float[] draw(UniformRandomProvider random) {
    float[] train = new float[side() * side()];
    for (int at = 0; at < train.length; at++) {
      train[at] = random.nextDouble() < (has(at) ? HIT : STRAY) ? 1 : 0;
    }
    return train;
  }

  private boolean has(int at) {
    return neuron[at / side()] == at % side();
  }

  /** Places that are not as in the pattern. */
  int wrong(float[] train) {
    int wrong = 0;
    for (int at = 0; at < train.length; at++) {
      wrong += has(at) == train[at] > 0 ? 0 : 1;
    }
    return wrong;
  }

  /** Wrong places of a real train: mean and three deviations, rounded up. */
  int near() {
    int others = side() * (side() - 1);
    double mean = side() * (1 - HIT) + others * STRAY;
    double variance = side() * HIT * (1 - HIT) + others * STRAY * (1 - STRAY);
    return (int) Math.ceil(mean + 3 * Math.sqrt(variance));
  }

  /** Share of samples that are no farther from the pattern than {@link #near}. */
  double share(SpikeSample sample) {
    return (double) sample.trains().stream().filter(train -> wrong(train) <= near()).count()
        / sample.count();
  }
}

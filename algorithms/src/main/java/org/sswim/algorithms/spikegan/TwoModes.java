package org.sswim.algorithms.spikegan;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.checks.Checks;

/**
 * Spike trains of two modes: a wave that goes up, neuron i firing at step i, or one that goes down,
 * a coin deciding which.
 *
 * @param up from the first neuron to the last
 * @param down from the last to the first
 */
record TwoModes(Wave up, Wave down) {
  /**
   * Both waves.
   *
   * @param side neurons, and steps
   * @throws IllegalArgumentException if the side is odd
   */
  static TwoModes of(int side) {
    Checks.that(side % 2 == 0)
        .or("steps must be even, else both waves share a place; got %s", side);
    return new TwoModes(
        new Wave(IntStream.range(0, side).toArray()),
        new Wave(IntStream.range(0, side).map(i -> side - 1 - i).toArray()));
  }

  /** Samples. */
  SpikeSample draw(int count, UniformRandomProvider random) {
    int side = up.neuron().length;
    return new SpikeSample(
        side,
        side,
        Stream.generate(() -> (random.nextBoolean() ? up : down).draw(random))
            .limit(count)
            .toList());
  }
}

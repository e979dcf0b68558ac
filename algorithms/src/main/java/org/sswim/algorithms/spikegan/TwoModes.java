package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Spike trains of two modes: a wave that goes up, neuron i firing at step i, or one that goes down,
 * a coin deciding which. A spike of the wave is there with probability {@value #HIT}, another place
 * fires with {@value #STRAY}.
 *
 * @param side neurons, and steps; even, so that the waves share no place
 */
record TwoModes(int side) {
  private static final double HIT = 0.9;
  private static final double STRAY = 0.02;

  /** Wrong places, of the 64 of side 8, within which .99 of the real samples lie (6: .997). */
  private static final int NEAR = 6;

  /** Samples. */
  SpikeSample draw(int count, UniformRandomProvider random) {
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean up = random.nextBoolean();
      float[] train = new float[side * side];
      for (int at = 0; at < train.length; at++) {
        train[at] = random.nextDouble() < (wave(up, at) ? HIT : STRAY) ? 1 : 0;
      }
      trains.add(train);
    }
    return new SpikeSample(side, side, trains);
  }

  private boolean wave(boolean up, int at) {
    int t = at / side;
    return at % side == (up ? t : side - 1 - t);
  }

  /** Whether a train is inside a mode: at most {@value #NEAR} places are wrong. */
  boolean inside(boolean up, float[] train) {
    int wrong = 0;
    for (int at = 0; at < train.length; at++) {
      wrong += wave(up, at) == train[at] > 0 ? 0 : 1;
    }
    return wrong <= NEAR;
  }

  /** Share of samples inside a mode. */
  double share(boolean up, SpikeSample sample) {
    return (double) sample.trains().stream().filter(train -> inside(up, train)).count()
        / sample.count();
  }
}

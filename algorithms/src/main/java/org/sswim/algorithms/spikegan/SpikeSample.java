package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import java.util.List;

/**
 * Spike trains of some neurons over some steps.
 *
 * @param steps of each sample
 * @param neurons of each sample
 * @param trains of each sample 0 or 1, step by step: {@code [steps][neurons]}
 */
record SpikeSample(int steps, int neurons, List<float[]> trains) {
  /** Copies the list, not what is in it. */
  SpikeSample {
    trains = List.copyOf(trains);
  }

  int count() {
    return trains.size();
  }

  /** Share of places that hold a spike, kept off 0 and 1. */
  double rate() {
    double sum = 0;
    for (float[] train : trains) {
      for (float s : train) {
        sum += s;
      }
    }
    double all = (double) count() * steps * neurons;
    return (sum + 1) / (all + 2);
  }

  /** Writes the means of a train over steps: {@code [neurons]}. */
  void rates(float[] train, float[] to) {
    Arrays.fill(to, 0);
    for (int i = 0; i < train.length; i++) {
      to[i % neurons] += train[i] / steps;
    }
  }
}

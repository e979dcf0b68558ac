package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The drive of generators from outside. Unit t of a delay line fires at step t and so tells the
 * time. Other units fire at random, half of the time. Each class has a unit, and that of the
 * sample's class fires at every step.
 *
 * @param noise random units
 * @param steps of a sample, and units of the delay line
 * @param classes units of classes; 0 where generators are told none
 */
record Stimulus(int noise, int steps, int classes) {

  int inputs() {
    return steps + noise + classes;
  }

  /** Memory for so many samples. */
  float[] memory(int rows) {
    return new float[Math.multiplyExact(rows * steps, inputs())];
  }

  /**
   * Writes spikes.
   *
   * @param to {@code [rows][steps][inputs]}
   * @param label class of each row, where classes are told
   */
  void draw(int rows, UniformRandomProvider random, float[] to, int... label) {
    Arrays.fill(to, 0, rows * steps * inputs(), 0);
    for (int r = 0; r < rows; r++) {
      for (int t = 0; t < steps; t++) {
        int at = (r * steps + t) * inputs();
        to[at + t] = 1;
        for (int i = 0; i < noise; i++) {
          to[at + steps + i] = random.nextBoolean() ? 1 : 0;
        }
        if (classes > 0) {
          to[at + steps + noise + label[r]] = 1;
        }
      }
    }
  }
}

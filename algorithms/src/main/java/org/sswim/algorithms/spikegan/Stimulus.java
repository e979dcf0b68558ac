package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What drives generators from outside: a delay line, whose unit t fires at step t and so tells the
 * time, and units that fire at random, half of the time.
 *
 * @param noise random units
 * @param steps of a sample, and units of the delay line
 */
record Stimulus(int noise, int steps) {

  int inputs() {
    return steps + noise;
  }

  /** Memory for so many samples. */
  float[] memory(int rows) {
    return new float[Math.multiplyExact(rows * steps, inputs())];
  }

  /** Writes spikes: {@code [rows][steps][inputs]}. */
  void draw(int rows, UniformRandomProvider random, float[] to) {
    Arrays.fill(to, 0, rows * steps * inputs(), 0);
    for (int r = 0; r < rows; r++) {
      for (int t = 0; t < steps; t++) {
        int at = (r * steps + t) * inputs();
        to[at + t] = 1;
        for (int i = 0; i < noise; i++) {
          to[at + steps + i] = random.nextBoolean() ? 1 : 0;
        }
      }
    }
  }
}

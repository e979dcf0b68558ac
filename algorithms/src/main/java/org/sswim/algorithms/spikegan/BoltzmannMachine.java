package org.sswim.algorithms.spikegan;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Rows;
import org.sswim.linalg.Blas;

/**
 * A restricted Boltzmann machine: visible units v and hidden ones h, each on or off,
 *
 * <pre>
 *   P(h_j = 1 | v) = 1 / (1 + exp(-(v W + up)_j)),   P(v_i = 1 | h) = 1 / (1 + exp(-(h W' + down)_i))
 * </pre>
 *
 * @param visible number of visible units
 * @param hidden number of hidden units
 * @param weights W: {@code [visible][hidden]}
 * @param down biases of visible units
 * @param up biases of hidden units
 */
record BoltzmannMachine(int visible, int hidden, float[] weights, float[] down, float[] up) {
  private static final double DEVIATION = 0.01;

  /** A machine of small random weights. */
  static BoltzmannMachine drawn(int visible, int hidden, UniformRandomProvider random) {
    float[] weights = Rows.normal(Math.multiplyExact(visible, hidden), 0, DEVIATION, random);
    return new BoltzmannMachine(visible, hidden, weights, new float[visible], new float[hidden]);
  }

  /** Writes the probabilities of hidden units: {@code [rows][hidden]}. */
  void up(int rows, float[] v, float[] h) {
    Rows.repeat(rows, up, h);
    Blas.gemmNN(rows, hidden, visible, 1, v, weights, 1, h);
    squash(rows * hidden, h);
  }

  /** Writes the probabilities of visible units: {@code [rows][visible]}. */
  void down(int rows, float[] h, float[] v) {
    Rows.repeat(rows, down, v);
    Blas.gemmNT(rows, visible, hidden, 1, h, weights, 1, v);
    squash(rows * visible, v);
  }

  private static void squash(int n, float[] values) {
    for (int i = 0; i < n; i++) {
      values[i] = (float) (1 / (1 + Math.exp(-values[i])));
    }
  }

  /** Draws the first units by their probabilities. */
  static void fire(float[] p, int n, UniformRandomProvider random) {
    for (int i = 0; i < n; i++) {
      p[i] = random.nextFloat() < p[i] ? 1 : 0;
    }
  }
}

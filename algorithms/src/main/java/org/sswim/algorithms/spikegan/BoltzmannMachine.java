package org.sswim.algorithms.spikegan;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.GradientPass;
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

  /**
   * Contrastive divergence of some samples, in the memory of one worker. It is the product of data
   * and hidden units, less that product after a turn down and up again. The loss is the squared
   * error of that turn.
   */
  static final class ContrastPass extends GradientPass {
    private final BoltzmannMachine machine;
    private final List<float[]> data;
    private final UniformRandomProvider random;
    private final float[] seen;
    private final float[] again;
    private final float[] hidden;

    ContrastPass(
        BoltzmannMachine machine, List<float[]> data, int rows, UniformRandomProvider random) {
      this.machine = machine;
      this.data = data;
      this.random = random;
      seen = new float[rows * machine.visible()];
      again = new float[seen.length];
      hidden = new float[rows * machine.hidden()];
      addZeros(List.of(machine.weights(), machine.down(), machine.up()));
    }

    @Override
    protected double pass(int[] order, int from, int count, double share) {
      int width = machine.visible();
      for (int r = 0; r < count; r++) {
        System.arraycopy(data.get(order[from + r]), 0, seen, r * width, width);
      }
      machine.up(count, seen, hidden);
      add(count, (float) -share, seen);
      BoltzmannMachine.fire(hidden, count * machine.hidden(), random);
      machine.down(count, hidden, again);
      machine.up(count, again, hidden);
      add(count, (float) share, again);
      double loss = 0;
      for (int i = 0; i < count * width; i++) {
        loss += (again[i] - seen[i]) * (again[i] - seen[i]);
      }
      return loss;
    }

    private void add(int rows, float factor, float[] visible) {
      int v = machine.visible();
      int h = machine.hidden();
      Blas.gemmTN(v, h, rows, factor, visible, hidden, 1, gradients().get(0));
      for (int r = 0; r < rows; r++) {
        Rows.add(v, factor, visible, r * v, gradients().get(1), 0);
        Rows.add(h, factor, hidden, r * h, gradients().get(2), 0);
      }
    }
  }
}

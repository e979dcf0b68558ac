package org.sswim.algorithms.spikegan;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.linalg.Blas;

/**
 * Contrastive divergence of some samples, in the memory of one worker. It is the product of data
 * and hidden units, less that product after a turn down and up again. The loss is the squared error
 * of that turn.
 */
final class ContrastPass extends GradientPass {
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
    addGradients(
        List.of(
            new float[machine.weights().length],
            new float[machine.visible()],
            new float[machine.hidden()]));
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

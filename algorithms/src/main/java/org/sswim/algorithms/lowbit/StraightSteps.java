package org.sswim.algorithms.lowbit;

import java.util.ArrayList;
import java.util.List;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Steps;
import org.sswim.lowbit.PowerTable;

/**
 * Trains weights on a table of powers of two straight through. Floats beside the table move by the
 * gradient found at the table's weights. After each step the table's weights are the floats'
 * projection. What is not of the table trains as ever.
 *
 * @see <a href="https://arxiv.org/abs/1511.00363">Courbariaux et al. 2015, BinaryConnect</a>
 */
public final class StraightSteps implements Steps {
  private final List<PowerTable.Weights> weights;
  private final List<float[]> floats = new ArrayList<>();
  private final Optimizer inner;
  private final PowerTable table;
  private final PowerTable.Tie tie;

  /**
   * Steps of parameters, all by Adam; weights are put on the table at once.
   *
   * @param groups all that train
   * @param weights those on the table, whose values are among the groups by identity
   */
  public StraightSteps(
      List<Optimizer.Group> groups,
      List<PowerTable.Weights> weights,
      PowerTable table,
      PowerTable.Tie tie) {
    this.weights = weights;
    this.table = table;
    this.tie = tie;
    weights.forEach(own -> floats.add(own.values().clone()));
    List<Optimizer.Group> moved = new ArrayList<>();
    for (Optimizer.Group group : groups) {
      float[] values = group.values();
      for (int a = 0; a < floats.size(); a++) {
        values = weights.get(a).values() == group.values() ? floats.get(a) : values;
      }
      moved.add(new Optimizer.Group(values, group.rate(), group.decays()));
    }
    inner = new Optimizer(Optimizer.Rule.ADAM, 0, moved);
    project();
  }

  @Override
  public void step(List<float[]> gradients, double rate) {
    inner.step(gradients, rate);
    project();
  }

  private void project() {
    for (int a = 0; a < floats.size(); a++) {
      table.project(weights.get(a), tie, floats.get(a), weights.get(a).values());
    }
  }

  @Override
  public boolean finite() {
    return inner.finite();
  }
}

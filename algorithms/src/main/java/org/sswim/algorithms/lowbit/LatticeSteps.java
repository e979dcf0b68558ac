package org.sswim.algorithms.lowbit;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Rows;
import org.sswim.gradient.Steps;

/**
 * Stochastic Markov gradient descent. Weights move from a value of their lattice to a neighbour and
 * are never elsewhere, so no copy of more bits is kept. Of a gradient g and a rate eta each
 * coordinate by itself makes
 *
 * <pre>
 *   w &larr; w - alpha sign(g)  with probability min(1, eta |g| / alpha)
 * </pre>
 *
 * <p>and stays at the ends of the lattice. The mean of the next value is {@code w - eta g}, that of
 * gradient descent, while {@code eta |g| <= alpha}. This is our reading of the paper.
 *
 * @see <a href="https://arxiv.org/abs/2008.11117">Ashbrock and Powell 2020, Stochastic Markov
 *     gradient descent and training low-bit neural networks</a>
 */
public record LatticeSteps(List<Group> groups, UniformRandomProvider random) implements Steps {
  /**
   * Weights that are changed together.
   *
   * @param values changed by steps
   * @param rate factor of the learning rate
   * @param lattice that the values lie on; null for those that are no weights and descend as they
   *     are, such as biases
   */
  public record Group(float[] values, double rate, @Nullable Lattice lattice) {}

  /** Steps of weights that lie on their lattices. */
  public LatticeSteps {
    groups = List.copyOf(groups);
  }

  @Override
  public void step(List<float[]> gradients, double rate) {
    for (int a = 0; a < groups.size(); a++) {
      Group group = groups.get(a);
      float eta = (float) (rate * group.rate);
      if (group.lattice == null) {
        Rows.add(group.values.length, -eta, gradients.get(a), 0, group.values, 0);
      } else {
        hop(group.lattice, eta, gradients.get(a), group.values);
      }
    }
  }

  private void hop(Lattice lattice, float eta, float[] g, float[] w) {
    float scale = eta / lattice.step();
    int top = lattice.size() - 1;
    for (int i = 0; i < w.length; i++) {
      if (random.nextFloat() < scale * Math.abs(g[i])) {
        int level = lattice.nearest(w[i]) - (int) Math.signum(g[i]);
        w[i] = lattice.value(Math.max(0, Math.min(top, level)));
      }
    }
  }
}

package org.sswim.algorithms.lowbit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Steps;

/** The forms in which weights are kept between two steps, and how a gradient changes them. */
public enum Keeping {
  /** Floats and their momentum, as ever. */
  FLOAT,
  /**
   * Floats and their momentum beside the lattice: the gradient at the rounded weights moves the
   * floats (Courbariaux et al. 2015).
   */
  SHADOW,
  /** The lattice alone: a hop to a neighbour or none, see {@link LatticeSteps}. */
  SMGD,
  /**
   * The lattice alone: a step of gradient descent, rounded up or down at random, true in the mean.
   */
  STOCHASTIC,
  /** The lattice alone: a step of gradient descent, rounded to the nearest value. */
  NEAREST;

  /**
   * Steps of weights.
   *
   * @param momentumRate factor of the rate where there is momentum
   * @param random covers the draws
   */
  Steps steps(List<LatticeSteps.Group> groups, double momentumRate, UniformRandomProvider random) {
    return switch (this) {
      case FLOAT -> momentum(groups, valuesOf(groups), momentumRate);
      case SHADOW -> {
        List<float[]> shadow = valuesOf(groups).stream().map(float[]::clone).toList();
        Steps inner = momentum(groups, shadow, momentumRate);
        yield (gradients, rate) -> {
          inner.step(gradients, rate);
          for (int a = 0; a < shadow.size(); a++) {
            round(groups.get(a), shadow.get(a), null);
          }
        };
      }
      case SMGD -> new LatticeSteps(groups, random);
      case STOCHASTIC -> rounded(groups, random);
      case NEAREST -> rounded(groups, null);
    };
  }

  /** Whether weights are on the lattice and nowhere else, momentum included. */
  public boolean alone() {
    return this != FLOAT && this != SHADOW;
  }

  private static List<float[]> valuesOf(List<LatticeSteps.Group> groups) {
    return groups.stream().map(LatticeSteps.Group::values).toList();
  }

  private static Steps momentum(
      List<LatticeSteps.Group> groups, List<float[]> values, double momentumRate) {
    List<Optimizer.Group> own = new ArrayList<>();
    for (int a = 0; a < values.size(); a++) {
      own.add(new Optimizer.Group(values.get(a), momentumRate * groups.get(a).rate(), false));
    }
    return new Optimizer(Optimizer.Rule.SGD, 0, own);
  }

  private static Steps rounded(
      List<LatticeSteps.Group> groups, @Nullable UniformRandomProvider random) {
    return (gradients, rate) -> {
      for (int a = 0; a < groups.size(); a++) {
        LatticeSteps.Group group = groups.get(a);
        float[] w = group.values();
        float[] g = gradients.get(a);
        float eta = (float) (rate * group.rate());
        for (int i = 0; i < w.length; i++) {
          w[i] -= eta * g[i];
        }
        round(group, w, random);
      }
    };
  }

  /** Puts values on the lattice of a group, into its values. */
  private static void round(
      LatticeSteps.Group group, float[] from, @Nullable UniformRandomProvider random) {
    Lattice lattice = group.lattice();
    float[] to = group.values();
    for (int i = 0; i < to.length; i++) {
      if (lattice == null) {
        to[i] = from[i];
      } else {
        int level =
            random == null ? lattice.nearest(from[i]) : lattice.around(from[i], random.nextFloat());
        to[i] = lattice.value(level);
      }
    }
  }
}

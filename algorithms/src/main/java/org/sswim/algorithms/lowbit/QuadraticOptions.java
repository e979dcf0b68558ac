package org.sswim.algorithms.lowbit;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.stored.Withers;

/**
 * Options of a study that watches descents on a lattice at the foot of a parabola.
 *
 * <p>Defaults: lattices from fine to coarse, in a second.
 *
 * @param steps alpha of the lattices compared, each above 0
 * @param noise standard deviation of the gradient, at least 0
 * @param curvature h of {@code f(w) = h/2 (w - c)^2}, above 0
 * @param rate eta, above 0
 * @param walkers weights that descend side by side, 1 .. 1000000
 * @param rounds steps of each, 1 .. 1000000; the second half is watched
 */
@Withers
public record QuadraticOptions(
    List<Double> steps, double noise, double curvature, double rate, int walkers, int rounds)
    implements QuadraticOptionsBuilder.With {
  private static final int MOST = 1_000_000;

  /** Checks the ranges. */
  public QuadraticOptions {
    steps = List.copyOf(steps);
    Checks.not(steps.isEmpty()).or("steps must name 1 lattice or more");
    steps.forEach(step -> Ranges.requireAbove("steps", step));
    Ranges.requireNotBelow("noise", noise);
    Ranges.requireAbove("curvature", curvature);
    Ranges.requireAbove("rate", rate);
    Checks.within("walkers", walkers, 1, MOST);
    Checks.within("rounds", rounds, 1, MOST);
  }
}

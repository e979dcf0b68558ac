package org.sswim.gradient;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes parameters by their gradients. Of gradients g, rate r in units of a row, and decay d:
 *
 * <ul>
 *   <li>{@link Rule#SGD}: {@code m = 0.9 m + g + d w, w -= r m}, with momentum;
 *   <li>{@link Rule#ADAM}: Adam of {@code g + d w} with decay rates 0.9 and 0.999 (Kingma and Ba
 *       2015);
 *   <li>{@link Rule#ADAMW}: Adam of g, and {@code w -= r d w} beside it (Loshchilov and Hutter
 *       2019).
 * </ul>
 */
public final class Optimizer implements Steps, State {
  private static final double MOMENTUM = 0.9;
  private static final double SECOND = 0.999;
  private static final float TINY = 1e-8f;

  /** How gradients become steps. */
  public enum Rule {
    /** Gradient descent with momentum. */
    SGD,
    /** Adam, weight decay in the gradient. */
    ADAM,
    /** Adam, weight decay beside it. */
    ADAMW
  }

  /**
   * Parameters that are changed together.
   *
   * @param values changed by steps, as rows of equal length one after the other
   * @param unit what the steps of each row are relative to; a row of unit 0 stays as it is
   * @param rate factor of the learning rate
   * @param decays whether weight decay applies
   */
  public record Group(float[] values, float[] unit, double rate, boolean decays) {
    /** A group whose steps are absolute. */
    public Group(float[] values, double rate, boolean decays) {
      this(values, new float[] {1}, rate, decays);
    }

    /** A group of each of some arrays, all alike. */
    public static List<Group> of(List<float[]> arrays, boolean decays) {
      return arrays.stream().map(values -> new Group(values, 1, decays)).toList();
    }
  }

  private final Rule rule;
  private final double decay;
  private final float tiny;
  private final List<Group> groups;
  private final List<float[]> momenta;
  private final List<float[]> squares;
  private int steps;

  /**
   * An optimiser at rest.
   *
   * @param decay weight decay d, at least 0
   */
  public Optimizer(Rule rule, double decay, List<Group> groups) {
    this(rule, decay, TINY, groups);
  }

  /**
   * The same.
   *
   * @param tiny what Adam adds to the root of the mean square of a gradient, above 0
   */
  public Optimizer(Rule rule, double decay, float tiny, List<Group> groups) {
    this.rule = rule;
    this.decay = decay;
    this.tiny = tiny;
    this.groups = List.copyOf(groups);
    momenta = zeros();
    squares = rule == Rule.SGD ? momenta : zeros();
  }

  private List<float[]> zeros() {
    return groups.stream().map(group -> new float[group.values.length]).toList();
  }

  @Override
  public void step(List<float[]> gradients, double rate) {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(MOMENTUM, steps));
    for (int a = 0; a < groups.size(); a++) {
      Group group = groups.get(a);
      float[] w = group.values;
      float[] g = gradients.get(a);
      int n = w.length;
      double own = group.decays ? decay : 0;
      double step = rate * group.rate;
      if (rule != Rule.ADAMW && own > 0) {
        StepLoops.addProduct(n, (float) own, w, g);
      }
      if (rule != Rule.SGD) {
        StepLoops.average(n, (float) (1 - MOMENTUM), g, momenta.get(a));
        StepLoops.averageSquare(n, (float) (1 - SECOND), g, squares.get(a));
      }
      int columns = n / group.unit.length;
      for (int r = 0; r < group.unit.length; r++) {
        int from = r * columns;
        int to = from + columns;
        float unit = group.unit[r];
        if (unit == 0) {
          continue;
        }
        if (rule == Rule.SGD) {
          float far = (float) (step * unit);
          StepLoops.momentum(from, to, 1, far, (float) MOMENTUM, g, momenta.get(a), w);
        } else {
          float keep = rule == Rule.ADAMW ? (float) (1 - step * own) : 1;
          float far = (float) (step * correction * unit);
          StepLoops.adam(from, to, keep, far, tiny, momenta.get(a), squares.get(a), w);
        }
      }
    }
  }

  /** The parameters themselves, and momenta. */
  @Override
  public List<float[]> arrays() {
    List<float[]> arrays = new ArrayList<>();
    groups.forEach(group -> arrays.add(group.values));
    arrays.addAll(momenta);
    if (rule != Rule.SGD) {
      arrays.addAll(squares);
    }
    return arrays;
  }

  @Override
  public double[] numbers() {
    return new double[] {steps};
  }

  @Override
  public void resume(double[] numbers) {
    steps = (int) numbers[0];
  }

  @Override
  public boolean finite() {
    for (Group group : groups) {
      for (float w : group.values) {
        if (!Float.isFinite(w)) {
          return false;
        }
      }
    }
    return true;
  }
}

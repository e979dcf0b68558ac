package org.sswim.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.descent.StepLoops;

/**
 * Changes parameters by gradients: Adam or gradient descent with momentum, with steps in units of
 * each row of weights, the norm of the gradient bounded.
 */
final class StepRule {
  private static final double MOMENTUM = 0.9;
  private static final double SECOND = 0.999;
  private static final float TINY = 1e-12f;

  /** In steps: every kernel is a pulse. */
  private static final float LEAST_SUPPORT = 1e-3f;

  private final GradientOptions options;
  private final List<Group> groups;

  /** Momentum of every parameter, and for Adam the mean square of its gradient. */
  private final NetworkParameters first;

  private final NetworkParameters second;
  private double steps;

  /**
   * A rule.
   *
   * @param options with nothing left open
   * @param start the parameters at the start, from which units are taken
   */
  StepRule(GradientOptions options, NetworkParameters start) {
    this.options = options;
    first = start.zeros();
    second = options.optimizer() == GradientOptions.Optimizer.ADAM ? start.zeros() : first;
    groups = new ArrayList<>();
    for (LayerParameters layer : start.layers()) {
      int n = layer.neurons();
      double level = Math.max(rms(layer.bias(), 0, n), Float.MIN_NORMAL);
      double none = 0;
      groups.add(Group.rows(layer.weights(), n, 1, true));
      groups.add(Group.rows(layer.context(), n, 1, true));
      groups.add(Group.all(n, level));
      groups.add(Group.all(n, options.trainCosts() ? level : none));
      groups.add(Group.all(n, options.trainDelays() ? 1 : none));
      groups.add(Group.each(layer.support(), options.trainSupports() ? 1 : none));
      groups.add(Group.each(layer.refractorySupport(), options.trainSupports() ? 1 : none));
    }
    groups.add(Group.rows(start.readout(), start.outputs(), options.readoutRate().value(), true));
    groups.add(Group.all(start.outputs(), options.readoutRate().value()));
  }

  private static double rms(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.sqrt(sum / Math.max(1, to - from));
  }

  /**
   * The units of an array's steps.
   *
   * @param unit by row; 0 for what does not train
   * @param columns values per row
   * @param decays whether weight decay applies
   */
  private record Group(float[] unit, int columns, boolean decays) {

    /** The root mean square of each row. */
    static Group rows(float[] values, int rows, double factor, boolean decays) {
      float[] unit = new float[rows];
      int columns = values.length / rows;
      double all = rms(values, 0, values.length);
      for (int r = 0; r < rows; r++) {
        double own = rms(values, r * columns, (r + 1) * columns);
        // A neuron without weights is to learn like the others.
        unit[r] = (float) (factor * (own > 0 ? own : all > 0 ? all : 1));
      }
      return new Group(unit, columns, decays);
    }

    static Group all(int rows, double value) {
      float[] unit = new float[rows];
      Arrays.fill(unit, (float) value);
      return new Group(unit, 1, false);
    }

    static Group each(float[] values, double factor) {
      float[] unit = new float[values.length];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (factor * values[i]);
      }
      return new Group(unit, 1, false);
    }
  }

  /** Momenta, as {@link NetworkParameters#arrays}; for checkpoints. */
  List<float[]> state() {
    List<float[]> state = new ArrayList<>(first.arrays());
    if (options.optimizer() == GradientOptions.Optimizer.ADAM) {
      state.addAll(second.arrays());
    }
    return state;
  }

  /** Steps so far. */
  double steps() {
    return steps;
  }

  /** Goes on after so many steps; the state has been filled in. */
  void resume(double stepsDone) {
    steps = stepsDone;
  }

  /**
   * Makes a step.
   *
   * @param gradient scaled in place where its norm is bounded
   * @param rate the learning rate
   */
  void step(NetworkParameters parameters, NetworkParameters gradient, double rate) {
    steps++;
    List<float[]> values = parameters.arrays();
    List<float[]> gradients = gradient.arrays();
    List<float[]> momenta = first.arrays();
    List<float[]> squares = second.arrays();
    float bound = (float) bound(gradients);
    for (int a = 0; a < groups.size(); a++) {
      Group group = groups.get(a);
      if (group.unit.length == 0 || group.columns == 0 || Loops.allZero(group.unit)) {
        continue;
      }
      if (bound != 1) {
        Loops.multiply(gradients.get(a).length, bound, gradients.get(a), gradients.get(a));
      }
      if (options.optimizer() == GradientOptions.Optimizer.ADAM) {
        adam(group, values.get(a), gradients.get(a), momenta.get(a), squares.get(a), rate);
      } else {
        descend(group, values.get(a), gradients.get(a), momenta.get(a), rate);
      }
    }
    parameters.layers().forEach(this::keepInRange);
  }

  private double bound(List<float[]> gradients) {
    if (options.clip() == 0) {
      return 1;
    }
    double sum = 0;
    for (int a = 0; a < groups.size(); a++) {
      if (Loops.allZero(groups.get(a).unit)) {
        continue;
      }
      for (float g : gradients.get(a)) {
        sum += (double) g * g;
      }
    }
    double norm = Math.sqrt(sum);
    return norm > options.clip() ? options.clip() / norm : 1;
  }

  private void adam(
      Group group, float[] value, float[] g, float[] momentum, float[] square, double rate) {
    float c1 = (float) (1 - MOMENTUM);
    float c2 = (float) (1 - SECOND);
    StepLoops.average(value.length, c1, g, momentum);
    StepLoops.averageSquare(value.length, c2, g, square);
    double correction = Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(MOMENTUM, steps));
    for (int r = 0; r < group.unit.length; r++) {
      int from = r * group.columns;
      float step = (float) (rate * correction * group.unit[r]);
      float keep = group.decays ? (float) (1 - rate * options.weightDecay().value()) : 1;
      StepLoops.adam(from, from + group.columns, keep, step, TINY, momentum, square, value);
    }
  }

  private void descend(Group group, float[] value, float[] g, float[] momentum, double rate) {
    for (int r = 0; r < group.unit.length; r++) {
      int from = r * group.columns;
      // The gradient in units of the row, and the step in them, too.
      float step = (float) (rate * group.unit[r] * group.unit[r]);
      float keep = group.decays ? (float) (1 - rate * options.weightDecay().value()) : 1;
      StepLoops.momentum(
          from, from + group.columns, keep, step, (float) MOMENTUM, g, momentum, value);
    }
  }

  /** Supports stay above 0, delays and costs on their side of it. */
  private void keepInRange(LayerParameters layer) {
    for (int i = 0; i < layer.neurons(); i++) {
      layer.cost()[i] = Math.min(0, layer.cost()[i]);
      layer.delay()[i] = Math.max(0, layer.delay()[i]);
      if (options.trainSupports()) {
        layer.support()[i] = Math.max(LEAST_SUPPORT, layer.support()[i]);
        layer.refractorySupport()[i] = Math.max(LEAST_SUPPORT, layer.refractorySupport()[i]);
      }
    }
  }
}

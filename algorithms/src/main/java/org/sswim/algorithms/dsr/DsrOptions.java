package org.sswim.algorithms.dsr;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.classification.InputCoding;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.lowbit.PowerTable;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;

/**
 * Everything that decides a training by differentiation on spike representation, with the data and
 * the seed.
 *
 * <p>Defaults: what does well on images of digits, and trains in a minute. The preset {@code
 * published}: the settings of the paper for integrate-and-fire neurons, but not its networks, which
 * are larger. Leaky neurons have a threshold and a level of 0.3 there.
 *
 * @param neuron integrate-and-fire, leaky or not
 * @param filters of images, the filters of each convolution layer, the first layer first. Each has
 *     3 x 3 fields, then batch normalisation and pooling; may be empty
 * @param hidden neurons of each dense hidden layer after these, the first layer first; may be empty
 *     after filters
 * @param blocks residual blocks behind each of these, 0 .. 100: two layers more, equally wide, of
 *     which the second takes what comes into the first as well, as it is
 * @param steps T, steps for which an input is shown, 1 .. 1000
 * @param level alpha, share of the threshold at which a neuron fires, 0 &lt; alpha &le; 1; at 0.5
 *     the representation is rounded, at 1 cut off
 * @param threshold Vth at first, above 0; automatic for some deviations of the input currents
 * @param trainThresholds whether thresholds train, one for each layer
 * @param timeConstant tau of leaky neurons, above 0
 * @param timeStep dt of leaky neurons, in the same unit, above 0
 * @param rule how gradients become steps
 * @param rate learning rate at first, above 0
 * @param decay weight decay, at least 0
 * @param schedule how the learning rate changes
 * @param batch samples of a step, 1 .. 10000
 * @param epochs passes over the samples, 0 .. 100000; automatic for so many as samples need
 * @param bits of a weight, 1 .. {@value PowerTable#MOST_BITS}. After the training, the same number
 *     of epochs follows in which weights are drawn to powers of two, of one scale for each output.
 *     A quarter as many follow for all other parameters; 0 for floats and no such epochs
 */
@Withers
public record DsrOptions(
    Leak neuron,
    List<Integer> filters,
    List<Integer> hidden,
    int blocks,
    int steps,
    double level,
    Auto<Double> threshold,
    boolean trainThresholds,
    double timeConstant,
    double timeStep,
    Optimizer.Rule rule,
    double rate,
    double decay,
    Schedule schedule,
    int batch,
    Auto<Integer> epochs,
    int bits)
    implements DsrOptionsBuilder.With {
  /** The kinds of neurons. */
  public enum Leak {
    /** Integrate-and-fire. */
    IF,
    /** Leaky integrate-and-fire. */
    LIF
  }

  /** Checks the ranges. */
  public DsrOptions {
    filters = List.copyOf(filters);
    hidden = List.copyOf(hidden);
    Ranges.requireLayers(filters, hidden);
    Checks.within("blocks", blocks, 0, 100);
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    Checks.within("batch", batch, 1, 10_000);
    Checks.within("epochs", epochs.or(0), 0, 100_000);
    if (bits != 0) {
      Checks.within("bits", bits, 1, PowerTable.MOST_BITS);
    }
    Ranges.requireShareAbove("level", level);
    Ranges.requireAbove("threshold", threshold.or(1.0));
    Ranges.requireAbove("timeConstant", timeConstant);
    Ranges.requireAbove("timeStep", timeStep);
    Ranges.requireAbove("rate", rate);
    Ranges.requireNotBelow("decay", decay);
  }

  /** Share of the voltage that is left after a step: 1 without leak, else {@code exp(-dt/tau)}. */
  double left() {
    return neuron == Leak.IF ? 1 : Math.exp(-timeStep / timeConstant);
  }

  /** What a spike of every step represents, in thresholds: 1 without leak, else {@code 1/dt}. */
  double perThreshold() {
    return neuron == Leak.IF ? 1 : 1 / timeStep;
  }

  /** What a current represents: itself, or with a leak {@code 1/tau} of it. */
  double perCurrent() {
    return neuron == Leak.IF ? 1 : 1 / timeConstant;
  }

  /** Weight of each step in a representation, adding up to 1: {@code left^(T - 1 - t)}. */
  float[] stepWeights() {
    double[] weight = new double[steps];
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      weight[t] = Math.pow(left(), steps - 1.0 - t);
      sum += weight[t];
    }
    float[] out = new float[steps];
    for (int t = 0; t < steps; t++) {
      out[t] = (float) (weight[t] / sum);
    }
    return out;
  }
}

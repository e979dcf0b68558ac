package org.sswim.algorithms.forwardforward;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.classification.InputCoding;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;

/**
 * Everything that decides a training by Forward-Forward, with the data and the seed.
 *
 * <p>Defaults: what does well on images of digits, and trains in a few minutes. The preset {@code
 * published}: the settings of the paper and of its authors' program.
 *
 * @param hidden neurons of each layer, the first first; at least one layer
 * @param steps T, steps for which an input is shown, 1 .. 1000
 * @param labels where an input says of which class it is taken to be
 * @param readout how classes are read
 * @param normalised whether a layer divides what it takes at each step by its length
 * @param leak beta, share of a voltage that is left after a step, 0 &lt; beta &le; 1
 * @param threshold at which neurons fire, above 0
 * @param sharpness alpha, what the difference of goodnesses is multiplied by, above 0
 * @param slope k of the surrogate {@code S'(u) = k / 2 / (1 + k |u|)^2}, u in thresholds, above 0
 * @param candidates wrong classes of which the negative one is drawn, 1 .. 1000; all where there
 *     are fewer
 * @param hardness exponent of the goodness that a wrong class is drawn in proportion to, at least
 *     0; 0 for evenly
 * @param rule how gradients become steps
 * @param rate learning rate at first, above 0. If automatic, a step of Adam moves the input
 *     currents of a layer by some share of the threshold
 * @param decay weight decay, at least 0
 * @param schedule how the learning rate changes, anew in each layer
 * @param batch samples of a step, 1 .. 10000
 * @param epochs passes over the samples for each layer, 0 .. 100000; automatic for so many as
 *     samples need
 */
@Withers
public record ForwardForwardOptions(
    List<Integer> hidden,
    int steps,
    Labels labels,
    Reading readout,
    boolean normalised,
    double leak,
    double threshold,
    double sharpness,
    double slope,
    int candidates,
    double hardness,
    Optimizer.Rule rule,
    Auto<Double> rate,
    double decay,
    Schedule schedule,
    int batch,
    Auto<Integer> epochs)
    implements ForwardForwardOptionsBuilder.With {
  /** Where an input says of which class it is taken to be. */
  public enum Labels {
    /** In its first values, one for each class, which are lost. */
    OVER,
    /** In further values behind its own. */
    BESIDE
  }

  /** How classes are read. */
  public enum Reading {
    /** Every class is tried; that of most goodness wins. */
    GOODNESS,
    /** One run without a class, and a linear read-out of the last layer's spike counts: ours. */
    LINEAR
  }

  /** Checks the ranges. */
  public ForwardForwardOptions {
    hidden = List.copyOf(hidden);
    Ranges.requireLayers(hidden);
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    Checks.within("candidates", candidates, 1, 1000);
    Checks.within("batch", batch, 1, 10_000);
    Checks.within("epochs", epochs.or(0), 0, 100_000);
    Ranges.requireShareAbove("leak", leak);
    Ranges.requireAbove("threshold", threshold);
    Ranges.requireAbove("sharpness", sharpness);
    Ranges.requireAbove("slope", slope);
    Ranges.requireAbove("rate", rate.or(1.0));
    Ranges.requireNotBelow("hardness", hardness);
    Ranges.requireNotBelow("decay", decay);
  }
}

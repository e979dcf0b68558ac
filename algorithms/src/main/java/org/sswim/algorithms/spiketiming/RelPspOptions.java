package org.sswim.algorithms.spiketiming;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.classification.InputCoding;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.shown.SpikeClock.Firing;
import org.sswim.stored.Withers;

/**
 * Everything that decides a training by spike times of ramps, with the data and the seed.
 *
 * <p>Defaults: what does well on images of digits. The preset {@code published}: the settings of
 * the paper as far as we know them: event time, neither reference nor cure, the weight-sum cost.
 * Learning rate and batch are our reading.
 *
 * @param firing windows, a layer after the other, or event time
 * @param filters of images in windows, the filters of each convolution of 3 x 3 fields, the first
 *     layer first; may be empty
 * @param hidden neurons of each hidden layer, the first first; may be empty after filters
 * @param reference whether each layer has a further input that fires at time 0, a bias
 * @param longest of event time: the end of a sample, above 1, when the last inputs fire
 * @param steps of event time: how many a stream is to have, 1 .. 1000
 * @param gain of event time: what spike times are multiplied by to be evidence, above 0
 * @param cure of event time: whether silent outputs that should come earlier are treated as if they
 *     fired at the end, with slope 1
 * @param weightSum of event time: cost of neurons whose weights add up to less than the threshold,
 *     at least 0
 * @param steepest factor by which gradients grow at a spike at most, above 0: the inverse of the
 *     slope with which the voltage reaches the threshold
 * @param rule how gradients become steps
 * @param rate learning rate at first, above 0
 * @param decay weight decay, at least 0
 * @param schedule how the learning rate changes
 * @param batch samples of a step, 1 .. 10000
 * @param epochs passes over the samples, 0 .. 100000; automatic for so many as samples need
 */
@Withers
public record RelPspOptions(
    Firing firing,
    List<Integer> filters,
    List<Integer> hidden,
    boolean reference,
    double longest,
    int steps,
    double gain,
    boolean cure,
    double weightSum,
    double steepest,
    Optimizer.Rule rule,
    double rate,
    double decay,
    Schedule schedule,
    int batch,
    Auto<Integer> epochs)
    implements RelPspOptionsBuilder.With {

  /** Checks the ranges. */
  public RelPspOptions {
    filters = List.copyOf(filters);
    hidden = List.copyOf(hidden);
    Ranges.requireLayers(filters, hidden);
    Checks.that(filters.isEmpty() || firing == Firing.WINDOWED)
        .or("filters need firing=windowed; got %s", OptionsJson.label(firing));
    Checks.that(longest > 1 && Double.isFinite(longest))
        .or("longest must be above 1; got %s", longest);
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    Ranges.requireAbove("gain", gain);
    Ranges.requireNotBelow("weightSum", weightSum);
    Ranges.requireAbove("steepest", steepest);
    Ranges.requireAbove("rate", rate);
    Ranges.requireNotBelow("decay", decay);
    Checks.within("batch", batch, 1, 10_000);
    Checks.within("epochs", epochs.or(0), 0, 100_000);
  }
}

package org.sswim.algorithms.tandem;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.classification.InputCoding;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;

/**
 * Everything that decides a training by progressive tandem learning, with the data and the seed.
 *
 * <p>Defaults: what does well on images of digits, and trains in about a minute. The preset {@code
 * published}: the settings of the paper, but for the network, as its are larger.
 *
 * @param filters of images, the filters of each convolution layer, the first layer first. Each has
 *     3 x 3 fields, then batch normalisation and pooling; may be empty
 * @param hidden neurons of each dense hidden layer after these, the first layer first; may be empty
 *     after filters
 * @param steps T, steps of a run, 1 .. 1000
 * @param direct whether the rectifier network is converted as it is, without fine-tuning: the
 *     baseline
 * @param percentile of a layer's activations that T spikes stand for, 50 .. 100
 * @param weightBits bits of a weight once fine-tuning begins, 2 .. 16; 0 for single precision
 * @param fanIn inputs that a neuron keeps once fine-tuning begins, those of the largest weights, 1
 *     .. 100000; 0 for all
 * @param rule how gradients become steps
 * @param rate learning rate at first, above 0; of fine-tuning and of the last layer see {@link
 *     #tuningRate}
 * @param tuningRate factor of the learning rate in fine-tuning, above 0
 * @param decay weight decay, at least 0
 * @param schedule how the learning rate changes, anew at each conversion
 * @param batch samples of a step, 1 .. 10000
 * @param epochs passes over the samples of the rectifier network, 0 .. 100000; automatic for so
 *     many as samples need
 * @param tuning passes after each conversion at most, 0 .. 100000; automatic as above
 * @param patience passes without a lower loss of left-out samples after which fine-tuning stops, 1
 *     .. 1000
 * @param leftOut share of the samples that are left out for it, 0 &lt; leftOut &lt; 1
 * @param inputDropout share of the inputs that each sample is without while the network trains, 0
 *     &lt;= inputDropout &lt; 1
 * @param dropout share of the activations of hidden layers that each sample is without while the
 *     network trains, 0 &lt;= dropout &lt; 1. Activations are rectified or of spikes
 */
@Withers
public record TandemOptions(
    List<Integer> filters,
    List<Integer> hidden,
    int steps,
    boolean direct,
    double percentile,
    int weightBits,
    int fanIn,
    Optimizer.Rule rule,
    double rate,
    double tuningRate,
    double decay,
    Schedule schedule,
    int batch,
    Auto<Integer> epochs,
    Auto<Integer> tuning,
    int patience,
    double leftOut,
    double inputDropout,
    double dropout)
    implements TandemOptionsBuilder.With {
  private static final int MOST_EPOCHS = 100_000;

  /** Checks the ranges. */
  public TandemOptions {
    filters = List.copyOf(filters);
    hidden = List.copyOf(hidden);
    Ranges.requireLayers(filters, hidden);
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    if (weightBits != 0) {
      Checks.within("weightBits, where it is not 0,", weightBits, 2, 16);
    }
    Checks.within("fanIn", fanIn, 0, Ranges.MOST_NEURONS);
    Checks.within("batch", batch, 1, 10_000);
    Checks.within("epochs", epochs.or(0), 0, MOST_EPOCHS);
    Checks.within("tuning", tuning.or(0), 0, MOST_EPOCHS);
    Checks.within("patience", patience, 1, 1000);
    Checks.that(percentile >= 50 && percentile <= 100)
        .or("percentile must lie in 50..100; got %s", percentile);
    Ranges.requireAbove("rate", rate);
    Ranges.requireAbove("tuningRate", tuningRate);
    Ranges.requireNotBelow("decay", decay);
    requireShare("inputDropout", inputDropout);
    requireShare("dropout", dropout);
    Checks.that(leftOut > 0 && leftOut < 1).or("leftOut must lie between 0 and 1; got %s", leftOut);
  }

  /** Whether weights are used otherwise than they train. */
  boolean coarse() {
    return weightBits > 0 || fanIn > 0;
  }

  private static void requireShare(String name, double share) {
    Checks.that(share >= 0 && share < 1)
        .or("%s must be at least 0 and below 1; got %s", name, share);
  }
}

package org.sswim.shown;

import org.sswim.checks.Checks;

/**
 * How a network says its classes. Evidence is what the softmax makes probabilities of.
 *
 * @param kind what is read
 * @param factor of weighted counts what a step takes away from the weight of spikes before, 0 &lt;
 *     factor &le; 1; of others 1
 * @param gain what the reading is multiplied by, above 0
 */
public record ReadOut(Kind kind, float factor, float gain) {

  /** The ways to read the output neurons, one per class. */
  public enum Kind {
    /** Their voltages after the last step. */
    POTENTIAL,
    /** Their spikes. */
    COUNT,
    /** Their spikes, each weighted by {@code factor^(steps left)}. */
    WEIGHTED_COUNT,
    /**
     * Which fires first; where several do at once, the one of the highest voltage. The run ends
     * with it, and with the highest voltage at the last step where none fires.
     */
    FIRST_SPIKE,
    /**
     * How much the spikes of all layers agree with the class. The input has a place for each class.
     * The network is run with each of them in turn at the height of the largest value, the others
     * at 0. The evidence is the sum over layers of the mean of squared spike counts. The places are
     * beside the values where the first layer has as many inputs more as there are classes, else
     * over the first values. There are no output neurons.
     */
    GOODNESS
  }

  /** Checks the ranges. */
  public ReadOut {
    Checks.that(factor > 0 && factor <= 1)
        .or("the factor of weights must lie in 0..1, above 0; got %s", factor);
    ShownModel.requireAbove("the gain of the read-out", gain);
  }

  /** A read-out without factor or gain. */
  public static ReadOut of(Kind kind) {
    return new ReadOut(kind, 1, 1);
  }
}

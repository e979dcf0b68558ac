package org.sswim.sampling;

import org.sswim.options.Auto;
import org.sswim.stored.Withers;

/**
 * How pairs of training samples are drawn (S-SWIM step 2).
 *
 * @param rule data-driven or uniform
 * @param candidatesPerNeuron kappa: candidate pairs per neuron, at least 1
 * @param inputDistance d_X, or automatic for what the entropy criterion chooses
 * @param targetDistance d_Y, likewise
 * @param withinLane whether both samples of a pair are of one channel, where one network serves all
 *     channels; else of any two
 * @param targetLeads leads whose targets pairs are weighed by, 0 for all: with several horizons the
 *     pairs see those of the longest
 */
@Withers
public record PairOptions(
    Rule rule,
    int candidatesPerNeuron,
    Auto<Distance> inputDistance,
    Auto<Distance> targetDistance,
    boolean withinLane,
    int targetLeads)
    implements PairOptionsBuilder.With {

  /** Checks the range. */
  public PairOptions {
    if (candidatesPerNeuron < 1 || candidatesPerNeuron > 1000) {
      throw new IllegalArgumentException(
          "candidates per neuron must lie in 1..1000; got " + candidatesPerNeuron);
    }
    if (targetLeads < 0) {
      throw new IllegalArgumentException("target leads must be at least 0; got " + targetLeads);
    }
  }

  /**
   * Data-driven pairs, 8 candidates per neuron, SWIM's distances: L2 on inputs, L-inf on targets.
   */
  public static PairOptions defaults() {
    return new PairOptions(
        Rule.DATA_DRIVEN, 8, Auto.of(Distance.L2), Auto.of(Distance.LINF), false, 0);
  }

  /** How candidates become pairs. */
  public enum Rule {
    /** In proportion to target distance over input distance. */
    DATA_DRIVEN,
    /** All candidates alike: the ablation. */
    UNIFORM
  }
}

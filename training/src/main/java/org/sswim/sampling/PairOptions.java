package org.sswim.sampling;

import org.jspecify.annotations.Nullable;

/**
 * How pairs of training windows are drawn (S-SWIM step 2).
 *
 * @param rule data-driven or uniform
 * @param candidatesPerNeuron kappa: candidate pairs per neuron, at least 1
 * @param inputDistance d_X, or null to let the entropy criterion choose
 * @param targetDistance d_Y, or null to let the entropy criterion choose
 */
public record PairOptions(
    Rule rule,
    int candidatesPerNeuron,
    @Nullable Distance inputDistance,
    @Nullable Distance targetDistance) {

  /** Checks the range. */
  public PairOptions {
    if (candidatesPerNeuron < 1 || candidatesPerNeuron > 1000) {
      throw new IllegalArgumentException(
          "candidates per neuron must lie in 1..1000; got " + candidatesPerNeuron);
    }
  }

  /**
   * Data-driven pairs, 8 candidates per neuron, SWIM's distances: L2 on inputs, L-inf on targets.
   */
  public static PairOptions defaults() {
    return new PairOptions(Rule.DATA_DRIVEN, 8, Distance.L2, Distance.LINF);
  }

  /** The same with another rule. */
  public PairOptions withRule(Rule newRule) {
    return new PairOptions(newRule, candidatesPerNeuron, inputDistance, targetDistance);
  }

  /** How candidates become pairs. */
  public enum Rule {
    /** In proportion to target distance over input distance. */
    DATA_DRIVEN,
    /** All candidates alike: the ablation. */
    UNIFORM
  }
}

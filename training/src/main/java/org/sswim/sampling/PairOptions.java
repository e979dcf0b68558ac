package org.sswim.sampling;

import org.sswim.checks.Checks;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * How pairs of training samples are drawn (S-SWIM step 2).
 *
 * @param rule data-driven or uniform
 * @param candidatesPerNeuron kappa: candidate pairs per neuron, at least 1
 * @param inputDistance d_X, or automatic for what the entropy criterion chooses
 * @param targetDistance d_Y, likewise
 */
@Withers
public record PairOptions(
    Rule rule, int candidatesPerNeuron, Auto<Distance> inputDistance, Auto<Distance> targetDistance)
    implements PairOptionsBuilder.With {

  /** Checks the range. */
  public PairOptions {
    Checks.within("candidates per neuron", candidatesPerNeuron, 1, 1000);
  }

  /**
   * Data-driven pairs, 8 candidates per neuron, SWIM's distances: L2 on inputs, L-inf on targets.
   */
  public static PairOptions defaults() {
    return Presets.of(PairOptions.class);
  }

  /** How candidates become pairs. */
  public enum Rule {
    /** In proportion to target distance over input distance. */
    DATA_DRIVEN,
    /** All candidates alike: the ablation. */
    UNIFORM
  }
}

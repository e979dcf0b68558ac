package org.sswim.sampling;

import org.sswim.kernel.Kernel;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Everything that decides how one hidden layer is sampled.
 *
 * @param pspKernel the post-synaptic potential kernel
 * @param refractoryKernel the refractory kernel
 * @param temporal delays, supports, spike costs
 * @param pairs which samples are paired
 * @param weights how weights follow from pairs
 */
@Withers
public record LayerOptions(
    Kernel pspKernel,
    Kernel refractoryKernel,
    TemporalOptions temporal,
    PairOptions pairs,
    WeightOptions weights)
    implements LayerOptionsBuilder.With {

  /** The defaults of S-SWIM. */
  public static LayerOptions defaults() {
    return Presets.of(LayerOptions.class);
  }

  /** The baseline that draws its pairs uniformly and shares everything else. */
  public LayerOptions uniformPairs() {
    return withPairs(pairs.withRule(PairOptions.Rule.UNIFORM));
  }

  /** The baseline that draws its weights from a normal distribution and shares everything else. */
  public LayerOptions randomWeights() {
    return withWeights(
        weights.withRule(WeightOptions.Rule.RANDOM).withBias(WeightOptions.Bias.QUANTILE));
  }
}

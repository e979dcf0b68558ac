package org.sswim.sampling;

import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.options.Withers;

/**
 * Everything that decides how one hidden layer is sampled.
 *
 * @param pspKernel the post-synaptic potential kernel
 * @param refractoryKernel the refractory kernel
 * @param temporal delays, supports, spike costs
 * @param pairs which windows are paired
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
    return new LayerOptions(
        Kernels.EXPONENTIAL,
        Kernels.EXPONENTIAL,
        TemporalOptions.defaults(),
        PairOptions.defaults(),
        WeightOptions.defaults());
  }

  /** The baseline that draws its pairs uniformly and shares everything else. */
  public LayerOptions uniformPairs() {
    return withPairs(pairs.withRule(PairOptions.Rule.UNIFORM));
  }

  /** The baseline that draws its weights from a normal distribution and shares everything else. */
  public LayerOptions randomWeights() {
    return withWeights(
        new WeightOptions(
            WeightOptions.Rule.RANDOM,
            weights.moment(),
            1,
            0,
            0,
            1,
            false,
            weights.scale(),
            WeightOptions.Bias.QUANTILE));
  }
}

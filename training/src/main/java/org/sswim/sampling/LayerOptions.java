package org.sswim.sampling;

import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

/**
 * Everything that decides how one hidden layer is sampled.
 *
 * @param pspKernel the post-synaptic potential kernel
 * @param refractoryKernel the refractory kernel
 * @param temporal delays, supports, spike costs
 * @param pairs which windows are paired
 * @param weights how weights follow from pairs
 */
public record LayerOptions(
    Kernel pspKernel,
    Kernel refractoryKernel,
    TemporalOptions temporal,
    PairOptions pairs,
    WeightOptions weights) {

  /** The defaults of S-SWIM. */
  public static LayerOptions defaults() {
    return new LayerOptions(
        Kernels.EXPONENTIAL,
        Kernels.EXPONENTIAL,
        new TemporalOptions(TemporalOptions.Rule.FIXED, 2, 0, 0.1, 0.6, 1.0),
        PairOptions.defaults(),
        new WeightOptions(
            WeightOptions.Rule.POINT,
            WeightOptions.Moment.UNIFORM,
            16,
            0.5,
            1,
            4,
            true,
            WeightOptions.Scale.UNIT_DEVIATION,
            WeightOptions.Bias.QUANTILE));
  }

  /** The baseline that draws its pairs uniformly and shares everything else. */
  public LayerOptions uniformPairs() {
    return new LayerOptions(
        pspKernel, refractoryKernel, temporal, pairs.withRule(PairOptions.Rule.UNIFORM), weights);
  }

  /** The baseline that draws its weights from a normal distribution and shares everything else. */
  public LayerOptions randomWeights() {
    return new LayerOptions(
        pspKernel,
        refractoryKernel,
        temporal,
        pairs,
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

  /** The same with other temporal options. */
  public LayerOptions withTemporal(TemporalOptions newTemporal) {
    return new LayerOptions(pspKernel, refractoryKernel, newTemporal, pairs, weights);
  }

  /** The same with other pair options. */
  public LayerOptions withPairs(PairOptions newPairs) {
    return new LayerOptions(pspKernel, refractoryKernel, temporal, newPairs, weights);
  }

  /** The same with other weight options. */
  public LayerOptions withWeights(WeightOptions newWeights) {
    return new LayerOptions(pspKernel, refractoryKernel, temporal, pairs, newWeights);
  }
}

package org.sswim.sampling;

import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.options.Auto;
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
    return new LayerOptions(
        Kernels.EXPONENTIAL,
        Kernels.EXPONENTIAL,
        TemporalOptions.defaults(),
        PairOptions.defaults(),
        WeightOptions.defaults());
  }

  /**
   * As published.
   *
   * <ul>
   *   <li>kernels: exponential [ours: an open set in the paper]
   *   <li>temporal: drawn from the data by correlation [paper]; the grid and the power 2 [ours]
   *   <li>pairs: by target distance over input distance, the distances chosen by the entropy of the
   *       density [paper]; 8 candidates for each neuron [ours]
   *   <li>weights: see {@link WeightOptions#published}
   * </ul>
   */
  public static LayerOptions published() {
    return defaults()
        .withTemporal(TemporalOptions.defaults().withRule(TemporalOptions.Rule.CORRELATION))
        .withPairs(
            PairOptions.defaults().withInputDistance(Auto.auto()).withTargetDistance(Auto.auto()))
        .withWeights(WeightOptions.published());
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

package org.sswim.experiments.ablation;

import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasting.ChannelMode;
import org.sswim.training.WeightSource;

/**
 * The default with which every variant is compared, before its plan is known.
 *
 * @param options options of the training, with the seed
 * @param source where hidden weights come from
 * @param channels shared or joint
 */
public record Base(ForecastOptions options, WeightSource source, ChannelMode channels) {

  /** S-SWIM's own weights. */
  public static Base of(ForecastOptions options, ChannelMode channels) {
    return new Base(options, WeightSource.S_SWIM, channels);
  }

  /** The training of the default, once the validation block has chosen its plan. */
  public Recipe with(NetworkPlan plan) {
    return new Recipe(options, source, channels, plan);
  }

  /**
   * All that decides one training, with the data and the protocol.
   *
   * @param options options of the training, with the seed; what {@code plan} holds is taken from
   *     there
   * @param source where hidden weights come from
   * @param channels shared or joint
   * @param plan shape of the network: that of the default, but for the component that a variant
   *     changes
   */
  public record Recipe(
      ForecastOptions options, WeightSource source, ChannelMode channels, NetworkPlan plan) {}
}

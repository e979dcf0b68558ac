package org.sswim.experiments.ablation;

import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasting.ChannelMode;
import org.sswim.training.WeightSource;

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

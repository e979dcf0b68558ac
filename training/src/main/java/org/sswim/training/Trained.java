package org.sswim.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.PairDensity;
import org.sswim.series.Timeline;

/**
 * What a training found: one hidden network and a read-out for each horizon.
 *
 * @param source where the hidden weights came from
 * @param plan the plan of the network
 * @param network the network before its read-outs
 * @param skip which skip synapses there are
 * @param readouts one per horizon, in the order of the fit plan
 * @param densities pair density of each hidden layer; empty for random weights
 * @param origins the pairs of windows behind the first layer's neurons, without dates; null for
 *     random weights
 * @param spikeRate mean number of spikes per neuron and step over a sample of training windows
 * @param widths the widths that were tried, if the width was searched for; else null
 * @param seconds wall-clock time by phase: sample, gather (the passes over the windows), solve
 */
public record Trained(
    WeightSource source,
    NetworkPlan plan,
    HiddenNetwork network,
    SkipShape skip,
    List<FittedReadout> readouts,
    List<PairDensity> densities,
    @Nullable NeuronOrigins origins,
    double spikeRate,
    @Nullable WidthCurve widths,
    Map<String, Double> seconds) {

  /** Copies the collections. */
  public Trained {
    readouts = List.copyOf(readouts);
    densities = List.copyOf(densities);
    seconds = Map.copyOf(seconds);
  }

  /** The same with the curve behind its width. */
  Trained withWidths(WidthCurve curve, Map<String, Double> allSeconds) {
    return new Trained(
        source, plan, network, skip, readouts, densities, origins, spikeRate, curve, allSeconds);
  }

  /** Neurons of a hidden layer, without those that relay earlier layers. */
  public int layerNeurons() {
    return network.layers().get(0).neurons();
  }

  /** The complete network of one of the read-outs. */
  public SpikingNetwork network(FittedReadout readout) {
    float[] bias = readout.intercept();
    int features = network.features();
    int signals = network.input().signals();
    return new SpikingNetwork(
        network,
        new Readout(Arrays.copyOf(readout.weights(), features * bias.length), bias),
        skip.synapses(readout.weights(), features, signals, bias.length));
  }

  /**
   * What explanations of a read-out's forecasts need.
   *
   * @param timeline of the series that trained; null for none
   * @param window H
   */
  Background background(FittedReadout readout, @Nullable Timeline timeline, int window) {
    float[] means = Arrays.copyOf(readout.featureMeans(), network.features());
    return new Background(means, origins == null ? null : origins.withDates(timeline, window));
  }

  /** The features behind the read-outs. */
  public FeatureMap features() {
    return plan.features(network, skip);
  }
}

package org.sswim.training;

import java.util.List;
import java.util.Map;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.PairDensity;

/**
 * What a training found: one hidden network and a read-out for each horizon.
 *
 * @param source where the hidden weights came from
 * @param plan the plan of the network
 * @param network the network before its read-outs
 * @param readouts one per horizon, in the order of the fit plan
 * @param densities pair density of each hidden layer; empty for random weights
 * @param spikeRate mean number of spikes per neuron and step over a sample of training windows
 * @param seconds wall-clock time by phase: sample, fit
 */
public record Trained(
    WeightSource source,
    NetworkPlan plan,
    HiddenNetwork network,
    List<FittedReadout> readouts,
    List<PairDensity> densities,
    double spikeRate,
    Map<String, Double> seconds) {

  /** Copies the collections. */
  public Trained {
    readouts = List.copyOf(readouts);
    densities = List.copyOf(densities);
    seconds = Map.copyOf(seconds);
  }

  /** The complete network of one of the read-outs. */
  public SpikingNetwork network(FittedReadout readout) {
    return new SpikingNetwork(network, new Readout(readout.weights(), readout.intercept()));
  }

  /** The features behind the read-outs. */
  public FeatureMap features() {
    return new SpikingFeatures(network, plan.relativeInput());
  }
}

package org.sswim.training;

import java.util.List;
import java.util.Map;
import org.sswim.features.FeatureMap;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;

/**
 * The result of S-SWIM: one hidden network, and a read-out for each part of the split.
 *
 * @param shape the shape of the network
 * @param sampled the network before its read-outs, and what its neurons came from
 * @param readouts one per part, in its order
 * @param spikeRate mean number of spikes per neuron and step over some training samples
 * @param seconds wall-clock time by phase: sample, gather (the passes over the samples), solve
 */
public record Trained(
    NetworkShape shape,
    SampledNetwork sampled,
    List<FittedReadout> readouts,
    double spikeRate,
    Map<String, Double> seconds) {

  /** Copies the collections. */
  public Trained {
    readouts = List.copyOf(readouts);
    seconds = Map.copyOf(seconds);
  }

  /** The same with other read-outs of the same features. */
  public Trained withReadouts(List<FittedReadout> others) {
    return new Trained(shape, sampled, others, spikeRate, seconds);
  }

  /** The network before its read-outs. */
  public HiddenNetwork hidden() {
    return sampled.hidden();
  }

  /** Neurons of a hidden layer, without those that relay earlier layers. */
  public int layerNeurons() {
    return sampled.layers().get(0).neurons();
  }

  /** The complete network of a part. */
  public SpikingNetwork network(int part) {
    return network(readouts.get(part));
  }

  /** The complete network of each part. */
  public List<SpikingNetwork> networks() {
    return readouts.stream().map(this::network).toList();
  }

  /** The complete network of one of the read-outs. */
  public SpikingNetwork network(FittedReadout readout) {
    return shape.skip().network(hidden(), readout.weights(), readout.intercept());
  }

  /** The features that the read-outs read. */
  public FeatureMap features() {
    return shape.features(hidden());
  }
}

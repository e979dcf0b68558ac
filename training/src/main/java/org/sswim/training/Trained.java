package org.sswim.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;

/**
 * What S-SWIM found: one hidden network and a read-out for each part of the split.
 *
 * @param shape the shape of the network
 * @param sampled the network before its read-outs, and what its neurons came from
 * @param readouts one per part, in its order
 * @param spikeRate mean number of spikes per neuron and step over some training samples
 * @param widths the widths that were tried, if the width was searched for; else null
 * @param seconds wall-clock time by phase: sample, gather (the passes over the samples), solve
 */
public record Trained(
    NetworkShape shape,
    SampledNetwork sampled,
    List<FittedReadout> readouts,
    double spikeRate,
    @Nullable WidthCurve widths,
    Map<String, Double> seconds)
    implements TrainedNetwork {

  /** Copies the collections. */
  public Trained {
    readouts = List.copyOf(readouts);
    seconds = Map.copyOf(seconds);
  }

  /** The same with the curve behind its width. */
  Trained withWidths(WidthCurve curve, Map<String, Double> allSeconds) {
    return new Trained(shape, sampled, readouts, spikeRate, curve, allSeconds);
  }

  /** The same with other read-outs of the same features. */
  public Trained withReadouts(List<FittedReadout> others) {
    return new Trained(shape, sampled, others, spikeRate, widths, seconds);
  }

  /** The network before its read-outs. */
  public HiddenNetwork hidden() {
    return sampled.hidden();
  }

  /** Neurons of a hidden layer, without those that relay earlier layers. */
  public int layerNeurons() {
    return sampled.layers().get(0).neurons();
  }

  @Override
  public SpikingNetwork network(int part) {
    return network(readouts.get(part));
  }

  /** The complete network of one of the read-outs. */
  public SpikingNetwork network(FittedReadout readout) {
    HiddenNetwork hidden = hidden();
    float[] bias = readout.intercept();
    int features = hidden.features();
    return new SpikingNetwork(
        hidden,
        new Readout(Arrays.copyOf(readout.weights(), features * bias.length), bias),
        shape.skip().synapses(readout.weights(), features, hidden.input().signals(), bias.length));
  }

  /** The features that the read-outs read. */
  public FeatureMap features() {
    return shape.features(hidden());
  }
}

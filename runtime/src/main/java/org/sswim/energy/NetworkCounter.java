package org.sswim.energy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.RunProbe;

/** Counts the synaptic operations and the spikes of an S-SWIM network while it runs. */
class NetworkCounter implements RunProbe {
  private final int hidden;
  private final List<SynapseCounter> layers = new ArrayList<>();
  private long spikes;
  private long outputs;

  /**
   * Nothing so far.
   *
   * @param skip weights of skip connections to the outputs of the read-out; null without them
   */
  NetworkCounter(HiddenNetwork network, Readout readout, float @Nullable [] skip) {
    hidden = network.layers().size();
    for (int l = 0; l < hidden; l++) {
      SpikingLayer layer = network.layers().get(l);
      String from = l == 0 ? "input" : "hidden " + l;
      add(from + " -> hidden " + (l + 1), layer.weights(), layer.neurons());
    }
    add("read-out", readout.weights(), readout.outputs());
    if (skip != null) {
      add("skip connections", skip, readout.outputs());
    }
  }

  private void add(String name, float[] weights, int outputs) {
    layers.add(new SynapseCounter(name, Synapses.of(weights, outputs)));
  }

  @Override
  public void projected(float[] inputs) {
    layers.get(0).present(inputs);
  }

  @Override
  public void stepped(NetworkState state) {
    spikes += state.fired();
    for (int l = 0; l < hidden; l++) {
      float[] fired = state.spikes(l);
      outputs += fired.length;
      if (l + 1 < hidden) {
        layers.get(l + 1).present(fired);
      }
    }
  }

  @Override
  public void read(float[] features) {
    layers.get(hidden).present(features);
  }

  @Override
  public void skipped(float[] values) {
    layers.get(hidden + 1).present(values);
  }

  /** Synapses by weight matrix. */
  List<SynapseCounter> layers() {
    return layers;
  }

  /** Operations by weight matrix. */
  List<LayerOperations> operations(int count) {
    return layers.stream().map(layer -> layer.operations(count)).toList();
  }

  /** Spikes so far. */
  long spikes() {
    return spikes;
  }

  /** Neuron outputs so far. */
  long outputs() {
    return outputs;
  }

  /** Share of the neuron outputs so far that were 0. */
  double activationSparsity() {
    return 1 - (double) spikes() / Math.max(1, outputs());
  }
}

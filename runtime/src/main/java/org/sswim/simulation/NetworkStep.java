package org.sswim.simulation;

import java.util.Arrays;
import java.util.List;
import org.sswim.kernel.Kernel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.WeightRows;

/**
 * One time step of the hidden part of a network. Windows and streams go through it; {@link
 * NeuronTile} computes the same for many windows at once.
 *
 * <p>A step is a pure function of the parameters (held here, immutable), the {@link NetworkState}
 * and the input; it allocates nothing. The input is the <em>projected</em> drive of the first
 * layer, {@code sum_j W_ij x_j(t)}. The kernel belongs to the receiving neuron, so projecting and
 * filtering commute: {@code sum_j W_ij (k_i * x_j) = k_i * (sum_j W_ij x_j)}. One signal per neuron
 * is filtered, not one per synapse, and a caller may project many time steps at once.
 *
 * <p>Instances may be shared by threads; states may not.
 */
public final class NetworkStep {
  private final List<SpikingLayer> layers;
  private final KernelBank[] psp;
  private final KernelBank[] refractory;
  private final KernelBank[] banks;

  /** Weights of all layers but the first, whose input comes projected. */
  private final WeightRows[] weights;

  /** Prepares the coefficients of a network, or of its first layers when it is being built. */
  public NetworkStep(HiddenNetwork network) {
    layers = network.layers();
    psp = new KernelBank[layers.size()];
    refractory = new KernelBank[layers.size()];
    weights = new WeightRows[layers.size() - 1];
    for (int l = 0; l < layers.size(); l++) {
      SpikingLayer layer = layers.get(l);
      psp[l] = KernelBank.postSynaptic(layer.pspKernel(), layer.delay(), layer.support());
      refractory[l] = KernelBank.refractory(layer.refractoryKernel(), layer.refractorySupport());
      if (l > 0) {
        weights[l - 1] = new WeightRows(layer.weights(), layer.neurons());
      }
    }
    ReadoutBanks readout = network.banks();
    banks = new KernelBank[readout.banks()];
    for (int m = 0; m < banks.length; m++) {
      banks[m] =
          uniform(
              readout.kernel(), readout.delay()[m], readout.support()[m], network.last().neurons());
    }
  }

  private static KernelBank uniform(Kernel kernel, int delay, float support, int neurons) {
    int[] delays = new int[neurons];
    float[] supports = new float[neurons];
    Arrays.fill(delays, delay);
    Arrays.fill(supports, support);
    return KernelBank.postSynaptic(kernel, delays, supports);
  }

  /** A state at rest: no input has been seen, nothing has fired. */
  public NetworkState newState() {
    NetworkState.LayerState[] states = new NetworkState.LayerState[layers.size()];
    for (int l = 0; l < states.length; l++) {
      states[l] =
          new NetworkState.LayerState(
              psp[l].newState(), refractory[l].newState(), layers.get(l).neurons());
    }
    FilterState[] bankStates = new FilterState[banks.length];
    for (int m = 0; m < banks.length; m++) {
      bankStates[m] = banks[m].newState();
    }
    return new NetworkState(states, bankStates);
  }

  /**
   * Advances by one step.
   *
   * @param drive projected input of the first layer: {@code [neurons]}
   * @param state read and changed
   */
  public void step(float[] drive, NetworkState state) {
    fire(drive, state);
    float[] spikes = state.layers[layers.size() - 1].spikes;
    for (int m = 0; m < banks.length; m++) {
      banks[m].push(spikes, state.banks[m]);
    }
  }

  /** The same for a caller that reads no features: banks stay as they are. */
  void fire(float[] drive, NetworkState state) {
    fire(0, drive, state.layers[0]);
    for (int l = 1; l < layers.size(); l++) {
      NetworkState.LayerState layer = state.layers[l];
      // Silent neurons cost nothing: only the weights of those that fired are read.
      Arrays.fill(layer.drive, 0);
      weights[l - 1].addTo(state.layers[l - 1].spikes, layer.drive);
      fire(l, layer.drive, layer);
    }
  }

  /**
   * Writes the features of the present step.
   *
   * @param scratch at least one float per neuron of the last layer
   * @param out {@code [banks][neurons]} from position {@code to} on
   */
  public void features(NetworkState state, float[] scratch, float[] out, int to) {
    int neurons = layers.get(layers.size() - 1).neurons();
    for (int m = 0; m < banks.length; m++) {
      banks[m].read(state.banks[m], scratch);
      System.arraycopy(scratch, 0, out, to + m * neurons, neurons);
    }
  }

  private void fire(int l, float[] drive, NetworkState.LayerState state) {
    SpikingLayer layer = layers.get(l);
    float[] bias = layer.bias();
    float[] cost = layer.cost();
    float[] spikes = state.spikes;
    float[] voltage = state.voltage;
    psp[l].push(drive, state.psp);
    psp[l].read(state.psp, voltage);
    float[] eta = spikes;
    refractory[l].read(state.refractory, eta);
    for (int i = 0; i < bias.length; i++) {
      voltage[i] = voltage[i] + bias[i] + cost[i] * eta[i];
    }
    NeuronLoops.fire(bias.length, voltage, spikes);
    refractory[l].push(spikes, state.refractory);
  }
}

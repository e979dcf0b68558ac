package org.sswim.energy;

import java.util.List;
import org.sswim.simulation.Semantics;

/**
 * What a forecast of all channels costs a model, by NeuroBench's definitions, counted on data.
 *
 * <p>A windowed forecast runs the network over its window from rest; a streaming one takes the last
 * row as a single step of a network that runs on.
 *
 * @param semantics windowed or streaming
 * @param lanes evaluations of the network per forecast, one a channel or one for all
 * @param steps time steps of a lane per forecast
 * @param forecasts number of forecasts that were counted
 * @param layers synaptic operations, weight matrix by weight matrix, in the order of the data
 * @param neuronUpdates multiply-accumulates of the kernels of all neurons and banks; NeuroBench
 *     does not count them among synaptic operations, a device has to do them all the same
 * @param ridgeMacs multiply-accumulates of a linear map from the same windows to the same outputs
 * @param parameterBytes bytes of the parameters
 * @param bufferBytes bytes of what a forecaster of these channels remembers
 * @param connectionSparsity share of the weights that are 0
 * @param activationSparsity share of neuron outputs, over layers, steps and forecasts, that were 0
 * @see <a href="https://arxiv.org/abs/2304.04640">Yik et al., NeuroBench</a>
 */
public record EnergyProfile(
    Semantics semantics,
    int lanes,
    int steps,
    int forecasts,
    List<LayerOperations> layers,
    double neuronUpdates,
    double ridgeMacs,
    long parameterBytes,
    long bufferBytes,
    double connectionSparsity,
    double activationSparsity) {

  /** Copies the list. */
  public EnergyProfile {
    layers = List.copyOf(layers);
  }

  /** Effective multiply-accumulates of synapses. */
  public double macs() {
    return layers.stream().mapToDouble(LayerOperations::macs).sum();
  }

  /** Effective accumulates of synapses. */
  public double acs() {
    return layers.stream().mapToDouble(LayerOperations::acs).sum();
  }

  /** Synaptic operations if no input and no weight were 0. */
  public double dense() {
    return layers.stream().mapToDouble(LayerOperations::dense).sum();
  }

  /** Share of the effective synaptic operations that the real-valued input layer takes. */
  public double inputShare() {
    double all = macs() + acs();
    return all > 0 ? layers.get(0).effective() / all : 0;
  }

  /** An estimate of the arithmetic of a forecast: synapses and neuron updates. */
  public double joules(EnergyConstants constants) {
    return constants.joules(macs() + neuronUpdates, acs());
  }

  /** The same for a network of the same shape without spikes: every synapse a MAC at every step. */
  public double denseJoules(EnergyConstants constants) {
    return constants.joules(dense(), 0);
  }

  /** The same for the linear map. */
  public double ridgeJoules(EnergyConstants constants) {
    return constants.joules(ridgeMacs, 0);
  }
}

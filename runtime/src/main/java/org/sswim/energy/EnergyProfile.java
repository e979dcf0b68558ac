package org.sswim.energy;

import java.util.List;

/**
 * The cost of a forecast of all channels, or of the class of a sample: operations by NeuroBench's
 * definitions, counted on data.
 *
 * @param counted what was counted; all figures are means per forecast or per sample
 * @param layers synaptic operations, weight matrix by weight matrix, in the order of the data
 * @param neurons operations of the neurons themselves; NeuroBench does not count them among
 *     synaptic operations, a device has to do them all the same
 * @param denseMacs multiply-accumulates of a network of the same shape that does not spike: every
 *     weight at every step. Vectors and images count once, as such a network need not be shown them
 *     for several steps
 * @param ridgeMacs multiply-accumulates of a linear map from the same values to the same outputs
 * @param parameterBytes bytes of the parameters
 * @param bufferBytes bytes of the state that a network keeps while it runs
 * @param connectionSparsity share of the weights that are 0
 * @param activationSparsity share of neuron outputs, over layers, steps and samples, that were 0
 * @see <a href="https://arxiv.org/abs/2304.04640">Yik et al., NeuroBench</a>
 */
public record EnergyProfile(
    Counted counted,
    List<LayerOperations> layers,
    NeuronOperations neurons,
    double denseMacs,
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

  /** Share of the effective synaptic operations that the first weights take. */
  public double inputShare() {
    double all = macs() + acs();
    return all > 0 ? layers.get(0).effective() / all : 0;
  }

  /** An estimate of the arithmetic: synapses and neurons. */
  public double joules(EnergyConstants constants) {
    return constants.joules(macs() + neurons.macs(), acs() + neurons.acs());
  }

  /** The same for a network of the same shape without spikes. */
  public double denseJoules(EnergyConstants constants) {
    return constants.joules(denseMacs, 0);
  }

  /** The same for the linear map. */
  public double ridgeJoules(EnergyConstants constants) {
    return constants.joules(ridgeMacs, 0);
  }
}

package org.sswim.model;

import java.util.List;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;

/**
 * The hidden part of a network without its arrays.
 *
 * @param input layer 0
 * @param layers hidden layers, first to last
 * @param bankKernel kernel of the read-out banks
 * @param banks number of read-out banks
 */
record HiddenShape(InputLayer input, List<Layer> layers, Kernel bankKernel, int banks) {

  /** Checks that there are layers. */
  HiddenShape {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one hidden layer");
    }
  }

  /**
   * A hidden layer.
   *
   * @param psp kernel of the post-synaptic potentials
   * @param refractory kernel of the refractory response
   * @param neurons number of neurons
   */
  record Layer(Kernel psp, Kernel refractory, int neurons) {}

  /**
   * The shape of a network.
   *
   * @throws IllegalArgumentException if it has a kernel that files cannot name
   */
  static HiddenShape of(HiddenNetwork hidden) {
    return new HiddenShape(
        hidden.input(),
        hidden.layers().stream()
            .map(
                layer ->
                    new Layer(
                        known(layer.pspKernel()), known(layer.refractoryKernel()), layer.neurons()))
            .toList(),
        known(hidden.banks().kernel()),
        hidden.banks().banks());
  }

  private static Kernel known(Kernel kernel) {
    if (!Kernels.named(kernel.name()).equals(kernel)) {
      throw new IllegalArgumentException(
          "kernel '" + kernel.name() + "' is not the one of this name in Kernels; add it there");
    }
    return kernel;
  }

  /** Number of features: banks times neurons of the last layer. */
  long features() {
    return (long) banks * layers.get(layers.size() - 1).neurons();
  }
}

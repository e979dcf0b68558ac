package org.sswim.energy;

import org.sswim.kernel.Kernel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/**
 * Multiply-accumulates of the kernels. A recursion takes one per stage to advance and one to scale
 * its output. A finite kernel takes one per lag of its support. A refractory response takes one
 * more, for the spike cost; neurons without cost need none.
 */
final class NeuronUpdates {
  private NeuronUpdates() {}

  /** Per step of a lane: every hidden neuron and every bank advances. */
  static double perStep(HiddenNetwork network) {
    return neurons(network) + (double) network.features() * advance(network.banks().kernel());
  }

  /** The same without banks: of classifiers, whose read-out counts spikes. */
  static double neurons(HiddenNetwork network) {
    double sum = 0;
    for (SpikingLayer layer : network.layers()) {
      for (int i = 0; i < layer.neurons(); i++) {
        sum += advance(layer.pspKernel()) + read(layer.pspKernel(), layer.support()[i]);
        if (layer.cost()[i] != 0) {
          Kernel refractory = layer.refractoryKernel();
          sum += advance(refractory) + read(refractory, layer.refractorySupport()[i]) + 1;
        }
      }
    }
    return sum;
  }

  /** Per forecast of a lane: the banks are read. */
  static double perForecast(HiddenNetwork network) {
    ReadoutBanks banks = network.banks();
    double sum = 0;
    for (float support : banks.support()) {
      sum += read(banks.kernel(), support) * network.last().neurons();
    }
    return sum;
  }

  private static int advance(Kernel kernel) {
    return switch (kernel.form()) {
      case FIRST_ORDER -> 1;
      case SECOND_ORDER -> 2;
      case FINITE -> 0;
    };
  }

  private static int read(Kernel kernel, float support) {
    return kernel.form() == Kernel.Form.FINITE ? kernel.length(support) : 1;
  }
}

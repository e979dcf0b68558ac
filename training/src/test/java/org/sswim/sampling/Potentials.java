package org.sswim.sampling;

import org.sswim.kernel.Kernel;
import org.sswim.network.SpikingLayer;

/**
 * Post-synaptic potentials the long way round: the formula of the kernel, normalised by adding up
 * its values, convolved with the input; no recursion and nothing shared with the code under test.
 */
final class Potentials {
  private Potentials() {}

  /** psi of every input at every step: {@code [steps][inputs]}. */
  static double[][] psi(FakeSamples samples, int window, Kernel kernel, int delay, double support) {
    double sum = 0;
    for (int u = 0; u < 10_000; u++) {
      sum += kernel.shape(u, support);
    }
    double[][] psi = new double[samples.steps()][samples.inputs()];
    for (int t = 0; t < samples.steps(); t++) {
      for (int u = 0; delay + u <= t; u++) {
        for (int j = 0; j < samples.inputs(); j++) {
          double x = samples.values()[window][(t - delay - u) * samples.inputs() + j];
          psi[t][j] += kernel.shape(u, support) / sum * x;
        }
      }
    }
    return psi;
  }

  /** The voltage of a neuron at every step, without its refractory response. */
  static double[] voltage(FakeSamples samples, int window, SpikingLayer layer, int neuron) {
    double[][] psi =
        psi(samples, window, layer.pspKernel(), layer.delay()[neuron], layer.support()[neuron]);
    double[] voltage = new double[psi.length];
    for (int t = 0; t < psi.length; t++) {
      voltage[t] = layer.bias()[neuron];
      for (int j = 0; j < samples.inputs(); j++) {
        voltage[t] += layer.weights()[j * layer.neurons() + neuron] * psi[t][j];
      }
    }
    return voltage;
  }
}

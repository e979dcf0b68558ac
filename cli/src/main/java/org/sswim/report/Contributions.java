package org.sswim.report;

import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;

/**
 * What each neuron adds to the evidence for a class. Let w be the weights of the read-out, f the
 * features of a sample and m their means over some samples. Neuron n adds {@code sum_s w_snk (f_sn
 * - m_sn)} to the evidence for class k. The sum is over the sections or banks in which its spikes
 * are read. On top of {@code b_k + sum w m} that is all of the evidence.
 */
final class Contributions {
  private final Readout readout;
  private final int neurons;
  private final double[] mean;

  /**
   * Measures the means.
   *
   * @param features of the samples over which they are taken, row-major {@code [count][features]}
   */
  Contributions(SpikingNetwork network, float[] features, int count) {
    readout = network.readout();
    neurons = network.hidden().last().neurons();
    mean = new double[readout.features()];
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += features[i * mean.length + f] / (double) count;
      }
    }
  }

  /** Evidence for a class where every feature is at its mean. */
  double base(int label) {
    double sum = readout.bias()[label];
    for (int f = 0; f < mean.length; f++) {
      sum += readout.weights()[f * readout.outputs() + label] * mean[f];
    }
    return sum;
  }

  /**
   * What every neuron adds.
   *
   * @param features of a sample, from position {@code from} on
   * @return {@code [neurons]}
   */
  double[] of(float[] features, int from, int label) {
    double[] adds = new double[neurons];
    for (int f = 0; f < mean.length; f++) {
      double weight = readout.weights()[f * readout.outputs() + label];
      adds[f % neurons] += weight * (features[from + f] - mean[f]);
    }
    return adds;
  }

  /** Share of the steps at which a neuron fires, mean over the samples. */
  double rate(int neuron) {
    int sections = mean.length / neurons;
    double sum = 0;
    for (int s = 0; s < sections; s++) {
      sum += mean[s * neurons + neuron];
    }
    return sum / sections;
  }
}

package org.sswim.explanation;

import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;

/**
 * What each neuron of the last hidden layer adds to an output, against what it adds on average. Let
 * w be the weights of the read-out, b its bias, f the features of a sample and m their means:
 *
 * <pre>
 *   y_k = b_k + sum_f w_fk m_f + sum_n c_nk,   c_nk = sum_s w_snk (f_sn - m_sn)
 * </pre>
 *
 * <p>for output k. The sum over s is over the sections or banks in which spikes of neuron n are
 * read. Skip connections come on top. Immutable.
 */
public final class NeuronContributions {
  private final Readout readout;
  private final int neurons;
  private final double[] mean;

  /**
   * Against known means.
   *
   * @param means of every feature: {@code [features]}
   */
  public NeuronContributions(SpikingNetwork network, float[] means) {
    this(network, means, 1);
  }

  /**
   * Against the means over some samples.
   *
   * @param features of the samples, row-major {@code [count][features]}
   * @param count number of samples, at least 1
   */
  public NeuronContributions(SpikingNetwork network, float[] features, int count) {
    readout = network.readout();
    neurons = network.hidden().last().neurons();
    mean = new double[readout.features()];
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += features[i * mean.length + f] / (double) count;
      }
    }
  }

  /** An output where every feature is at its mean. */
  public double base(int output) {
    double sum = readout.bias()[output];
    for (int f = 0; f < mean.length; f++) {
      sum += weight(f, output) * mean[f];
    }
    return sum;
  }

  /**
   * What every neuron adds to an output.
   *
   * @param features of a sample, from position {@code from} on
   * @return {@code [neurons]}
   */
  public double[] of(float[] features, int from, int output) {
    double[] adds = new double[neurons];
    for (int f = 0; f < mean.length; f++) {
      adds[f % neurons] += weight(f, output) * (features[from + f] - mean[f]);
    }
    return adds;
  }

  private double weight(int feature, int output) {
    return readout.weights()[feature * readout.outputs() + output];
  }

  /** Mean feature of a neuron: of rates, the share of the steps at which it fires. */
  public double mean(int neuron) {
    int sections = mean.length / neurons;
    double sum = 0;
    for (int s = 0; s < sections; s++) {
      sum += mean[s * neurons + neuron];
    }
    return sum / sections;
  }
}

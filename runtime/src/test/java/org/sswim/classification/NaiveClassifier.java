package org.sswim.classification;

import java.util.List;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.Samples;

/**
 * Classifies from the definition alone: every response a convolution over all steps, every mean
 * rate a mean of spikes, in double precision.
 */
final class NaiveClassifier {
  private final ClassifierModel model;

  NaiveClassifier(ClassifierModel model) {
    this.model = model;
  }

  /** Probabilities at the end of a sequence, which the model's coding makes samples of. */
  double[] probabilities(float[] sequence) {
    return probabilities(spikes(sequence));
  }

  /** Spikes of each layer by step: {@code [layers][steps][neurons]}. */
  double[][][] spikes(float[] sequence) {
    HiddenNetwork hidden = model.network().hidden();
    int taps = hidden.input().taps();
    Samples samples = model.coding().samples(List.of(sequence), taps);
    double[][] input = new double[samples.steps() - taps + 1][hidden.input().width()];
    for (int t = 0; t < input.length; t++) {
      for (int j = 0; j < input[t].length; j++) {
        input[t][j] = samples.value(0, 0, t + taps - 1 - j % taps, j / taps);
      }
    }
    double[][][] spikes = new double[hidden.layers().size()][][];
    for (int l = 0; l < spikes.length; l++) {
      spikes[l] = fire(hidden.layers().get(l), l == 0 ? input : spikes[l - 1]);
    }
    return spikes;
  }

  private static double[][] fire(SpikingLayer layer, double[][] input) {
    int steps = input.length;
    double[][] spikes = new double[steps][layer.neurons()];
    for (int i = 0; i < layer.neurons(); i++) {
      double[] psp = Kernels.response(layer.pspKernel(), layer.support()[i], steps);
      double[] eta =
          Kernels.refractoryResponse(layer.refractoryKernel(), layer.refractorySupport()[i], steps);
      for (int t = 0; t < steps; t++) {
        double voltage = layer.bias()[i];
        for (int u = 0; u + layer.delay()[i] <= t; u++) {
          double[] past = input[t - u - layer.delay()[i]];
          for (int j = 0; j < past.length; j++) {
            voltage += psp[u] * layer.weights()[j * layer.neurons() + i] * past[j];
          }
        }
        for (int u = 1; u <= t; u++) {
          voltage += layer.cost()[i] * eta[u] * spikes[t - u][i];
        }
        spikes[t][i] = voltage >= 0 ? 1 : 0;
      }
    }
    return spikes;
  }

  private double[] probabilities(double[][][] spikes) {
    double[][] last = spikes[spikes.length - 1];
    ReadoutBanks banks = model.network().hidden().banks();
    int neurons = last[0].length;
    double[] exponentials = new double[model.classes().size()];
    double sum = 0;
    for (int k = 0; k < exponentials.length; k++) {
      double evidence = model.network().readout().bias()[k];
      for (int f = 0; f < banks.banks() * neurons; f++) {
        double rate = rate(last, f % neurons, f / neurons, banks.banks());
        evidence += rate * model.network().readout().weights()[f * exponentials.length + k];
      }
      exponentials[k] = Math.exp(evidence);
      sum += exponentials[k];
    }
    for (int k = 0; k < exponentials.length; k++) {
      exponentials[k] /= sum;
    }
    return exponentials;
  }

  private static double rate(double[][] spikes, int neuron, int section, int sections) {
    int from = Math.min(spikes.length - 1, section * spikes.length / sections);
    int end = Math.max(from + 1, (section + 1) * spikes.length / sections);
    double fired = 0;
    for (int t = from; t < end; t++) {
      fired += spikes[t][neuron];
    }
    return fired / (end - from);
  }
}

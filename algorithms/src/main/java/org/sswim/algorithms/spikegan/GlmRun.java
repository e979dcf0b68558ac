package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Blas;

/**
 * Runs of a network over some samples, with what its gradients need: memory of one worker. The
 * gradient of a sample's log-likelihood is local in place and time,
 *
 * <pre>
 *   d ln P / d w_ijb = sum_t (s_i(t) - P(s_i(t) = 1)) (f_b * s_j)(t)
 * </pre>
 *
 * <p>and likewise with the own trace and with 1: the eligibility of the parameter.
 */
final class GlmRun {
  private final GlmNetwork network;
  private final int steps;

  /** Filtered sources and 1: {@code [rows][steps][features]}. */
  private final float[] features;

  /** {@code [rows][steps][neurons]}, as those below. */
  private final float[] ownTraces;

  private final float[] spikes;

  /** {@code s - P(s = 1)}. */
  private final float[] errors;

  private final float[] stepFeatures;
  private final float[] potentials;
  private final float[] sampleFeatures;
  private final float[] sampleErrors;

  GlmRun(GlmNetwork network, int rows, int steps) {
    this.network = network;
    this.steps = steps;
    int neurons = network.neurons();
    features = new float[Math.multiplyExact(rows * steps, network.features())];
    ownTraces = new float[Math.multiplyExact(rows * steps, neurons)];
    spikes = new float[ownTraces.length];
    errors = new float[ownTraces.length];
    stepFeatures = new float[rows * network.features()];
    potentials = new float[rows * neurons];
    sampleFeatures = new float[steps * network.features()];
    sampleErrors = new float[steps * neurons];
  }

  /**
   * Runs.
   *
   * @param rows how many samples
   * @param inputs spikes from outside: {@code [rows][steps][inputs]}
   * @param shown what visible neurons are made to do, {@code [rows][steps][visible]}; null where
   *     they fire as they like
   * @param random draws spikes
   * @return the sum of the log-likelihoods of all spikes
   */
  double run(int rows, float[] inputs, float @Nullable [] shown, UniformRandomProvider random) {
    begin(rows, inputs);
    int neurons = network.neurons();
    double likelihood = 0;
    for (int t = 0; t < steps; t++) {
      potentials(rows, t);
      for (int r = 0; r < rows; r++) {
        int at = (r * steps + t) * neurons;
        for (int i = 0; i < neurons; i++) {
          double u = potentials[r * neurons + i] + network.own()[i] * ownTraces[at + i];
          double p = 1 / (1 + Math.exp(-u));
          int place = i - network.hidden();
          boolean fires;
          if (shown == null || place < 0) {
            fires = random.nextDouble() < p;
          } else {
            fires = shown[(r * steps + t) * network.visible() + place] > 0;
          }
          spikes[at + i] = fires ? 1 : 0;
          errors[at + i] = (float) ((fires ? 1 : 0) - p);
          likelihood -= Math.log1p(Math.exp(fires ? -u : u));
          if (fires) {
            spread(r, t, network.inputs() + i, 1);
            spreadOwn(r, t, i);
          }
        }
      }
    }
    return likelihood;
  }

  private void begin(int rows, float[] inputs) {
    int width = network.features();
    Arrays.fill(features, 0, rows * steps * width, 0);
    Arrays.fill(ownTraces, 0, rows * steps * network.neurons(), 0);
    for (int r = 0; r < rows; r++) {
      for (int t = 0; t < steps; t++) {
        features[(r * steps + t + 1) * width - 1] = 1;
        for (int i = 0; i < network.inputs(); i++) {
          if (inputs[(r * steps + t) * network.inputs() + i] > 0) {
            spread(r, t, i, 0);
          }
        }
      }
    }
  }

  /** Lets a spike count from some lag on. */
  private void spread(int row, int t, int source, int from) {
    float[][] filters = network.basis().filters();
    int width = network.features();
    int end = Math.min(steps - t, network.basis().own().length);
    for (int k = from; k < end; k++) {
      int at = (row * steps + t + k) * width + source * filters.length;
      for (int b = 0; b < filters.length; b++) {
        features[at + b] += filters[b][k];
      }
    }
  }

  private void spreadOwn(int row, int t, int neuron) {
    float[] own = network.basis().own();
    int end = Math.min(steps - t, own.length);
    for (int k = 1; k < end; k++) {
      ownTraces[(row * steps + t + k) * network.neurons() + neuron] += own[k];
    }
  }

  private void potentials(int rows, int t) {
    int width = network.features();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(features, (r * steps + t) * width, stepFeatures, r * width, width);
    }
    Blas.gemmNN(rows, network.neurons(), width, 1, stepFeatures, network.weights(), 0, potentials);
  }

  /**
   * Writes the eligibilities of a sample, of each parameter the mean over steps: the gradient of
   * its log-likelihood divided by the number of steps.
   *
   * @param to arrays as those of {@link GlmNetwork#parameters}
   */
  void eligibilities(int row, List<float[]> to) {
    int neurons = network.neurons();
    int width = network.features();
    System.arraycopy(features, row * steps * width, sampleFeatures, 0, steps * width);
    System.arraycopy(errors, row * steps * neurons, sampleErrors, 0, steps * neurons);
    Blas.gemmTN(width, neurons, steps, 1f / steps, sampleFeatures, sampleErrors, 0, to.get(0));
    network.silenceLoops(to.get(0));
    float[] own = to.get(1);
    Arrays.fill(own, 0);
    for (int t = 0; t < steps; t++) {
      int at = (row * steps + t) * neurons;
      for (int i = 0; i < neurons; i++) {
        own[i] += errors[at + i] * ownTraces[at + i] / steps;
      }
    }
  }

  /** Adds the gradient of the log-likelihood of all samples of a run. */
  void addGradient(int rows, float factor, List<float[]> to) {
    int neurons = network.neurons();
    Blas.gemmTN(network.features(), neurons, rows * steps, factor, features, errors, 1, to.get(0));
    network.silenceLoops(to.get(0));
    float[] own = to.get(1);
    for (int at = 0; at < rows * steps * neurons; at++) {
      own[at % neurons] += factor * errors[at] * ownTraces[at];
    }
  }

  /** Copies the spikes of the visible neurons of a sample: {@code [steps][visible]}. */
  void copyVisible(int row, float[] to) {
    int neurons = network.neurons();
    int visible = network.visible();
    for (int t = 0; t < steps; t++) {
      int from = (row * steps + t) * neurons + network.hidden();
      System.arraycopy(spikes, from, to, t * visible, visible);
    }
  }
}

package org.sswim.algorithms.tandem;

import java.util.Arrays;

/** A layer of spiking neurons that runs over some samples, in the memory of one worker. */
final class TandemLayer {
  private final int steps;
  private final int neurons;
  private final boolean first;
  private final float[] threshold;
  private final float[] current;
  private final float[] voltage;
  private final float[] spikes;

  /** What the map makes of the inputs of each step; of the first layer of the first step only. */
  private final float[] mapped;

  /** What the spikes of each step stand for: {@code [steps][rows][neurons]}. */
  private final float[] train;

  /**
   * Memory of a worker.
   *
   * @param rows samples at once
   * @param first whether values come in, at the first step, and not spikes at every one
   */
  TandemLayer(int steps, int neurons, int rows, boolean first) {
    this.steps = steps;
    this.neurons = neurons;
    this.first = first;
    int values = Math.multiplyExact(rows, neurons);
    threshold = new float[neurons];
    current = new float[values];
    voltage = new float[values];
    spikes = new float[values];
    mapped = new float[first ? 0 : Math.multiplyExact(steps, values)];
    train = new float[Math.multiplyExact(steps, values)];
  }

  /** Where the map of the spikes of all steps is to be written, biases and all. */
  float[] mapped() {
    return mapped;
  }

  /** What the spikes of the last run stand for. */
  float[] train() {
    return train;
  }

  /**
   * Runs. At every step the neurons receive a share 1/T of their biases.
   *
   * @param th threshold
   * @param bias of each neuron
   * @param sum what the map makes of the values, biases and all; of the first layer only
   * @param activation written, what the spikes stand for, summed: {@code [rows][neurons]}
   */
  void run(int rows, float th, float[] bias, float[] sum, float[] activation) {
    int n = rows * neurons;
    Arrays.fill(threshold, th);
    Arrays.fill(voltage, 0, n, 0);
    Arrays.fill(activation, 0, n, 0);
    float part = 1f / steps;
    for (int t = 0; t < steps; t++) {
      int at = t * n;
      for (int r = 0; r < n; r += neurons) {
        for (int i = 0; i < neurons; i++) {
          float x = first ? (t == 0 ? sum[r + i] - bias[i] : 0) : mapped[at + r + i] - bias[i];
          current[r + i] = x + part * bias[i];
        }
      }
      TandemNetwork.NEURON.step(rows, threshold, current, voltage, spikes);
      for (int i = 0; i < n; i++) {
        float s = th * spikes[i];
        train[at + i] = s;
        activation[i] += s;
      }
    }
  }

  /** Multiplies what the spikes of each step stand for. */
  void multiply(int rows, float[] factor) {
    int n = rows * neurons;
    for (int at = 0; at < steps * n; at += n) {
      for (int i = 0; i < n; i++) {
        train[at + i] *= factor[i];
      }
    }
  }
}

package org.sswim.algorithms.dsr;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.Rows;
import org.sswim.clocked.Neuron;

/** A layer of neurons that runs over some samples from rest, in the memory of one worker. */
final class LayerSimulation {
  private final DsrOptions options;
  private final Neuron neuron;
  private final int neurons;
  private final float[] threshold;
  private final float[] voltage;
  private final float[] spikes;
  private final float[] current;
  private final float[] weights;

  /** Currents of all steps, {@code [steps][rows][neurons]}; empty where they are constant. */
  private final float[] currents;

  /** Spikes of all steps, for the layer behind; else empty. */
  private final float[] train;

  /**
   * Memory of a worker.
   *
   * @param rows samples at once
   * @param varying whether input currents differ from step to step
   * @param kept whether the spikes of each step are wanted
   */
  LayerSimulation(DsrOptions options, int neurons, int rows, boolean varying, boolean kept) {
    this.options = options;
    this.neurons = neurons;
    neuron = DsrNetwork.neuron(options);
    weights = options.stepWeights();
    threshold = new float[neurons];
    voltage = new float[rows * neurons];
    spikes = new float[rows * neurons];
    current = new float[varying ? rows * neurons : 0];
    currents = new float[varying ? Math.multiplyExact(options.steps(), rows * neurons) : 0];
    train = new float[kept ? Math.multiplyExact(options.steps(), rows * neurons) : 0];
  }

  /** Where the currents of all steps are to be written. */
  float[] currents() {
    return currents;
  }

  /**
   * Runs.
   *
   * @param rows number of samples
   * @param constant the current of every step; null for those of {@link #currents}
   * @param r written, the representation: {@code [rows][neurons]}
   */
  void run(int rows, float vth, float @Nullable [] constant, float[] r) {
    int n = rows * neurons;
    Arrays.fill(threshold, vth);
    Arrays.fill(voltage, 0, n, 0);
    Arrays.fill(r, 0, n, 0);
    float spike = (float) (vth * options.perThreshold());
    for (int t = 0; t < options.steps(); t++) {
      float[] now = constant;
      if (now == null) {
        System.arraycopy(currents, t * n, current, 0, n);
        now = current;
      }
      neuron.step(rows, threshold, now, voltage, spikes);
      Rows.add(n, weights[t] * spike, spikes, 0, r, 0);
      if (train.length > 0) {
        System.arraycopy(spikes, 0, train, t * n, n);
      }
    }
  }

  /** What the spikes of the last run stand for, step by step: {@code [steps][rows][neurons]}. */
  float[] represented(int rows, float vth) {
    float spike = (float) (vth * options.perThreshold());
    int n = options.steps() * rows * neurons;
    for (int i = 0; i < n; i++) {
      train[i] *= spike;
    }
    return train;
  }
}

package org.sswim.algorithms.learning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.shown.Neuron;

/** A layer of neurons that runs over some samples from rest, in the memory of one worker. */
public final class FiringLayer {
  private final Neuron neuron;
  private final float[] threshold;
  private final float[] current;
  private final float[] voltage;
  private final float[] spikes;
  private final float[] currents;
  private final float[] train;
  private final float[] ones;

  /**
   * Memory of a worker.
   *
   * @param rows samples at once
   * @param varying whether input currents differ from step to step
   */
  public FiringLayer(Neuron neuron, int steps, int neurons, int rows, boolean varying) {
    this.neuron = neuron;
    int values = Math.multiplyExact(rows, neurons);
    threshold = new float[neurons];
    current = new float[values];
    voltage = new float[values];
    spikes = new float[values];
    currents = new float[varying ? Math.multiplyExact(steps, values) : 0];
    train = new float[Math.multiplyExact(steps, values)];
    ones = Rows.of(steps, t -> 1);
  }

  /** Where the currents of all steps are to be written, {@code [steps][rows][neurons]}. */
  public float[] currents() {
    return currents;
  }

  /** What the spikes of the last run stand for: {@code [steps][rows][neurons]}. */
  public float[] train() {
    return train;
  }

  /** What spikes stand for. */
  @FunctionalInterface
  public interface Meaning {
    /**
     * What each spike of a step stands for.
     *
     * @param count number of values
     * @param spikes of the step; some may be taken away
     */
    float of(int step, int count, float[] spikes);
  }

  /** Runs as below, every step with a weight of 1. */
  public void run(int rows, float vth, float @Nullable [] constant, Meaning meaning, float[] sum) {
    run(rows, vth, constant, meaning, ones, sum);
  }

  /**
   * Runs.
   *
   * @param rows number of samples
   * @param vth threshold of all neurons
   * @param constant the current of every step; null for those of {@link #currents}
   * @param weights of each step in the sum
   * @param sum written, what the spikes stand for, summed: {@code [rows][neurons]}
   */
  public void run(
      int rows,
      float vth,
      float @Nullable [] constant,
      Meaning meaning,
      float[] weights,
      float[] sum) {
    int n = rows * threshold.length;
    Arrays.fill(threshold, vth);
    Arrays.fill(voltage, 0, n, 0);
    Arrays.fill(sum, 0, n, 0);
    for (int t = 0; t < weights.length; t++) {
      int at = t * n;
      System.arraycopy(
          constant == null ? currents : constant, constant == null ? at : 0, current, 0, n);
      neuron.step(rows, t, threshold, current, voltage, spikes);
      float spike = meaning.of(t, n, spikes);
      for (int i = 0; i < n; i++) {
        train[at + i] = spike * spikes[i];
      }
      Rows.add(n, weights[t], train, at, sum, 0);
    }
  }
}

package org.sswim.algorithms.hybridcoding;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.layers.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.clocked.Encoder;
import org.sswim.clocked.Neuron;

/**
 * Hidden layers that run over some samples from rest, in the memory of one worker. What spikes
 * stand for is their number times the threshold, of the input the coded value.
 */
final class HiddenRun {
  private final HybridNetwork network;
  private final Vectors data;
  private final int steps;
  private final LayerMap.Pass[] maps;
  private final int[] label;
  private final float[] x;

  /** What the input and each layer stand for, step by step: {@code [steps][rows][width]}. */
  private final float[][] trains;

  /** Its mean over steps: {@code [rows][width]}. */
  private final float[][] means;

  /** Input currents of each layer, {@code [steps][rows][neurons]}; of constant inputs one step. */
  private final float[][] currents;

  private final float[][] voltages;
  private final float[] current;
  private final float[] spikes;

  /** Share of hidden spikes that are lost. */
  private double lost;

  private @Nullable UniformRandomProvider losing;

  HiddenRun(HybridNetwork network, Vectors data, int rows) {
    this.network = network;
    this.data = data;
    steps = network.options().steps();
    int count = network.layers();
    maps = new LayerMap.Pass[count];
    trains = new float[count + 1][];
    means = new float[count + 1][];
    currents = new float[count][];
    voltages = new float[count][];
    boolean constant = constant();
    trains[0] = new float[constant ? 0 : Math.multiplyExact(steps, rows * data.inputs())];
    means[0] = new float[rows * data.inputs()];
    int widest = 0;
    for (int l = 0; l < count; l++) {
      LayerMap map = network.maps().get(l);
      int n = rows * map.outputs();
      int times = l == 0 && constant ? 1 : steps;
      maps[l] = map.pass(rows * times);
      currents[l] = new float[Math.multiplyExact(times, n)];
      trains[l + 1] = new float[Math.multiplyExact(steps, n)];
      means[l + 1] = new float[n];
      voltages[l] = new float[n];
      widest = Math.max(widest, n);
    }
    current = new float[widest];
    spikes = new float[widest];
    x = means[0];
    label = new int[rows];
  }

  /** Loses each hidden spike by itself with a chance. */
  void lose(double share, UniformRandomProvider random) {
    lost = share;
    losing = random;
  }

  private void lose(int n) {
    for (int i = 0; losing != null && i < n; i++) {
      for (int k = (int) spikes[i]; k > 0; k--) {
        spikes[i] -= losing.nextDouble() < lost ? 1 : 0;
      }
    }
  }

  int[] label() {
    return label;
  }

  /** Of the input (0) or a layer. */
  float[] means(int layer) {
    return means[layer];
  }

  /** What the last hidden layer stands for at each step. */
  float[] lastTrain() {
    return trains[trains.length - 1];
  }

  /** Runs. */
  void run(int[] order, int from, int count) {
    data.fill(order, from, count, data.sequences() ? trains[0] : x, label);
    boolean constant = constant();
    if (!constant) {
      encode(count);
    }
    for (int l = 0; l < maps.length; l++) {
      boolean once = l == 0 && constant;
      maps[l].forward(once ? count : count * steps, once ? x : trains[l], currents[l]);
      fire(l, count, once);
    }
  }

  /** Whether the input is the same at every step. */
  private boolean constant() {
    return network.encoder().constant() && !data.sequences();
  }

  private void encode(int count) {
    Encoder encoder = network.encoder();
    float factor = network.inputFactor();
    int n = count * data.inputs();
    for (int t = 0; t < steps && !data.sequences(); t++) {
      for (int i = 0; i < n; i++) {
        trains[0][t * n + i] = factor * encoder.at(x[i], t, steps);
      }
    }
    mean(0, n);
  }

  private void fire(int l, int count, boolean constant) {
    int width = network.maps().get(l).outputs();
    int n = count * width;
    float[] threshold = new float[width];
    Arrays.fill(threshold, network.threshold(l));
    Arrays.fill(voltages[l], 0, n, 0);
    Neuron neuron = network.neuron(l);
    for (int t = 0; t < steps; t++) {
      System.arraycopy(currents[l], constant ? 0 : t * n, current, 0, n);
      neuron.step(count, t, threshold, current, voltages[l], spikes);
      lose(n);
      scaled(n, network.spike(l, t), spikes, trains[l + 1], t * n);
    }
    mean(l + 1, n);
  }

  private static void scaled(int n, float factor, float[] from, float[] to, int at) {
    for (int i = 0; i < n; i++) {
      to[at + i] = factor * from[i];
    }
  }

  private void mean(int layer, int n) {
    float[] sum = means[layer];
    Arrays.fill(sum, 0, n, 0);
    for (int t = 0; t < steps; t++) {
      Rows.add(n, 1, trains[layer], t * n, sum, 0);
    }
    scaled(n, 1f / steps, sum, sum, 0);
  }
}

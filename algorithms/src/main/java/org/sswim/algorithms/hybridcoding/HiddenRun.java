package org.sswim.algorithms.hybridcoding;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.FiringLayer;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.shown.Encoder;

/**
 * Hidden layers that run over some samples from rest, in the memory of one worker. What spikes
 * stand for is their number times the threshold, of the input the coded value.
 */
final class HiddenRun {
  private final HybridNetwork network;
  private final Vectors data;
  private final int steps;
  private final LayerMap.Pass[] maps;
  private final FiringLayer[] layers;
  private final int[] label;

  /** The input step by step, {@code [steps][rows][inputs]}; empty where it is constant. */
  private final float[] coded;

  /** Currents of constant inputs, {@code [rows][neurons]}; empty for others. */
  private final float[] steady;

  /** What the input and each layer stand for, the mean over steps: {@code [rows][width]}. */
  private final float[][] means;

  /** Share of hidden spikes that are lost. */
  private double lost;

  private @Nullable UniformRandomProvider losing;

  HiddenRun(HybridNetwork network, Vectors data, int rows) {
    this.network = network;
    this.data = data;
    steps = network.options().steps();
    int count = network.layers();
    maps = new LayerMap.Pass[count];
    layers = new FiringLayer[count];
    means = new float[count + 1][];
    boolean constant = constant();
    int first = rows * network.maps().get(0).outputs();
    coded = new float[constant ? 0 : Math.multiplyExact(steps, rows * data.inputs())];
    steady = new float[constant ? first : 0];
    means[0] = new float[rows * data.inputs()];
    for (int l = 0; l < count; l++) {
      int neurons = network.maps().get(l).outputs();
      boolean varying = l > 0 || !constant;
      maps[l] = network.maps().get(l).pass(varying ? rows * steps : rows);
      layers[l] = new FiringLayer(network.neuron(l), steps, neurons, rows, varying);
      means[l + 1] = new float[rows * neurons];
    }
    label = new int[rows];
  }

  /** Loses each hidden spike by itself with a chance. */
  void lose(double share, UniformRandomProvider random) {
    lost = share;
    losing = random;
  }

  private float spike(int layer, int step, int n, float[] spikes) {
    for (int i = 0; losing != null && i < n; i++) {
      for (int k = (int) spikes[i]; k > 0; k--) {
        spikes[i] -= losing.nextDouble() < lost ? 1 : 0;
      }
    }
    return network.spike(layer, step);
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
    return train(layers.length);
  }

  /** What the input (0) or a layer stands for at each step: {@code [steps][rows][width]}. */
  private float[] train(int layer) {
    return layer == 0 ? coded : layers[layer - 1].train();
  }

  /** Runs. */
  void run(int[] order, int from, int count) {
    data.fill(order, from, count, data.sequences() ? coded : means[0], label);
    boolean constant = constant();
    if (constant) {
      maps[0].forward(count, means[0], steady);
    } else {
      encode(count);
    }
    for (int l = 0; l < maps.length; l++) {
      int layer = l;
      boolean once = l == 0 && constant;
      if (!once) {
        maps[l].forward(count * steps, train(l), layers[l].currents());
      }
      layers[l].run(
          count,
          network.threshold(l),
          once ? steady : null,
          (t, n, spikes) -> spike(layer, t, n, spikes),
          means[l + 1]);
      Rows.multiply(1f / steps, means[l + 1]);
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
        coded[t * n + i] = factor * encoder.at(means[0][i], t, steps);
      }
    }
    Arrays.fill(means[0], 0, n, 0);
    for (int t = 0; t < steps; t++) {
      Rows.add(n, 1, coded, t * n, means[0], 0);
    }
    Rows.multiply(1f / steps, means[0]);
  }
}

package org.sswim.algorithms.tandem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.CrossEntropy;
import org.sswim.algorithms.layers.DenseMap;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.layers.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.descent.BatchSums;

/**
 * Loss and gradient of some samples, in the memory of one worker. Forward the layers that have been
 * converted spike, and pass on {@code a = th c} of their counts c; the others rectify:
 *
 * <pre>
 *   a = max(0, z),  z = W a' + b  of the layer before
 * </pre>
 *
 * <p>Backward all of them are taken to rectify, at the counts that there really were: {@code da/dz
 * = 1[z > 0]}. So without spikes the gradient is exact, and with them that of the last map is.
 */
final class TandemPass implements BatchSums.Part {
  private final TandemNetwork network;
  private final Vectors data;
  private final int firstTrained;
  private final LayerMap.Pass[] maps;
  private final @Nullable SpikingLayer[] layers;
  private final List<float[]> gradients = new ArrayList<>();

  /** Activations of the input and of each layer. */
  private final float[][] a;

  /** What each map makes of them; behind the last the evidence. */
  private final float[][] z;

  private final float[][] slope;

  /** What activations of the input and of each layer are multiplied by where some are left out. */
  private final float[] @Nullable [] factor;

  private final int[] label;

  /**
   * Memory of a worker for a network with so many spiking layers as it has now.
   *
   * @param firstTrained number of the first map whose gradient is wanted
   * @param rows samples at once
   */
  TandemPass(TandemNetwork network, Vectors data, int firstTrained, int rows) {
    this.network = network;
    this.data = data;
    this.firstTrained = firstTrained;
    int count = network.maps().size();
    maps = new LayerMap.Pass[count];
    layers = new SpikingLayer[network.layers()];
    a = new float[count][];
    z = new float[count][];
    slope = new float[count][];
    factor = new float[count][];
    a[0] = new float[rows * data.inputs()];
    int steps = network.options().steps();
    for (int m = 0; m < count; m++) {
      DenseMap map = network.maps().get(m);
      boolean spikes = m < network.spiking();
      // Behind the first layer spikes differ from step to step, and are all mapped at once.
      maps[m] = map.pass(spikes && m > 0 ? rows * steps : rows);
      int values = Math.multiplyExact(rows, map.outputs());
      z[m] = new float[values];
      slope[m] = new float[values];
      if (m + 1 < count) {
        a[m + 1] = new float[values];
      }
      if (spikes) {
        layers[m] = new SpikingLayer(steps, map.outputs(), rows, m == 0);
      }
      if (m >= firstTrained) {
        gradients.addAll(maps[m].gradients());
      }
    }
    for (int m = 0; m < count; m++) {
      if (network.dropout(m).any()) {
        factor[m] = new float[a[m].length];
      }
    }
    label = new int[rows];
  }

  @Override
  public List<float[]> gradients() {
    return gradients;
  }

  /** Activations of a layer of the last samples: {@code [rows][neurons]}. */
  float[] activation(int layer) {
    return a[layer + 1];
  }

  /** Evidence for the classes of the last samples: {@code [rows][classes]}. */
  float[] evidence() {
    return z[maps.length - 1];
  }

  @Override
  public double loss(int[] order, int from, int count) {
    forward(order, from, count);
    return evidenceLoss(count, 1);
  }

  @Override
  public double gradient(int[] order, int from, int count, double share) {
    forward(order, from, count, true);
    gradients.forEach(array -> Arrays.fill(array, 0));
    double loss = evidenceLoss(count, share);
    for (int m = maps.length - 1; m >= firstTrained; m--) {
      float[] below = m == firstTrained ? null : slope[m - 1];
      maps[m].backward(count, a[m], slope[m], below);
      if (below != null) {
        int values = count * network.maps().get(m - 1).outputs();
        Rows.rectifyBackward(values, z[m - 1], below);
        multiply(values, factor[m], below);
      }
    }
    return loss;
  }

  private double evidenceLoss(int count, double share) {
    int last = maps.length - 1;
    return CrossEntropy.of(
        count, network.maps().get(last).outputs(), z[last], label, share, slope[last]);
  }

  /** Computes activations layer by layer. */
  void forward(int[] order, int from, int count) {
    forward(order, from, count, false);
  }

  private void forward(int[] order, int from, int count, boolean training) {
    data.fill(order, from, count, a[0], label);
    for (int m = 0; m < maps.length; m++) {
      DenseMap map = network.maps().get(m);
      SpikingLayer layer = m < layers.length ? layers[m] : null;
      if (training) {
        leaveOut(order, from, count, m);
      }
      if (layer == null || m == 0) {
        maps[m].forward(count, a[m], z[m]);
      } else {
        SpikingLayer below = Objects.requireNonNull(layers[m - 1]);
        maps[m].forward(count * network.options().steps(), below.train(), layer.mapped());
      }
      if (layer != null) {
        layer.run(count, network.threshold(m), map.bias(), z[m], a[m + 1]);
      } else if (m + 1 < maps.length) {
        Rows.rectify(count * map.outputs(), z[m], a[m + 1]);
      }
    }
  }

  /** Leaves some activations out of the input or the layer below a map. */
  private void leaveOut(int[] order, int from, int count, int map) {
    float[] own = factor[map];
    if (own == null) {
      return;
    }
    int width = network.maps().get(map).inputs();
    network.dropout(map).draw(order, from, count, map, width, own);
    multiply(count * width, own, a[map]);
    SpikingLayer below = map > 0 ? layers[map - 1] : null;
    if (below != null) {
      below.multiply(count, own);
    }
  }

  private static void multiply(int n, float @Nullable [] by, float[] values) {
    if (by != null) {
      for (int i = 0; i < n; i++) {
        values[i] *= by[i];
      }
    }
  }
}

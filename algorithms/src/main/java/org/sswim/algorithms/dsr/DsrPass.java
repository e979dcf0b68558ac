package org.sswim.algorithms.dsr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.layers.CrossEntropy;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.descent.BatchSums;

/**
 * Loss and gradient of some samples, in the memory of one worker. Forward the network is simulated
 * step by step, and every layer's spikes become its representation; backward there is no time: what
 * a layer does to representations is
 *
 * <pre>
 *   r_out = clamp(r_in, 0, Vth),  dr_out/dr_in = 1[0 &le; r_in &le; Vth],  dr_out/dVth = 1[r_in &gt; Vth]
 * </pre>
 *
 * <p>with {@code r_in = W r + b} of the layer before. With a leak {@code r_in} is divided by tau
 * and Vth by dt. For tests the forward way may be the clamp, too, of which the backward way is the
 * exact derivative.
 */
final class DsrPass implements BatchSums.Part {
  private final DsrNetwork network;
  private final DsrOptions options;
  private final Vectors data;
  private final boolean relaxed;
  private final LayerMap.Pass[] maps;

  /** Gradient by the threshold of each layer. */
  private final float[][] byThreshold;

  private final List<float[]> gradients = new ArrayList<>();

  /** Representations of the input and of each layer; behind them the evidence. */
  private final float[][] r;

  /** What each map makes of them, before the clamp. */
  private final float[][] in;

  private final float[][] slope;
  private final LayerSimulation[] layers;
  private final int[] label;

  /**
   * Memory of a worker.
   *
   * @param rows samples at once
   * @param relaxed whether forward is the clamp instead of a simulation
   */
  DsrPass(DsrNetwork network, Vectors data, int rows, boolean relaxed) {
    this.network = network;
    this.data = data;
    this.relaxed = relaxed;
    options = network.options();
    int count = network.maps().size();
    maps = new LayerMap.Pass[count];
    in = new float[count][];
    slope = new float[count][];
    r = new float[count][];
    layers = new LayerSimulation[network.layers()];
    byThreshold = new float[network.layers()][1];
    r[0] = new float[rows * data.inputs()];
    for (int m = 0; m < count; m++) {
      LayerMap map = network.maps().get(m);
      // Behind the first map inputs differ from step to step, and are all mapped at once.
      maps[m] = map.pass(m == 0 || relaxed ? rows : rows * options.steps());
      in[m] = new float[rows * map.outputs()];
      slope[m] = new float[rows * map.outputs()];
      gradients.addAll(maps[m].gradients());
      if (m < layers.length) {
        r[m + 1] = new float[rows * map.outputs()];
        layers[m] = new LayerSimulation(options, map.outputs(), rows, m > 0, m + 1 < layers.length);
      }
    }
    gradients.addAll(List.of(byThreshold));
    label = new int[rows];
  }

  @Override
  public List<float[]> gradients() {
    return gradients;
  }

  /** What each map makes of representations; of the last the evidence: {@code [rows][outputs]}. */
  float[] mapped(int map) {
    return in[map];
  }

  @Override
  public double loss(int[] order, int from, int count) {
    forward(order, from, count);
    return evidenceLoss(count, 1);
  }

  @Override
  public double gradient(int[] order, int from, int count, double share) {
    forward(order, from, count);
    gradients.forEach(array -> Arrays.fill(array, 0));
    double loss = evidenceLoss(count, share);
    for (int m = maps.length - 1; m >= 0; m--) {
      float[] below = m == 0 ? null : slope[m - 1];
      maps[m].backward(count, r[m], slope[m], below);
      if (below != null) {
        clampBackward(m - 1, count);
      }
    }
    return loss;
  }

  @Override
  public void taken() {
    for (LayerMap.Pass map : maps) {
      map.taken();
    }
  }

  private double evidenceLoss(int count, double share) {
    int last = maps.length - 1;
    return CrossEntropy.of(
        count, network.maps().get(last).outputs(), in[last], label, share, slope[last]);
  }

  /** Computes representations layer by layer. */
  void forward(int[] order, int from, int count) {
    data.fill(order, from, count, r[0], label);
    for (int m = 0; m < maps.length; m++) {
      maps[m].forward(count, r[m], in[m]);
      if (m == layers.length) {
        break;
      }
      float threshold = network.threshold(m);
      if (relaxed) {
        clamp(m, count, threshold);
      } else if (m == 0) {
        layers[0].run(count, threshold, in[0], r[1]);
      } else {
        LayerSimulation below = layers[m - 1];
        maps[m].again(
            count * options.steps(),
            below.represented(count, network.threshold(m - 1)),
            layers[m].currents());
        layers[m].run(count, threshold, null, r[m + 1]);
      }
    }
  }

  private void clamp(int layer, int count, float threshold) {
    float most = (float) (threshold * options.perThreshold());
    float factor = (float) options.perCurrent();
    int n = count * network.maps().get(layer).outputs();
    for (int i = 0; i < n; i++) {
      r[layer + 1][i] = Math.max(0, Math.min(most, factor * in[layer][i]));
    }
  }

  /** Turns gradients by a layer's representation into those by its input, and adds by Vth. */
  private void clampBackward(int layer, int count) {
    float most = (float) (network.threshold(layer) * options.perThreshold());
    float factor = (float) options.perCurrent();
    int n = count * network.maps().get(layer).outputs();
    float[] x = in[layer];
    float[] g = slope[layer];
    double above = 0;
    for (int i = 0; i < n; i++) {
      float value = factor * x[i];
      if (value > most) {
        above += g[i];
        g[i] = 0;
      } else {
        g[i] = value < 0 ? 0 : factor * g[i];
      }
    }
    byThreshold[layer][0] += (float) (above * options.perThreshold());
  }
}

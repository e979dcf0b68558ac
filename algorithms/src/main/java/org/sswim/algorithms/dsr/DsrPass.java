package org.sswim.algorithms.dsr;

import java.util.List;
import org.sswim.algorithms.learning.ChainPass;
import org.sswim.algorithms.learning.FiringLayer;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;

/**
 * Loss and gradient of some samples, in the memory of one worker. Forward, the network is simulated
 * step by step, and every layer's spikes become its representation. Backward there is no time. The
 * map of representations by a layer is
 *
 * <pre>
 *   r_out = clamp(r_in, 0, Vth),  dr_out/dr_in = 1[0 &le; r_in &le; Vth],  dr_out/dVth = 1[r_in &gt; Vth]
 * </pre>
 *
 * <p>with {@code r_in = W r + b} of the layer before. With a leak {@code r_in} is divided by tau
 * and Vth by dt. For tests the forward way may be the clamp, too, of which the backward way is the
 * exact derivative.
 */
final class DsrPass extends ChainPass {
  private final DsrNetwork network;
  private final DsrOptions options;
  private final boolean relaxed;

  /** Gradient by the threshold of each layer. */
  private final float[][] byThreshold;

  private final FiringLayer[] layers;

  /** Gradients by the currents of layers with a shortcut, which its beginning takes, too. */
  private final float[][] kept;

  /**
   * Memory of a worker.
   *
   * @param rows samples at once
   * @param relaxed whether forward is the clamp instead of a simulation
   */
  DsrPass(DsrNetwork network, Vectors data, int rows, boolean relaxed) {
    // Behind the first map inputs differ from step to step, and are all mapped at once.
    super(
        network.maps(),
        data,
        0,
        rows,
        m ->
            network
                .maps()
                .get(m)
                .pass(
                    relaxed || (m == 0 && !data.sequences())
                        ? rows
                        : rows * network.options().steps()));
    this.network = network;
    this.relaxed = relaxed;
    options = network.options();
    layers = new FiringLayer[network.layers()];
    kept = new float[layers.length][];
    for (int l = 0; l < layers.length; l++) {
      kept[l] = new float[network.shortcut(l) ? a[l + 1].length : 0];
      boolean varying = l > 0 || data.sequences();
      layers[l] =
          new FiringLayer(DsrNetwork.neuron(options), options.steps(), width(l), rows, varying);
    }
    byThreshold = new float[layers.length][1];
    addGradients(List.of(byThreshold));
  }

  /** What each map makes of representations; of the last the evidence: {@code [rows][outputs]}. */
  float[] mapped(int map) {
    return z[map];
  }

  /** As spikes are weighted in a representation. */
  @Override
  protected float shareOfStep(int step) {
    return options.stepWeights()[step];
  }

  @Override
  protected void map(int m, int count) {
    super.map(m, count);
    if (m < layers.length && network.shortcut(m)) {
      Rows.add(count * width(m), 1, a[m - 1], 0, z[m], 0);
    }
  }

  @Override
  protected void activate(int l, int count) {
    float threshold = network.threshold(l);
    if (relaxed) {
      clamp(l, count, threshold);
      return;
    }
    boolean constant = l == 0 && !sequences();
    if (!constant) {
      float[] in = l == 0 ? shown : layers[l - 1].train();
      int n = count * options.steps();
      passes[l].again(n, in, layers[l].currents());
      if (network.shortcut(l)) {
        Rows.add(n * width(l), 1, layers[l - 2].train(), 0, layers[l].currents(), 0);
      }
    }
    float[] weights = options.stepWeights();
    float spike = network.spike(l);
    layers[l].run(
        count, threshold, constant ? z[0] : null, (t, n, spikes) -> spike, weights, a[l + 1]);
  }

  private void clamp(int layer, int count, float threshold) {
    float most = (float) (threshold * options.perThreshold());
    float factor = (float) options.perCurrent();
    int n = count * width(layer);
    for (int i = 0; i < n; i++) {
      a[layer + 1][i] = Math.max(0, Math.min(most, factor * z[layer][i]));
    }
  }

  /** Turns gradients by a layer's representation into those by its input, and adds by Vth. */
  @Override
  protected void activateBackward(int layer, int count, float[] g) {
    float most = (float) (network.threshold(layer) * options.perThreshold());
    float factor = (float) options.perCurrent();
    int n = count * width(layer);
    float[] x = z[layer];
    double above = 0;
    if (layer + 2 < layers.length && network.shortcut(layer + 2)) {
      Rows.add(n, 1, kept[layer + 2], 0, g, 0);
    }
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
    System.arraycopy(g, 0, kept[layer], 0, Math.min(n, kept[layer].length));
  }
}

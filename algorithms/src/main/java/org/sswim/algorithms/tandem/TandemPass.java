package org.sswim.algorithms.tandem;

import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.ChainPass;
import org.sswim.algorithms.learning.FiringLayer;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;

/**
 * Loss and gradient of some samples, in the memory of one worker. Forward the layers that have been
 * converted spike, and pass on {@code a = th c} of their counts c; the others rectify:
 *
 * <pre>
 *   a = max(0, z),  z = W a' + b  of the layer before
 * </pre>
 *
 * <p>Of a regression the loss of a sample is {@code |z - y|^2 / 2} of its target y. Backward all of
 * them are taken to rectify, at the counts that there really were: {@code da/dz = 1[z > 0]}. So
 * without spikes the gradient is exact, and with them that of the last map is.
 */
final class TandemPass extends ChainPass {
  private final TandemNetwork network;
  private final @Nullable FiringLayer[] layers;
  private final int steps;

  /** What activations of the input and of each layer are multiplied by where some are left out. */
  private final float[] @Nullable [] factor;

  /** An input of nothing, which maps answer by their biases. */
  private final float[][] nothing;

  private final float[][] bias;
  private boolean training;

  /**
   * Memory of a worker for a network with so many spiking layers as it has now.
   *
   * @param firstTrained number of the first map whose gradient is wanted
   * @param rows samples at once
   */
  TandemPass(TandemNetwork network, Vectors data, int firstTrained, int rows) {
    // Behind the first layer spikes differ from step to step, and are all mapped at once.
    super(
        network.maps(),
        data,
        firstTrained,
        rows,
        m ->
            pass(
                network.maps().get(m),
                m >= firstTrained,
                m < network.spiking() && (m > 0 || data.sequences())
                    ? rows * network.options().steps()
                    : rows));
    this.network = network;
    steps = network.options().steps();
    layers = new FiringLayer[network.maps().size()];
    factor = new float[layers.length][];
    nothing = new float[layers.length][];
    bias = new float[layers.length][];
    for (int m = 0; m < layers.length; m++) {
      if (m < network.spiking()) {
        layers[m] = new FiringLayer(TandemNetwork.NEURON, steps, width(m), rows, true);
        nothing[m] = new float[network.maps().get(m).inputs()];
        bias[m] = new float[width(m)];
      }
      if (network.dropout(m).any()) {
        factor[m] = new float[a[m].length];
      }
    }
  }

  private static LayerMap.Pass pass(LayerMap map, boolean trains, int rows) {
    return trains ? map.pass(rows) : map.running(rows);
  }

  /** Activations of a layer of the last samples: {@code [rows][neurons]}. */
  float[] activation(int layer) {
    return a[layer + 1];
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    training = share > 0;
    double loss = super.pass(order, from, count, share);
    training = false;
    return loss;
  }

  @Override
  protected double loss(int count, int[] classes, double share, float[] gradient) {
    if (network.targets().isEmpty()) {
      return super.loss(count, classes, share, gradient);
    }
    double loss = 0;
    for (int r = 0; r < count; r++) {
      float[] target = network.targets().get(classes[r]);
      for (int k = 0; k < target.length; k++) {
        int at = r * target.length + k;
        float off = evidence()[at] - target[k];
        loss += off * off / 2;
        gradient[at] = (float) share * off;
      }
    }
    return loss;
  }

  @Override
  protected void enter(int m, int[] order, int from, int count) {
    if (training) {
      leaveOut(order, from, count, m);
    }
  }

  @Override
  protected void map(int m, int count) {
    super.map(m, count);
    FiringLayer layer = layers[m];
    float[] train = train(m);
    if (layer != null && train != null) {
      passes[m].again(count * steps, train, layer.currents());
    }
  }

  /** What a map takes step by step; null where nothing differs from step to step. */
  private float @Nullable [] train(int map) {
    if (map == 0) {
      return sequences() ? shown : null;
    }
    FiringLayer below = layers[map - 1];
    return below == null ? null : below.train();
  }

  @Override
  protected void activate(int m, int count) {
    FiringLayer layer = layers[m];
    if (layer == null) {
      Rows.rectify(count * width(m), z[m], a[m + 1]);
    } else {
      passes[m].again(1, nothing[m], bias[m]);
      shareBias(m, count * width(m), layer.currents());
      float threshold = network.threshold(m);
      layer.run(count, threshold, null, (t, n, spikes) -> threshold, a[m + 1]);
    }
  }

  /**
   * Gives each step a share 1/T of the biases, and of a sequence's row. The first layer takes the
   * values of a vector at once.
   */
  private void shareBias(int m, int n, float[] currents) {
    float part = 1f / steps;
    float[] own = bias[m];
    for (int at = 0; at < steps * n; at += own.length) {
      for (int i = 0; i < own.length; i++) {
        float x;
        if (m > 0 || sequences()) {
          x = (m > 0 ? 1 : part) * (currents[at + i] - own[i]);
        } else {
          x = at < n ? z[0][at + i] - own[i] : 0;
        }
        currents[at + i] = x + part * own[i];
      }
    }
  }

  @Override
  protected void activateBackward(int m, int count, float[] gradient) {
    Rows.rectifyBackward(count * width(m), z[m], gradient);
    multiply(count * width(m), factor[m + 1], gradient);
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
    float[] train = train(map);
    for (int at = 0; train != null && at < steps * count * width; at += count * width) {
      for (int i = 0; i < count * width; i++) {
        train[at + i] *= own[i];
      }
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

package org.sswim.algorithms.spiketiming;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.CrossEntropy;
import org.sswim.algorithms.layers.FieldColumns;
import org.sswim.algorithms.layers.Rows;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.linalg.Blas;
import org.sswim.singlespike.Ramps;
import org.sswim.singlespike.SpikeClock;

/**
 * Loss and gradient of some samples in windows, in the memory of one worker. A layer is one matrix
 * product. Rows of which inputs fired give S, and rows of their times give I. A neuron fires at
 * {@code t = (2 + I) / (1 + S) - 1}, so that
 *
 * <pre>
 *   dt/dS = -(1 + t) / (1 + S),   dt/dI = 1 / (1 + S)
 * </pre>
 *
 * <p>where it fires within its window, and 0 where it fires at once or not at all. Whether a neuron
 * fires has no gradient: there the evidence jumps. Evidence is {@code 2 S - I} of the outputs.
 */
final class WindowedPass extends GradientPass {
  private final TimingNetwork network;
  private final RelPspOptions options;
  private final Vectors data;

  /** Spike times of the input and of hidden layers: {@code [rows][width]}. */
  private final float[][] times;

  /** For each layer who fired, behind it when it arrived: {@code [2][rows][inputs]}. */
  private final float[][] arrived;

  /** S, behind it I: {@code [2][rows][outputs]}. */
  private final float[][] ramps;

  /** Gradients by these. */
  private final float[][] byRamps;

  /** Gradients by the input's arrivals; room for the widest layer. */
  private final float[] byTimes;

  /** Products of convolutions; null of dense layers. */
  private final FieldColumns.@Nullable Product[] products;

  private final float[] x;
  private final int[] label;

  WindowedPass(TimingNetwork network, Vectors data, int rows) {
    this.network = network;
    this.data = data;
    options = network.options();
    int count = network.layers().size();
    times = new float[count][];
    arrived = new float[count][];
    ramps = new float[count][];
    byRamps = new float[count][];
    products = new FieldColumns.Product[count];
    int widest = 0;
    for (int l = 0; l < count; l++) {
      TimingLayer layer = network.layers().get(l);
      times[l] = new float[rows * layer.inputs()];
      arrived[l] = new float[2 * rows * layer.inputs()];
      ramps[l] = new float[2 * rows * layer.outputs()];
      byRamps[l] = new float[2 * rows * layer.outputs()];
      FieldColumns columns = layer.columns();
      products[l] = columns == null ? null : columns.product(layer.reference().length);
      addGradients(layer.zeros());
      widest = Math.max(widest, layer.inputs());
    }
    byTimes = new float[rows * widest];
    x = new float[rows * data.inputs()];
    label = new int[rows];
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    forward(order, from, count);
    double loss = cost(count, share);
    for (int l = network.layers().size() - 1; l >= 0 && share > 0; l--) {
      backward(l, count);
      if (l > 0) {
        spikesBackward(l, count);
      }
    }
    return loss;
  }

  /** Evidence of each row, behind a {@link #forward}. */
  float[] evidence(int count) {
    int last = network.layers().size() - 1;
    int n = count * network.layers().get(last).outputs();
    float[] evidence = new float[n];
    for (int i = 0; i < n; i++) {
      evidence[i] = 2 * ramps[last][i] - ramps[last][n + i];
    }
    return evidence;
  }

  private double cost(int count, double share) {
    int last = network.layers().size() - 1;
    int classes = network.layers().get(last).outputs();
    float[] gradient = new float[count * classes];
    double loss = CrossEntropy.of(count, classes, evidence(count), label, share, gradient);
    for (int i = 0; i < gradient.length; i++) {
      byRamps[last][i] = 2 * gradient[i];
      byRamps[last][gradient.length + i] = -gradient[i];
    }
    return loss;
  }

  /** Computes spike times layer by layer. */
  void forward(int[] order, int from, int count) {
    data.fill(order, from, count, x, label);
    for (int i = 0; i < count * data.inputs(); i++) {
      times[0][i] = SpikeClock.latency(x[i]);
    }
    for (int l = 0; l < times.length; l++) {
      TimingLayer layer = network.layers().get(l);
      arrive(l, count);
      int n = layer.outputs();
      float[] out = ramps[l];
      FieldColumns.Product product = products[l];
      if (product == null) {
        Rows.repeat(count, layer.reference(), out);
        Arrays.fill(out, count * n, 2 * count * n, 0);
        Blas.gemmNN(2 * count, n, layer.inputs(), 1, arrived[l], layer.weights(), 1, out);
      } else {
        product.forward(2 * count, arrived[l], layer.weights(), out);
        for (int i = 0; i < count * n; i++) {
          out[i] += layer.reference()[i % layer.reference().length];
        }
      }
      if (l + 1 < times.length) {
        for (int i = 0; i < count * n; i++) {
          times[l + 1][i] = Ramps.windowed(out[i], out[count * n + i]);
        }
      }
    }
  }

  private void arrive(int l, int count) {
    int n = network.layers().get(l).inputs();
    float[] to = arrived[l];
    int behind = count * n;
    for (int r = 0; r < count; r++) {
      for (int i = 0; i < n; i++) {
        int at = r * n + i;
        float t = times[l][at];
        boolean fired = t < Float.POSITIVE_INFINITY;
        to[at] = fired ? 1 : 0;
        to[behind + at] = fired ? t : 0;
      }
    }
  }

  /** Takes the gradients by S and I back to parameters and arrivals. */
  private void backward(int l, int count) {
    TimingLayer layer = network.layers().get(l);
    int n = layer.outputs();
    int inputs = layer.inputs();
    float[] byWeights = gradients().get(2 * l);
    float[] byReference = gradients().get(2 * l + 1);
    for (int i = 0; i < count * n; i++) {
      byReference[i % byReference.length] += byRamps[l][i];
    }
    float[] byOffset = Arrays.copyOfRange(byRamps[l], count * n, 2 * count * n);
    FieldColumns.Product product = products[l];
    if (product == null) {
      Blas.gemmTN(inputs, n, 2 * count, 1, arrived[l], byRamps[l], 1, byWeights);
    } else {
      float[] times = Arrays.copyOfRange(arrived[l], count * inputs, 2 * count * inputs);
      product.backward(count, arrived[l], layer.weights(), byRamps[l], byWeights, null);
      product.backward(count, times, layer.weights(), byOffset, byWeights, byTimes);
    }
    if (l == 0) {
      return;
    }
    if (product == null) {
      Blas.gemmNT(count, inputs, n, 1, byOffset, layer.weights(), 0, byTimes);
    }
    for (int i = 0; i < count * inputs; i++) {
      // What has not fired, or arrives at the end in any case, has no gradient.
      byTimes[i] = times[l][i] < 1 ? byTimes[i] : 0;
    }
  }

  /** Turns gradients by the spikes that a layer takes into those by S and I of the one before. */
  private void spikesBackward(int l, int count) {
    int n = count * network.layers().get(l).inputs();
    float[] to = byRamps[l - 1];
    for (int i = 0; i < n; i++) {
      float t = times[l][i];
      if (t > 0 && t < Float.POSITIVE_INFINITY) {
        float steep = (float) Math.min(options.steepest(), 1 / (1 + ramps[l - 1][i]));
        float g = byTimes[i] * steep;
        to[i] = -(1 + t) * g;
        to[n + i] = g;
      } else {
        to[i] = 0;
        to[n + i] = 0;
      }
    }
  }
}

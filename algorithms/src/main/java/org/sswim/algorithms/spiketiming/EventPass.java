package org.sswim.algorithms.spiketiming;

import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.shown.SpikeClock;

/**
 * Loss and gradient of some samples in event time, in the memory of one worker: {@link EventLayer}
 * by layer. Evidence of a class is {@code -gain t} of its output, of silent ones at the longest
 * time. The weight-sum cost of each layer, {@code cost mean_j max(0, 1 - sum_i w_ij)}, is added to
 * the loss. A neuron that the sum of all its inputs does not bring to the threshold never fires. No
 * gradient of spike times would tell it how.
 */
final class EventPass extends GradientPass {
  private final TimingNetwork network;
  private final RelPspOptions options;
  private final Vectors data;
  private final EventLayer[] layers;

  /** Gradients by the spike times of each layer, for one sample. */
  private final float[][] byTimes;

  private final float[] input;
  private final float[] x;
  private final int[] label;
  private final float[] evidence;
  private final float[] byEvidence;

  EventPass(TimingNetwork network, Vectors data, int rows) {
    this.network = network;
    this.data = data;
    options = network.options();
    layers =
        network.layers().stream()
            .map(layer -> new EventLayer(layer, options))
            .toArray(EventLayer[]::new);
    byTimes = new float[layers.length][];
    for (int l = 0; l < layers.length; l++) {
      byTimes[l] = new float[layers[l].times().length];
      addZeros(network.layers().get(l).parameters());
    }
    input = new float[data.inputs()];
    x = new float[rows * data.inputs()];
    label = new int[rows];
    evidence = new float[data.classes().size()];
    byEvidence = new float[evidence.length];
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    data.fill(order, from, count, x, label);
    double loss = 0;
    for (int r = 0; r < count; r++) {
      forward(r);
      loss += evidenceLoss(r, share);
      outputBackward();
      for (int l = layers.length - 1; l >= 0 && share > 0; l--) {
        float[] below = l > 0 ? byTimes[l - 1] : null;
        layers[l].backward(byTimes[l], gradients().subList(2 * l, 2 * l + 2), below);
        if (l > 0) {
          hiddenBackward(l - 1);
        }
      }
    }
    return loss + weightSum(count, share);
  }

  /** Spike times of the outputs, behind a {@link #loss} of the last sample. */
  float[] outputTimes() {
    return layers[layers.length - 1].times();
  }

  private void forward(int row) {
    for (int i = 0; i < input.length; i++) {
      input[i] = SpikeClock.latency(x[row * input.length + i]);
    }
    float[] before = input;
    for (EventLayer layer : layers) {
      layer.forward(before);
      before = layer.times();
    }
  }

  private double evidenceLoss(int row, double share) {
    float[] out = outputTimes();
    float longest = (float) options.longest();
    for (int k = 0; k < evidence.length; k++) {
      evidence[k] = (float) -options.gain() * Math.min(longest, out[k]);
    }
    return CrossEntropy.of(1, evidence.length, evidence, new int[] {label[row]}, share, byEvidence);
  }

  /** Gradients by output times; silent outputs have one only where they should come earlier. */
  private void outputBackward() {
    float[] out = outputTimes();
    float[] by = byTimes[layers.length - 1];
    for (int k = 0; k < by.length; k++) {
      float g = (float) -options.gain() * byEvidence[k];
      boolean fired = out[k] < Float.POSITIVE_INFINITY;
      by[k] = fired || (options.cure() && g > 0) ? g : 0;
    }
  }

  private void hiddenBackward(int l) {
    float[] times = layers[l].times();
    for (int j = 0; j < times.length; j++) {
      byTimes[l][j] = times[j] < Float.POSITIVE_INFINITY ? byTimes[l][j] : 0;
    }
  }

  private double weightSum(int count, double share) {
    if (options.weightSum() == 0) {
      return 0;
    }
    double cost = 0;
    for (int l = 0; l < layers.length; l++) {
      TimingLayer layer = network.layers().get(l);
      int n = layer.outputs();
      float[] sum = layer.reference().clone();
      for (int i = 0; i < layer.inputs(); i++) {
        Rows.add(n, 1, layer.weights(), i * n, sum, 0);
      }
      float[] push = new float[n];
      float each = (float) (options.weightSum() * count * share / n);
      boolean any = false;
      for (int j = 0; j < n; j++) {
        if (sum[j] < 1) {
          cost += options.weightSum() * count * (1 - sum[j]) / n;
          push[j] = each;
          any = true;
        }
      }
      if (any && share > 0) {
        float[] by = gradients().get(2 * l);
        for (int i = 0; i < layer.inputs(); i++) {
          Rows.add(n, -1, push, 0, by, i * n);
        }
        Rows.add(n, -1, push, 0, gradients().get(2 * l + 1), 0);
      }
    }
    return cost;
  }
}

package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.layers.CrossEntropy;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.layers.Rows;
import org.sswim.descent.BatchSums;
import org.sswim.samples.Head;

/**
 * Loss and gradient of a network of rectifiers, {@code a = max(0, W a + b)} but for the outputs,
 * whose softmax names the class: the teacher of networks that spike. In the memory of one worker.
 */
public final class RectifierPass implements BatchSums.Part {
  private final List<? extends LayerMap> maps;
  private final Vectors data;
  private final LayerMap.Pass[] passes;
  private final List<float[]> gradients = new ArrayList<>();

  /** The input, activations of hidden layers, evidence: {@code [rows][width]} each. */
  private final float[][] activations;

  private final float[][] slopes;
  private final int[] label;

  /**
   * Memory of a worker.
   *
   * @param maps from layer to layer, shared
   * @param rows samples at once
   */
  public RectifierPass(List<? extends LayerMap> maps, Vectors data, int rows) {
    this.maps = maps;
    this.data = data;
    passes = maps.stream().map(map -> map.pass(rows)).toArray(LayerMap.Pass[]::new);
    activations = new float[maps.size() + 1][];
    slopes = new float[maps.size() + 1][];
    activations[0] = new float[rows * data.inputs()];
    for (int m = 0; m < passes.length; m++) {
      activations[m + 1] = new float[rows * maps.get(m).outputs()];
      slopes[m + 1] = new float[rows * maps.get(m).outputs()];
      gradients.addAll(passes[m].gradients());
    }
    label = new int[rows];
  }

  @Override
  public List<float[]> gradients() {
    return gradients;
  }

  /** Activations behind a {@link #loss}: of layer 0 the input, of the last the evidence. */
  public float[] activations(int layer) {
    return activations[layer];
  }

  @Override
  public double loss(int[] order, int from, int count) {
    data.fill(order, from, count, activations[0], label);
    int last = passes.length;
    for (int m = 0; m < last; m++) {
      passes[m].forward(count, activations[m], activations[m + 1]);
      if (m + 1 < last) {
        Rows.rectify(count * maps.get(m).outputs(), activations[m + 1], activations[m + 1]);
      }
    }
    return evidenceLoss(count, 0);
  }

  private double evidenceLoss(int count, double share) {
    int last = passes.length;
    int classes = maps.get(last - 1).outputs();
    return CrossEntropy.of(count, classes, activations[last], label, share, slopes[last]);
  }

  @Override
  public double gradient(int[] order, int from, int count, double share) {
    loss(order, from, count);
    gradients.forEach(array -> Arrays.fill(array, 0));
    double loss = evidenceLoss(count, share);
    for (int m = passes.length - 1; m >= 0; m--) {
      float[] below = m > 0 ? slopes[m] : null;
      passes[m].backward(count, activations[m], slopes[m + 1], below);
      if (below != null) {
        Rows.rectifyBackward(count * maps.get(m).inputs(), activations[m], below);
      }
    }
    return loss;
  }

  /** The share of samples that such a network names rightly. */
  public static double accuracy(List<? extends LayerMap> maps, Vectors test) {
    RectifierPass pass = new RectifierPass(maps, test, BatchSums.PART);
    int[] order = test.all();
    int classes = test.classes().size();
    int right = 0;
    for (int from = 0; from < order.length; from += BatchSums.PART) {
      int count = Math.min(BatchSums.PART, order.length - from);
      pass.loss(order, from, count);
      float[] evidence = pass.activations(maps.size());
      for (int r = 0; r < count; r++) {
        float[] own = Arrays.copyOfRange(evidence, r * classes, (r + 1) * classes);
        right += Head.highest(own) == test.label()[from + r] ? 1 : 0;
      }
    }
    return (double) right / order.length;
  }
}

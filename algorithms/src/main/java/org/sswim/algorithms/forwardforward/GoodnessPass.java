package org.sswim.algorithms.forwardforward;

import java.util.List;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;

/**
 * Loss of one layer and its gradient by that layer's own parameters, in the memory of one worker.
 * Of a sample that says its true class and one that says a wrong one, with goodness g,
 *
 * <pre>
 *   loss = SiLU(-alpha (g_true - g_wrong)),  SiLU(z) = z / (1 + exp(-z))
 * </pre>
 *
 * <p>The layers before only run; nothing goes back through them.
 */
final class GoodnessPass extends GradientPass {
  private final ForwardNetwork network;
  private final int layer;
  private final Negatives negatives;
  private final ForwardRun forward;
  private final List<LayerRun> positive;
  private final List<LayerRun> negative;
  private final int[] said;
  private final int[] wrong;
  private final double[] good;
  private final double[] bad;
  private final double[] tried;
  private final double[] weights;

  /**
   * Memory of a worker.
   *
   * @param layer number of the layer that trains
   * @param rows samples at once
   * @param relaxed whether the layer fires what its gradient is the derivative of
   */
  GoodnessPass(
      ForwardNetwork network,
      Vectors data,
      int layer,
      Negatives negatives,
      int rows,
      boolean relaxed) {
    this.network = network;
    this.layer = layer;
    this.negatives = negatives;
    forward = new ForwardRun(network, data, layer + 1, rows);
    positive = forward.runs(rows, relaxed);
    negative = forward.runs(rows, relaxed);
    said = new int[rows];
    wrong = new int[rows];
    good = new double[rows];
    bad = new double[rows];
    tried = new double[rows];
    weights = new double[rows];
    addGradients(byLayer(layer));
  }

  /** What the gradient by the parameters of a layer is; of the layers before it stays 0. */
  List<float[]> byLayer(int number) {
    return forward.map(number).gradients();
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    run(order, from, count);
    double loss = 0;
    double alpha = network.options().sharpness();
    for (int r = 0; r < count; r++) {
      double z = -alpha * (good[r] - bad[r]);
      loss += z / (1 + Math.exp(-z));
      double p = 1 / (1 + Math.exp(-z));
      bad[r] = share * alpha * (p * (1 + z * (1 - p)));
      good[r] = -bad[r];
    }
    if (share > 0) {
      backward(count, positive, good, forward.label());
      backward(count, negative, bad, wrong);
    }
    return loss;
  }

  /** Runs the true class of every sample and its candidates, of which one remains. */
  private void run(int[] order, int from, int count) {
    forward.take(order, from, count);
    forward.run(count, forward.label(), positive);
    positive.get(layer).goodness(count, good);
    double hardness = network.options().hardness();
    for (int c = 0; c < negatives.count(); c++) {
      for (int r = 0; r < count; r++) {
        said[r] = negatives.candidate(order[from + r], c);
      }
      forward.count(count, said, negative);
      negative.get(layer).goodness(count, tried);
      for (int r = 0; r < count; r++) {
        // Where nothing fires all candidates are alike.
        double weight = Math.pow(tried[r] + 1e-6, hardness);
        weights[r] = c == 0 ? weight : weights[r] + weight;
        if (negatives.chosen(order[from + r], c, weight, weights[r])) {
          wrong[r] = said[r];
          bad[r] = tried[r];
        }
      }
    }
    forward.run(count, wrong, negative);
  }

  private void backward(int count, List<LayerRun> runs, double[] by, int[] label) {
    float[] currents = runs.get(layer).backward(count, by);
    LayerMap.Pass map = forward.map(layer);
    if (layer > 0) {
      int all = count * network.options().steps();
      map.backward(all, runs.get(layer - 1).given(), currents, null);
      return;
    }
    int rows = forward.steps() * count;
    map.backward(rows, forward.values(), currents, null);
    DenseMap first = network.maps().get(0);
    int neurons = first.outputs();
    float[] byWeights = map.gradients().get(0);
    for (int r = 0; r < rows; r++) {
      int row = network.place(label[r % count]) * neurons;
      Rows.add(neurons, forward.brightest()[r], currents, r * neurons, byWeights, row);
    }
  }
}

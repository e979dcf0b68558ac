package org.sswim.sampling;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Records which pairs are mixed into the directions of a layer's neurons, and how far the weights
 * that result tell the samples of each apart.
 */
final class MixedPairs {
  /** Pairs that are kept of each neuron. */
  private static final int KEPT = 4;

  private final int mixture;
  private final int inputs;
  private final int[] one;
  private final int[] two;
  private final int[] step;
  private final double[] share;

  /** Projections of the two samples onto the weights: {@code [neurons][mixture][2]}. */
  private final double[] projection;

  /** Potentials of the pairs of the neuron at work: {@code [mixture][inputs]}. */
  private final double[][] potential;

  private final double[][] difference;

  MixedPairs(int neurons, int mixture, int inputs) {
    this.mixture = mixture;
    this.inputs = inputs;
    int all = Math.multiplyExact(neurons, mixture);
    one = new int[all];
    two = new int[all];
    step = new int[all];
    share = new double[all];
    projection = new double[2 * all];
    potential = new double[mixture][inputs];
    difference = new double[mixture][inputs];
  }

  /**
   * Takes the k-th pair of neuron i.
   *
   * @param pair the same, loaded
   * @param t the step at which it is to differ
   * @param mixing weight of its difference in the direction
   */
  void add(int i, int k, int first, int second, PairDifference pair, int t, double mixing) {
    int at = i * mixture + k;
    one[at] = first;
    two[at] = second;
    step[at] = t;
    share[at] = mixing;
    pair.firstAt(t, potential[k]);
    pair.at(t, difference[k]);
  }

  /**
   * Projects the pairs of neuron i.
   *
   * @param weights {@code [inputs][neurons]}
   */
  void project(int i, double[] weights, int neurons) {
    for (int k = 0; k < mixture; k++) {
      double low = 0;
      double gap = 0;
      for (int j = 0; j < inputs; j++) {
        double w = weights[j * neurons + i];
        low += w * potential[k][j];
        gap += w * difference[k][j];
      }
      int at = 2 * (i * mixture + k);
      projection[at] = low;
      projection[at + 1] = low + gap;
    }
  }

  /**
   * The pairs that each neuron tells apart best, its voltage being {@code scale * projection +
   * bias}.
   */
  NeuronPairs strongest(double[] scale, float[] bias) {
    int kept = Math.min(KEPT, mixture);
    int neurons = bias.length;
    NeuronPairs out =
        new NeuronPairs(
            kept,
            new int[neurons * kept],
            new int[neurons * kept],
            new int[neurons * kept],
            new float[2 * neurons * kept],
            new float[neurons * kept]);
    for (int i = 0; i < neurons; i++) {
      int from = i * mixture;
      double factor = scale[i];
      double level = bias[i];
      int[] best =
          IntStream.range(from, from + mixture)
              .boxed()
              .sorted(Comparator.comparingDouble(p -> -merit(p, factor, level)))
              .limit(kept)
              .mapToInt(Integer::intValue)
              .toArray();
      for (int k = 0; k < kept; k++) {
        keep(best[k], factor, level, out, i * kept + k);
      }
    }
    return out;
  }

  private double merit(int p, double scale, double bias) {
    double a = scale * projection[2 * p] + bias;
    double b = scale * projection[2 * p + 1] + bias;
    double gap = Math.abs(a - b);
    boolean separated = Math.min(a, b) < 0 && Math.max(a, b) >= 0;
    // Voltages are finite, so that every separated pair comes before the others.
    return separated ? 1 + gap : gap / (1 + gap);
  }

  private void keep(int p, double scale, double bias, NeuronPairs out, int to) {
    float a = (float) (scale * projection[2 * p] + bias);
    float b = (float) (scale * projection[2 * p + 1] + bias);
    boolean swap = b < a;
    out.silent()[to] = swap ? two[p] : one[p];
    out.firing()[to] = swap ? one[p] : two[p];
    out.step()[to] = step[p];
    out.voltages()[2 * to] = Math.min(a, b);
    out.voltages()[2 * to + 1] = Math.max(a, b);
    out.mixing()[to] = (float) (swap ? -share[p] : share[p]);
  }
}

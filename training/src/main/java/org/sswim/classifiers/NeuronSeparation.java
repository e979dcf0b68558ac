package org.sswim.classifiers;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well each neuron by itself tells classes apart. It is the largest over its features of {@code
 * F = sum_c n_c (m_c - m)^2 / sum_c sum_(i in c) (f_i - m_c)^2}, the variance of a feature between
 * classes over that within them.
 */
final class NeuronSeparation {
  private NeuronSeparation() {}

  /**
   * The neurons that separate best, in their own order.
   *
   * @param features row-major {@code [label.length][sections][neurons]}
   * @param keep how many
   */
  static int[] best(float[] features, int[] label, int classes, int neurons, int keep) {
    double[] each = ofFeatures(features, label, classes);
    double[] merit = new double[neurons];
    for (int j = 0; j < each.length; j++) {
      merit[j % neurons] = Math.max(merit[j % neurons], each[j]);
    }
    return IntStream.range(0, neurons)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -merit[i]))
        .limit(keep)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /**
   * F of every feature, 0 for one that does not move.
   *
   * @param features row-major {@code [label.length][features]}
   */
  static double[] ofFeatures(float[] features, int[] label, int classes) {
    int n = label.length;
    int width = features.length / n;
    int[] count = new int[classes];
    double[] sum = new double[classes * width];
    double[] squares = new double[width];
    for (int i = 0; i < n; i++) {
      count[label[i]]++;
      for (int j = 0; j < width; j++) {
        double f = features[i * width + j];
        sum[label[i] * width + j] += f;
        squares[j] += f * f;
      }
    }
    double[] separation = new double[width];
    for (int j = 0; j < width; j++) {
      double all = 0;
      double between = 0;
      for (int c = 0; c < classes; c++) {
        double own = sum[c * width + j];
        all += own;
        between += count[c] > 0 ? own * own / count[c] : 0;
      }
      double apart = Math.max(0, between - all * all / n);
      double within = Math.max(0, squares[j] - between);
      double floor = 1e-6 * squares[j];
      separation[j] = squares[j] > 0 ? apart / (within + floor) : 0;
    }
    return separation;
  }
}

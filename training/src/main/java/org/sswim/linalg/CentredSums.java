package org.sswim.linalg;

import org.jspecify.annotations.Nullable;

/** Sums of squares and products about the means of some samples, in the units of the groups. */
final class CentredSums {
  final double samples;
  final double[] means;
  final double[] targetMeans;

  /** Upper triangle: {@code [features][features]}. */
  final double[] squares;

  /** {@code [features][targets]}. */
  final double[] products;

  /**
   * The sums of some samples; all 0 where there are none.
   *
   * @param but samples among them that do not count
   * @param first first target that counts, and how many
   * @param unit what features are multiplied by
   */
  CentredSums(
      NormalEquations all, @Nullable NormalEquations but, int first, int targets, double[] unit) {
    targetMeans = new double[targets];
    int p = all.features();
    int r = all.targets();
    samples = all.weight() - (but == null ? 0 : but.weight());
    means = new double[p];
    squares = new double[p * p];
    products = new double[p * targets];
    if (samples == 0) {
      return;
    }
    for (int i = 0; i < p; i++) {
      means[i] = (all.featureSums[i] - (but == null ? 0 : but.featureSums[i])) / samples;
    }
    for (int k = 0; k < targets; k++) {
      double sum = all.targetSums[first + k] - (but == null ? 0 : but.targetSums[first + k]);
      targetMeans[k] = sum / samples;
    }
    for (int i = 0; i < p; i++) {
      double own = samples * means[i];
      for (int j = i; j < p; j++) {
        double moment = all.gram[i * p + j] - (but == null ? 0 : but.gram[i * p + j]);
        squares[i * p + j] = (moment - own * means[j]) * unit[i] * unit[j];
      }
      for (int k = 0; k < targets; k++) {
        int at = i * r + first + k;
        double moment = all.cross[at] - (but == null ? 0 : but.cross[at]);
        products[i * targets + k] = (moment - own * targetMeans[k]) * unit[i];
      }
    }
  }
}

package org.sswim.linalg;

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
   * @param first first target that counts, and how many
   * @param unit what features are multiplied by
   */
  CentredSums(NormalEquations sums, int first, int targets, double[] unit) {
    int p = sums.features();
    samples = sums.weight;
    targetMeans = new double[targets];
    means = new double[p];
    squares = new double[p * p];
    products = new double[p * targets];
    if (samples == 0) {
      return;
    }
    for (int i = 0; i < p; i++) {
      means[i] = sums.featureSums[i] / samples;
    }
    for (int k = 0; k < targets; k++) {
      targetMeans[k] = sums.targetSums[first + k] / samples;
    }
    for (int i = 0; i < p; i++) {
      double own = samples * means[i];
      for (int j = i; j < p; j++) {
        squares[i * p + j] = (sums.gram[i * p + j] - own * means[j]) * unit[i] * unit[j];
      }
      for (int k = 0; k < targets; k++) {
        double moment = sums.cross[i * sums.targets() + first + k];
        products[i * targets + k] = (moment - own * targetMeans[k]) * unit[i];
      }
    }
  }
}

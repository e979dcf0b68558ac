package org.sswim.linalg;

/**
 * What a {@link GroupedRidge} makes of some samples.
 *
 * @param weights row-major {@code [features][targets]}
 * @param means of the features in its samples: {@code [features]}
 * @param targetMeans of the targets: the intercept is {@code targetMeans - weights' means}
 */
public record RidgeWeights(double[] weights, double[] means, double[] targetMeans) {
  /** What is added to the weighted features: {@code [targets]}. */
  public double[] intercept() {
    int targets = targetMeans.length;
    double[] intercept = targetMeans.clone();
    for (int i = 0; i < weights.length; i++) {
      intercept[i % targets] -= weights[i] * means[i / targets];
    }
    return intercept;
  }

  /** The mean square of the weights of a feature. */
  double square(int feature) {
    int targets = targetMeans.length;
    double sum = 0;
    for (int k = 0; k < targets; k++) {
      sum += weights[feature * targets + k] * weights[feature * targets + k];
    }
    return sum / targets;
  }
}

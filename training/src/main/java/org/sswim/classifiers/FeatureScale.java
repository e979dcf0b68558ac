package org.sswim.classifiers;

import org.sswim.network.Readout;

/**
 * Features less their mean, in units of their deviation, times what they are worth; those that do
 * not move become 0.
 *
 * @param mean {@code [features]}
 * @param factor one over the deviation, times that worth: {@code [features]}
 */
record FeatureScale(float[] mean, float[] factor) {
  private static final double LEAST = 0.02;
  private static final double STILL = 1e-10;

  /**
   * The scale of some samples. Each feature is also multiplied by the square root of {@code F =
   * sum_c n_c (m_c - m)^2 / (C - 1) / (sum_(i in c) (f_i - m_c)^2 / (n - C))}, which says how well
   * it separates classes. So features that say nothing of the classes are penalised more.
   *
   * @param features row-major {@code [label.length][width]}
   * @param skip how many of the last features weigh the same in all as the others, so that a few do
   *     not drown among many
   */
  static FeatureScale of(float[] features, int width, int[] label, int classes, int skip) {
    int rows = label.length;
    double[] sum = new double[width];
    double[] squares = new double[width];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        double x = features[r * width + j];
        sum[j] += x;
        squares[j] += x * x;
      }
    }
    double[] separation = NeuronSeparation.ofFeatures(features, label, classes);
    double degrees = (rows - classes) / Math.max(1.0, classes - 1);
    int first = width - skip;
    float[] mean = new float[width];
    float[] factor = new float[width];
    for (int j = 0; j < width; j++) {
      double middle = sum[j] / rows;
      double variance = squares[j] / rows - middle * middle;
      mean[j] = (float) middle;
      factor[j] = variance > STILL * squares[j] / rows ? (float) (1 / Math.sqrt(variance)) : 0;
      factor[j] *= (float) Math.sqrt(Math.max(LEAST, degrees * separation[j] - 1));
      factor[j] *= j < first ? 1 : (float) Math.sqrt((double) first / skip);
    }
    return new FeatureScale(mean, factor);
  }

  /** Scales features in place. */
  void apply(float[] features, int rows) {
    int width = mean.length;
    for (int r = 0; r < rows; r++) {
      int at = r * width;
      for (int j = 0; j < width; j++) {
        features[at + j] = (features[at + j] - mean[j]) * factor[j];
      }
    }
  }

  /**
   * The read-out of unscaled features.
   *
   * @param weights of scaled ones, row-major {@code [features][classes]}
   * @param bias {@code [classes]}
   * @param times factor of the outputs
   */
  Readout unscaled(double[] weights, double[] bias, double times) {
    int classes = bias.length;
    float[] out = new float[weights.length];
    double[] rest = bias.clone();
    for (int j = 0; j < mean.length; j++) {
      for (int k = 0; k < classes; k++) {
        double w = weights[j * classes + k] * factor[j];
        out[j * classes + k] = (float) (times * w);
        rest[k] -= w * mean[j];
      }
    }
    float[] offset = new float[classes];
    for (int k = 0; k < classes; k++) {
      offset[k] = (float) (times * rest[k]);
    }
    return new Readout(out, offset);
  }
}

package org.sswim.classifiers;

import org.sswim.network.Readout;

/**
 * Features less their mean, in units of their deviation; those that do not move become 0.
 *
 * @param mean {@code [features]}
 * @param factor one over the deviation, or 0: {@code [features]}
 */
record FeatureScale(float[] mean, float[] factor) {
  private static final double LEAST = 0.02;
  private static final double STILL = 1e-10;

  /**
   * The scale of some samples.
   *
   * @param features row-major {@code [rows][width]}
   */
  static FeatureScale of(float[] features, int rows, int width) {
    double[] sum = new double[width];
    double[] squares = new double[width];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        double x = features[r * width + j];
        sum[j] += x;
        squares[j] += x * x;
      }
    }
    float[] mean = new float[width];
    float[] factor = new float[width];
    for (int j = 0; j < width; j++) {
      double middle = sum[j] / rows;
      double variance = squares[j] / rows - middle * middle;
      mean[j] = (float) middle;
      factor[j] = variance > STILL * squares[j] / rows ? (float) (1 / Math.sqrt(variance)) : 0;
    }
    return new FeatureScale(mean, factor);
  }

  /**
   * The same with each feature times the square root of {@code F = sum_c n_c (m_c - m)^2 / (C - 1)
   * / (sum_(i in c) (f_i - m_c)^2 / (n - C))}. F says how well the feature separates classes. So
   * features that say nothing of the classes are penalised more.
   *
   * @param features row-major {@code [label.length][features]}, not scaled
   */
  FeatureScale weighed(float[] features, int[] label, int classes) {
    double[] separation = NeuronSeparation.ofFeatures(features, label, classes);
    float[] weighed = factor.clone();
    double degrees = (label.length - classes) / Math.max(1.0, classes - 1);
    for (int j = 0; j < weighed.length; j++) {
      double above = Math.max(LEAST, degrees * separation[j] - 1);
      weighed[j] *= (float) Math.sqrt(above);
    }
    return new FeatureScale(mean, weighed);
  }

  /**
   * The same with the last features times what makes both parts weigh the same in all, so that a
   * few do not drown among many.
   *
   * @param last how many; 0 for no change
   */
  FeatureScale balanced(int last) {
    float[] lifted = factor.clone();
    int first = lifted.length - last;
    float times = last == 0 ? 1 : (float) Math.sqrt((double) first / last);
    for (int j = first; j < lifted.length; j++) {
      lifted[j] *= times;
    }
    return new FeatureScale(mean, lifted);
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

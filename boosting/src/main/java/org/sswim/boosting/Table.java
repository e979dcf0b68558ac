package org.sswim.boosting;

/**
 * Samples of a booster.
 *
 * @param columns inputs of a sample
 * @param x row-major {@code [samples][columns]}, NaN for what is unknown; not copied
 * @param y what is wanted: {@code [samples]}; not copied
 * @param weight of the error of each: {@code [samples]}; not copied
 */
record Table(int columns, float[] x, float[] y, float[] weight) {

  /** Number of samples. */
  int rows() {
    return y.length;
  }

  /** The mean weight; 0 without samples. */
  double meanWeight() {
    double sum = 0;
    for (float w : weight) {
      sum += w;
    }
    return sum / Math.max(1, rows());
  }
}

package org.sswim.algorithms.randomconv;

import java.util.Arrays;

/**
 * Windows and what follows them.
 *
 * @param count number of windows
 * @param steps H
 * @param signals values of a step
 * @param outputs targets of a window
 * @param x row-major {@code [count][steps][signals]}
 * @param y row-major {@code [count][outputs]}
 * @param weight weight of each window's squared error, above 0: {@code [count]}
 */
record Windows(
    int count, int steps, int signals, int outputs, float[] x, float[] y, double[] weight) {

  /** Mean of weighted squared errors, if these are what is left of the targets. */
  double error(double[] left) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      double own = 0;
      for (int k = i * outputs; k < (i + 1) * outputs; k++) {
        own += left[k] * left[k];
      }
      sum += weight[i] * own;
      total += weight[i] * outputs;
    }
    return sum / total;
  }

  /** The targets in double precision, of which stages take their part. */
  double[] targets() {
    double[] left = new double[count * outputs];
    Arrays.setAll(left, i -> y[i]);
    return left;
  }
}

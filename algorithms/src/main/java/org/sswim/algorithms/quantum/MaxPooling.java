package org.sswim.algorithms.quantum;

import java.util.Arrays;

/**
 * The largest of every 2 x 2 pixels, channel by channel; pixels row by row, channels of a pixel
 * beside each other.
 *
 * @param side rows and columns before, even
 * @param channels of a pixel
 */
record MaxPooling(int side, int channels) {
  int inputs() {
    return side * side * channels;
  }

  int outputs() {
    return inputs() / 4;
  }

  /**
   * Pools.
   *
   * @param from written, where each output came from
   */
  void forward(int rows, float[] x, float[] y, int[] from) {
    int half = side / 2;
    int to = 0;
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < half * half; p++) {
        int corner = r * inputs() + (2 * (p / half) * side + 2 * (p % half)) * channels;
        for (int k = 0; k < channels; k++, to++) {
          int best = corner + k;
          for (int q = 1; q < 4; q++) {
            int other = corner + k + (q / 2 * side + q % 2) * channels;
            best = x[other] > x[best] ? other : best;
          }
          y[to] = x[best];
          from[to] = best;
        }
      }
    }
  }

  /** Takes slopes back to where outputs came from. */
  void backward(int rows, int[] from, float[] dy, float[] dx) {
    Arrays.fill(dx, 0, rows * inputs(), 0);
    for (int i = 0; i < rows * outputs(); i++) {
      dx[from[i]] += dy[i];
    }
  }
}

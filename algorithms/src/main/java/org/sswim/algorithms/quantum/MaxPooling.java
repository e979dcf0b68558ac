package org.sswim.algorithms.quantum;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.LayerMap;

/**
 * Keeps the largest of each 2 x 2 pixels of a channel, the first of several equal ones. A last odd
 * row or column is left out.
 *
 * @param side pixels of a row, and rows
 * @param channels values of a pixel
 */
record MaxPooling(int side, int channels) implements LayerMap {
  @Override
  public int inputs() {
    return side * side * channels;
  }

  @Override
  public int outputs() {
    return side / 2 * (side / 2) * channels;
  }

  @Override
  public Pass pass(int rows) {
    int[] from = new int[rows * outputs()];
    return new Pass() {
      @Override
      public void forward(int count, float[] x, float[] y) {
        int half = side / 2;
        int to = 0;
        for (int r = 0; r < count; r++) {
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

      @Override
      public void backward(int count, float[] x, float[] dy, float @Nullable [] dx) {
        if (dx != null) {
          Arrays.fill(dx, 0, count * inputs(), 0);
          for (int i = 0; i < count * outputs(); i++) {
            dx[from[i]] += dy[i];
          }
        }
      }
    };
  }
}

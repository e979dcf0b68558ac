package org.sswim.algorithms.quantum;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.LayerMap;

/**
 * Takes the mean of each channel over all pixels.
 *
 * @param pixels of a row
 * @param channels values of a pixel
 */
record ChannelMeans(int pixels, int channels) implements LayerMap {
  @Override
  public int inputs() {
    return pixels * channels;
  }

  @Override
  public int outputs() {
    return channels;
  }

  private int to(int i) {
    return i / inputs() * channels + i % channels;
  }

  @Override
  public Pass pass(int rows) {
    return new Pass() {
      @Override
      public void forward(int count, float[] x, float[] y) {
        Arrays.fill(y, 0, count * channels, 0);
        for (int i = 0; i < count * inputs(); i++) {
          y[to(i)] += x[i] / pixels;
        }
      }

      @Override
      public void backward(int count, float[] x, float[] dy, float @Nullable [] dx) {
        for (int i = 0; dx != null && i < count * inputs(); i++) {
          dx[i] = dy[to(i)] / pixels;
        }
      }
    };
  }
}

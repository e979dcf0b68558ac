package org.sswim.algorithms.learning;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.sequences.Grid;
import org.sswim.shown.AveragePooling;
import org.sswim.shown.Connection;

/**
 * Means of pixels: each input that counts adds the same share to one output.
 *
 * @param inputs number of values of a row
 * @param outputs number of means of a row
 * @param share of an input in its output
 * @param pairs gives every input that counts, and the output that it counts for, of a row
 * @param connections the same in a clocked network
 */
public record PoolingMap(
    int inputs,
    int outputs,
    float share,
    Consumer<AveragePooling.Pair> pairs,
    List<Connection> connections)
    implements LayerMap {

  /** The mean of every 2 x 2 pixels of images of so many channels, as {@link AveragePooling}. */
  public static PoolingMap squares(Grid grid, int channels) {
    AveragePooling pooling = new AveragePooling(grid, channels);
    return new PoolingMap(
        pooling.inputs(), pooling.outputs(), AveragePooling.SHARE, pooling::each, List.of(pooling));
  }

  /** The mean of each channel over all pixels, which has no form in a clocked network. */
  public static PoolingMap channels(int pixels, int channels) {
    int inputs = pixels * channels;
    return new PoolingMap(
        inputs,
        channels,
        1f / pixels,
        pair -> {
          for (int i = 0; i < inputs; i++) {
            pair.of(i, i % channels);
          }
        },
        List.of());
  }

  @Override
  public List<Connection> connections(float weightFactor, float biasFactor) {
    return connections;
  }

  @Override
  public Pass pass(int rows) {
    return new Pass() {
      @Override
      public void forward(int count, float[] x, float[] y) {
        Arrays.fill(y, 0, count * outputs, 0);
        each(count, (from, to) -> y[to] += share * x[from]);
      }

      @Override
      public void backward(int count, float[] x, float[] dy, float @Nullable [] dx) {
        if (dx != null) {
          Arrays.fill(dx, 0, count * inputs, 0);
          each(count, (from, to) -> dx[from] = share * dy[to]);
        }
      }
    };
  }

  private void each(int rows, AveragePooling.Pair pair) {
    for (int r = 0; r < rows; r++) {
      int in = r * inputs;
      int out = r * outputs;
      pairs.accept((from, to) -> pair.of(in + from, out + to));
    }
  }
}

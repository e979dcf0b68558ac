package org.sswim.algorithms.layers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.clocked.AveragePooling;
import org.sswim.clocked.Connection;
import org.sswim.sequences.Grid;

/** The mean of every 2 x 2 pixels, as {@link AveragePooling}. */
public final class PoolingMap implements LayerMap {
  private final AveragePooling pooling;

  /** Pools images of so many channels. */
  public PoolingMap(Grid grid, int channels) {
    pooling = new AveragePooling(grid, channels);
  }

  @Override
  public int inputs() {
    return pooling.inputs();
  }

  @Override
  public int outputs() {
    return pooling.outputs();
  }

  @Override
  public List<Connection> connections(float weightFactor, float biasFactor) {
    return List.of(pooling);
  }

  @Override
  public Pass pass(int rows) {
    return new Pass() {
      @Override
      public void forward(int count, float[] x, float[] y) {
        Arrays.fill(y, 0, count * outputs(), 0);
        each(count, (from, to) -> y[to] += AveragePooling.SHARE * x[from]);
      }

      @Override
      public void backward(int count, float[] x, float[] dy, float @Nullable [] dx) {
        if (dx != null) {
          Arrays.fill(dx, 0, count * inputs(), 0);
          each(count, (from, to) -> dx[from] = AveragePooling.SHARE * dy[to]);
        }
      }
    };
  }

  /** Every input that counts, and the output that it counts for, row by row. */
  private void each(int rows, AveragePooling.Pair pair) {
    for (int r = 0; r < rows; r++) {
      int in = r * inputs();
      int out = r * outputs();
      pooling.each((from, to) -> pair.of(in + from, out + to));
    }
  }
}

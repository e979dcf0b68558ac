package org.sswim.clocked;

import java.util.Arrays;
import org.sswim.sequences.Grid;

/**
 * The mean of every 2 x 2 pixels, channel by channel; a last row or column that has no other beside
 * it is left out.
 *
 * @param grid of the inputs, at least 2 x 2
 * @param channels of a pixel
 */
public record AveragePooling(Grid grid, int channels) implements Connection {
  private static final float SHARE = 0.25f;

  /** Checks that there is something to pool. */
  public AveragePooling {
    if (grid.height() < 2 || grid.width() < 2) {
      throw new IllegalArgumentException(
          "pooling needs 2 x 2 pixels at least; got " + grid.height() + " x " + grid.width());
    }
  }

  /** The grid of the outputs. */
  public Grid pooled() {
    return new Grid(grid.height() / 2, grid.width() / 2);
  }

  @Override
  public int inputs() {
    return Math.multiplyExact(grid.pixels(), channels);
  }

  @Override
  public int outputs() {
    return Math.multiplyExact(pooled().pixels(), channels);
  }

  @Override
  public long parameters() {
    return 0;
  }

  @Override
  public long apply(float[] in, float[] out) {
    Arrays.fill(out, 0, outputs(), 0);
    int width = grid.width() / 2;
    long active = 0;
    for (int r = 0; r < grid.height() / 2 * 2; r++) {
      for (int c = 0; c < width * 2; c++) {
        int from = (r * grid.width() + c) * channels;
        int to = (r / 2 * width + c / 2) * channels;
        for (int k = 0; k < channels; k++) {
          out[to + k] += SHARE * in[from + k];
          active += in[from + k] == 0 ? 0 : 1;
        }
      }
    }
    return active;
  }
}

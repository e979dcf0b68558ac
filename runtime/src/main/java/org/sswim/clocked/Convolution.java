package org.sswim.clocked;

import java.util.List;
import org.sswim.sequences.Grid;

/**
 * A convolution with 3 x 3 fields, stride 1, beyond the border 0: output pixel (r, c) sees the
 * inputs (r - 1 .. r + 1, c - 1 .. c + 1).
 *
 * @param grid of inputs and outputs alike
 * @param channels of an input pixel
 * @param filters channels of an output pixel
 * @param weights row-major {@code [3][3][channels][filters]}; shared, not copied
 * @param bias added at every step: {@code [filters]}
 */
public record Convolution(Grid grid, int channels, int filters, float[] weights, float[] bias)
    implements Connection {
  /** Rows and columns of a field. */
  public static final int SIDE = 3;

  /** Added to variances, of which some may be 0. */
  public static final float TINY = 1e-5f;

  /** Checks the shapes. */
  public Convolution {
    Checks.requireLength("weights", weights, (long) SIDE * SIDE * channels * filters);
    Checks.requireLength("biases", bias, filters);
  }

  /**
   * A convolution whose outputs are normalised, {@code gamma (z - mean) / deviation + beta}, all of
   * which becomes part of weights and biases.
   *
   * @param state weights, beta, gamma, means and variances; copied
   * @param weightFactor of all weights
   * @param biasFactor of all biases
   */
  public static Convolution normalised(
      Grid grid, int channels, List<float[]> state, float weightFactor, float biasFactor) {
    float[] weights = state.get(0);
    int filters = state.get(1).length;
    float[] folded = new float[weights.length];
    float[] bias = new float[filters];
    for (int f = 0; f < filters; f++) {
      double scale = state.get(2)[f] / Math.sqrt(state.get(4)[f] + TINY);
      for (int i = f; i < folded.length; i += filters) {
        folded[i] = (float) (weightFactor * scale * weights[i]);
      }
      bias[f] = (float) (biasFactor * (state.get(1)[f] - scale * state.get(3)[f]));
    }
    return new Convolution(grid, channels, filters, folded, bias);
  }

  @Override
  public int inputs() {
    return Math.multiplyExact(grid.pixels(), channels);
  }

  @Override
  public int outputs() {
    return Math.multiplyExact(grid.pixels(), filters);
  }

  @Override
  public long parameters() {
    return (long) weights.length + bias.length;
  }

  @Override
  public long apply(float[] in, float[] out) {
    int pixels = grid.pixels();
    for (int p = 0; p < pixels; p++) {
      System.arraycopy(bias, 0, out, p * filters, filters);
    }
    long taps = 0;
    for (int r = 0; r < grid.height(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        int at = (r * grid.width() + c) * channels;
        for (int k = 0; k < channels; k++) {
          if (in[at + k] != 0) {
            taps += spread(in[at + k], r, c, k, out);
          }
        }
      }
    }
    return taps * filters;
  }

  /** Adds an input pixel to every output that sees it; returns their number. */
  private int spread(float x, int row, int column, int channel, float[] out) {
    int seen = 0;
    for (int dr = 0; dr < SIDE; dr++) {
      int r = row + 1 - dr;
      if (r < 0 || r >= grid.height()) {
        continue;
      }
      for (int dc = 0; dc < SIDE; dc++) {
        int c = column + 1 - dc;
        if (c >= 0 && c < grid.width()) {
          int from = ((dr * SIDE + dc) * channels + channel) * filters;
          Checks.add(filters, x, weights, from, out, (r * grid.width() + c) * filters);
          seen++;
        }
      }
    }
    return seen;
  }
}

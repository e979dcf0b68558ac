package org.sswim.shown;

import java.util.List;
import org.sswim.energy.Synapses;
import org.sswim.sequences.Grid;
import org.sswim.stored.Axes;

/**
 * A convolution with 3 x 3 fields and stride 1, with 0 beyond the border. Output pixel (r, c) sees
 * the inputs (r - 1 .. r + 1, c - 1 .. c + 1).
 *
 * @param grid of inputs and outputs alike
 * @param channels of an input pixel
 * @param filters channels of an output pixel
 * @param weights row-major {@code [3][3][channels][filters]}; shared, not copied
 * @param bias added at every step: {@code [filters]}
 */
public record Convolution(
    Grid grid,
    int channels,
    int filters,
    @Axes({"channels * 9", "filters"}) float[] weights,
    @Axes("filters") float[] bias)
    implements Connection {
  /** Rows and columns of a field. */
  public static final int SIDE = 3;

  /** Added to variances, of which some may be 0. */
  public static final float TINY = 1e-5f;

  /** Checks the shapes. */
  public Convolution {
    ShownModel.requireLength("weights", weights, (long) SIDE * SIDE * channels * filters);
    ShownModel.requireLength("biases", bias, filters);
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
  public void apply(float[] in, float[] out) {
    int pixels = grid.pixels();
    for (int p = 0; p < pixels; p++) {
      System.arraycopy(bias, 0, out, p * filters, filters);
    }
    for (int r = 0; r < grid.height(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        int at = (r * grid.width() + c) * channels;
        for (int k = 0; k < channels; k++) {
          if (in[at + k] != 0) {
            spread(in[at + k], r, c, k, out);
          }
        }
      }
    }
  }

  /** Adds an input pixel to every output that sees it. */
  private void spread(float x, int row, int column, int channel, float[] out) {
    for (int dr = 0; dr < SIDE; dr++) {
      int r = row + 1 - dr;
      if (r < 0 || r >= grid.height()) {
        continue;
      }
      for (int dc = 0; dc < SIDE; dc++) {
        int c = column + 1 - dc;
        if (c >= 0 && c < grid.width()) {
          int from = ((dr * SIDE + dc) * channels + channel) * filters;
          Dense.add(filters, x, weights, from, out, (r * grid.width() + c) * filters);
        }
      }
    }
  }

  @Override
  public Synapses synapses() {
    Synapses kernel = Synapses.of(weights, filters);
    int[] used = new int[inputs()];
    long all = 0;
    for (int i = 0; i < used.length; i++) {
      int pixel = i / channels;
      for (int tap = 0; tap < SIDE * SIDE; tap++) {
        // An input pixel is seen by the output pixels around it, beyond the border by none.
        int row = pixel / grid.width() + 1 - tap / SIDE;
        int column = pixel % grid.width() + 1 - tap % SIDE;
        if (row >= 0 && row < grid.height() && column >= 0 && column < grid.width()) {
          used[i] += kernel.used()[tap * channels + i % channels];
          all += filters;
        }
      }
    }
    return new Synapses(used, outputs(), all, kernel.weights(), kernel.zeroWeights());
  }

  @Override
  public List<float[]> arrays() {
    return List.of(weights, bias);
  }
}

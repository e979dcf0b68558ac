package org.sswim.energy;

import java.util.Arrays;
import org.sswim.clocked.AveragePooling;
import org.sswim.clocked.Connection;
import org.sswim.clocked.Convolution;
import org.sswim.clocked.Dense;
import org.sswim.sequences.Grid;

/**
 * How many synapses leave each input.
 *
 * @param used those whose weight is not 0: {@code [inputs]}
 * @param outputs number of outputs
 * @param all number of synapses, those of weight 0 included
 * @param weights number of weights, each once where synapses share it
 * @param zeroWeights number of those that are 0
 */
record Synapses(int[] used, int outputs, long all, long weights, long zeroWeights) {

  /**
   * Of a matrix.
   *
   * @param weights row-major {@code [inputs][outputs]}
   */
  static Synapses of(float[] weights, int outputs) {
    int[] used = new int[weights.length / outputs];
    for (int i = 0; i < weights.length; i++) {
      used[i / outputs] += weights[i] == 0 ? 0 : 1;
    }
    long zero = weights.length - Arrays.stream(used).asLongStream().sum();
    return new Synapses(used, outputs, weights.length, weights.length, zero);
  }

  /** Of a connection of clocked neurons. */
  static Synapses of(Connection connection) {
    if (connection instanceof Dense dense) {
      return of(dense.weights(), dense.outputs());
    }
    return connection instanceof Convolution convolution
        ? of(convolution)
        : of((AveragePooling) connection);
  }

  private static Synapses of(Convolution convolution) {
    int filters = convolution.filters();
    int channels = convolution.channels();
    Synapses kernel = of(convolution.weights(), filters);
    Grid grid = convolution.grid();
    int[] used = new int[convolution.inputs()];
    long all = 0;
    for (int i = 0; i < used.length; i++) {
      int pixel = i / channels;
      for (int tap = 0; tap < Convolution.SIDE * Convolution.SIDE; tap++) {
        // An input pixel is seen by the output pixels around it, beyond the border by none.
        int row = pixel / grid.width() + 1 - tap / Convolution.SIDE;
        int column = pixel % grid.width() + 1 - tap % Convolution.SIDE;
        if (row >= 0 && row < grid.height() && column >= 0 && column < grid.width()) {
          used[i] += kernel.used[tap * channels + i % channels];
          all += filters;
        }
      }
    }
    return new Synapses(used, convolution.outputs(), all, kernel.weights, kernel.zeroWeights);
  }

  /** Each input goes to one output; those of a last row or column without another to none. */
  private static Synapses of(AveragePooling pooling) {
    Grid grid = pooling.grid();
    int[] used = new int[pooling.inputs()];
    for (int i = 0; i < used.length; i++) {
      int pixel = i / pooling.channels();
      boolean pooled =
          pixel / grid.width() < grid.height() / 2 * 2
              && pixel % grid.width() < grid.width() / 2 * 2;
      used[i] = pooled ? 1 : 0;
    }
    return new Synapses(used, pooling.outputs(), Arrays.stream(used).asLongStream().sum(), 0, 0);
  }
}

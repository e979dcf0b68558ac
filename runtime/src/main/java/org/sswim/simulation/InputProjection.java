package org.sswim.simulation;

import java.util.Arrays;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;

/** Projects the rows of a series onto the neurons of the first hidden layer: plain loops. */
public final class InputProjection {
  private final InputLayer input;
  private final float[] weights;
  private final int neurons;

  /**
   * For the first hidden layer behind an input layer.
   *
   * @throws IllegalArgumentException if the layer's inputs do not match
   */
  public InputProjection(InputLayer input, SpikingLayer first) {
    if (first.inputs() != input.width()) {
      throw new IllegalArgumentException(
          "the first layer must have " + input.width() + " inputs; got " + first.inputs());
    }
    this.input = input;
    this.weights = first.weights();
    this.neurons = first.neurons();
  }

  /**
   * The drive {@code sum_j W_ij x_j(t)} at the row that begins at {@code row}.
   *
   * @param rows row-major {@code [time][signals + context]}; the taps reach back taps - 1 rows
   * @param row position of the present row's first value
   * @param drive written: {@code [neurons]}
   */
  public void project(float[] rows, int row, float[] drive) {
    Arrays.fill(drive, 0);
    int width = input.rowWidth();
    int weight = 0;
    for (int signal = 0; signal < input.signals(); signal++) {
      for (int tap = 0; tap < input.taps(); tap++) {
        add(rows[row - tap * width + signal], weight, drive);
        weight += neurons;
      }
    }
    for (int c = 0; c < input.context(); c++) {
      add(rows[row + input.signals() + c], weight, drive);
      weight += neurons;
    }
  }

  private void add(float x, int weight, float[] drive) {
    for (int i = 0; i < neurons; i++) {
      drive[i] += x * weights[weight + i];
    }
  }
}

package org.sswim.simulation;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.network.WeightRows;

/** Projects the rows of a series onto the neurons of the first hidden layer: plain loops. */
public final class InputProjection {
  private final InputLayer input;
  private final WeightRows weights;

  /**
   * For the first hidden layer, after an input layer.
   *
   * @throws IllegalArgumentException if the layer's inputs do not match
   */
  public InputProjection(InputLayer input, SpikingLayer first) {
    Checks.not(first.inputs() != input.width())
        .or("the first layer must have %s inputs; got %s", input.width(), first.inputs());
    this.input = input;
    this.weights = new WeightRows(first.weights(), first.neurons());
  }

  /**
   * The drive {@code sum_j W_ij x_j(t)} at the row that begins at {@code row}.
   *
   * @param rows row-major {@code [time][signals + context]}; the taps reach back taps - 1 rows
   * @param row position of the present row's first value
   * @param inputs written: the input vector, {@code [input.width()]}
   * @param drive written: {@code [neurons]}
   */
  public void project(float[] rows, int row, float[] inputs, float[] drive) {
    gather(rows, row, inputs);
    Arrays.fill(drive, 0);
    weights.addTo(inputs, drive);
  }

  /**
   * The input vector at the row that begins at {@code row}.
   *
   * @param rows as above
   * @param inputs written: {@code [input.width()]}
   */
  public void gather(float[] rows, int row, float[] inputs) {
    int width = input.rowWidth();
    int at = 0;
    for (int signal = 0; signal < input.signals(); signal++) {
      for (int tap = 0; tap < input.taps(); tap++) {
        inputs[at++] = rows[row - tap * width + signal];
      }
    }
    System.arraycopy(rows, row + input.signals(), inputs, at, input.context());
  }
}

package org.sswim.training;

import org.sswim.linalg.Blas;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;

/** Projects rows of a lane onto the first hidden layer. Holds scratch memory. */
final class RowProjection {
  private final InputLayer input;
  private final SpikingLayer layer;
  private float[] inputs = new float[0];
  private float[] last = new float[0];

  /** The drive of each signal that is 1 at all taps: row-major {@code [signals][neurons]}. */
  private final float[] constantDrive;

  RowProjection(HiddenNetwork network) {
    input = network.input();
    layer = network.layers().get(0);
    int neurons = layer.neurons();
    constantDrive = new float[input.signals() * neurons];
    for (int j = 0; j < input.signals() * input.taps(); j++) {
      for (int n = 0; n < neurons; n++) {
        constantDrive[j / input.taps() * neurons + n] += layer.weights()[j * neurons + n];
      }
    }
  }

  /** Which row of a lane comes at a place. */
  interface Rows {
    /** The row at place t. */
    int at(int t);
  }

  /**
   * The drive of rows.
   *
   * @param count number of rows
   * @param relative whether every row's taps are taken relative to the row itself
   * @param out written: {@code [count][neurons]}
   */
  void drive(WindowedSeries series, int lane, int count, Rows rows, boolean relative, float[] out) {
    int width = input.width();
    inputs = atLeast(inputs, count, width);
    int at = 0;
    for (int t = 0; t < count; t++) {
      int row = rows.at(t);
      for (int s = 0; s < input.signals(); s++) {
        float origin = relative ? series.value(lane, row, s) : 0;
        for (int tap = 0; tap < input.taps(); tap++) {
          inputs[at++] = series.value(lane, row - tap, s) - origin;
        }
      }
      for (int c = 0; c < input.context(); c++) {
        inputs[at++] = series.context(lane, row, c);
      }
    }
    Blas.gemmNN(count, layer.neurons(), width, 1, inputs, layer.weights(), 0, out);
  }

  /**
   * What rows, each held constant over all taps, would drive.
   *
   * @param out written: {@code [count][neurons]}
   */
  void constant(WindowedSeries series, int lane, int count, Rows rows, float[] out) {
    int signals = input.signals();
    last = atLeast(last, count, signals);
    for (int t = 0; t < count; t++) {
      for (int s = 0; s < signals; s++) {
        last[t * signals + s] = series.value(lane, rows.at(t), s);
      }
    }
    Blas.gemmNN(count, layer.neurons(), signals, 1, last, constantDrive, 0, out);
  }

  static float[] atLeast(float[] memory, int rows, int columns) {
    int length = Math.multiplyExact(rows, columns);
    return memory.length < length ? new float[length] : memory;
  }
}

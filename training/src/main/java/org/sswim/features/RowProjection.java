package org.sswim.features;

import org.sswim.linalg.Blas;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/** Projects steps of samples onto the first hidden layer. Holds scratch memory. */
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

  /**
   * The drive of the steps that the samples of a block take, each from the first at which all taps
   * lie inside it. Samples overlap where they share steps.
   *
   * @param spacing rows between the first steps of neighbouring samples, at most {@code steps}
   * @param steps that a network takes in a sample
   * @param out written: {@code [(block.count - 1) * spacing + steps][neurons]}
   */
  void drive(Samples samples, SampleBlock block, int spacing, int steps, float[] out) {
    if (samples.constant() && !samples.sliding()) {
      held(samples, block, steps, out);
      return;
    }
    int rows = (block.count() - 1) * spacing + steps;
    inputs = atLeast(inputs, rows, input.width());
    for (int r = 0; r < rows; r++) {
      int i = Math.min(r / spacing, block.count() - 1);
      int step = input.firstStep() + r - i * spacing;
      write(samples, block.lane(), block.start(i), step, false, r);
    }
    project(rows, out);
  }

  /** The same where all steps of a sample are alike: one is projected. */
  private void held(Samples samples, SampleBlock block, int steps, float[] out) {
    int neurons = layer.neurons();
    inputs = atLeast(inputs, block.count(), input.width());
    for (int i = 0; i < block.count(); i++) {
      write(samples, block.lane(), block.start(i), input.firstStep(), false, i);
    }
    project(block.count(), out);
    // From the last on, so that nothing is overwritten before it is copied.
    for (int i = block.count() - 1; i >= 0; i--) {
      for (int t = steps - 1; t >= 0; t--) {
        System.arraycopy(out, i * neurons, out, (i * steps + t) * neurons, neurons);
      }
    }
  }

  /**
   * The drive of neighbouring steps of a lane whose samples slide, as the first sample of a block
   * sees them.
   *
   * @param first the first of them, counted from step 0 of the sample at place 0
   * @param relative whether the taps of every step are taken relative to the step itself
   * @param out written: {@code [count][neurons]}
   */
  void drive(
      Samples samples, SampleBlock block, int first, int count, boolean relative, float[] out) {
    inputs = atLeast(inputs, count, input.width());
    int place = block.first();
    for (int r = 0; r < count; r++) {
      write(samples, block.lane(), place, first - place + r, relative, r);
    }
    project(count, out);
  }

  private void write(Samples samples, int lane, int place, int step, boolean relative, int row) {
    int at = row * input.width();
    for (int s = 0; s < input.signals(); s++) {
      float origin = relative ? samples.value(lane, place, step, s) : 0;
      for (int tap = 0; tap < input.taps(); tap++) {
        inputs[at++] = samples.value(lane, place, step - tap, s) - origin;
      }
    }
    for (int c = 0; c < input.context(); c++) {
      inputs[at++] = samples.context(lane, place, step, c);
    }
  }

  private void project(int rows, float[] out) {
    Blas.gemmNN(rows, layer.neurons(), input.width(), 1, inputs, layer.weights(), 0, out);
  }

  /**
   * What the last step of each sample of a block, held constant over all taps, would drive.
   *
   * @param out written: {@code [block.count][neurons]}
   */
  void constant(Samples samples, SampleBlock block, float[] out) {
    int signals = input.signals();
    last = atLeast(last, block.count(), signals);
    for (int i = 0; i < block.count(); i++) {
      for (int s = 0; s < signals; s++) {
        last[i * signals + s] = samples.value(block.lane(), block.start(i), samples.steps() - 1, s);
      }
    }
    Blas.gemmNN(block.count(), layer.neurons(), signals, 1, last, constantDrive, 0, out);
  }

  static float[] atLeast(float[] memory, int rows, int columns) {
    int length = Math.multiplyExact(rows, columns);
    return memory.length < length ? new float[length] : memory;
  }
}

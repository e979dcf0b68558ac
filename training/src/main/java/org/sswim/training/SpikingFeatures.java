package org.sswim.training;

import org.sswim.linalg.Blas;
import org.sswim.linalg.Precision;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;

/**
 * The features of a spiking network: every window starts at rest, and the read-out banks are read
 * at its last step.
 *
 * <p>The rows of a block are projected onto the first layer once, whatever the number of windows
 * that share them; a window relative to its last row only subtracts the projection of that row.
 */
public final class SpikingFeatures implements FeatureMap {
  private final HiddenNetwork network;
  private final boolean relativeInput;
  private BlockSimulation simulation = BlockSimulation.NONE;
  private float[] inputs = new float[0];
  private float[] drive = new float[0];
  private float[] last = new float[0];
  private float[] origins = new float[0];

  /** The drive of each signal that is 1 at all taps: row-major {@code [signals][neurons]}. */
  private final float[] constantDrive;

  /**
   * Features of a network.
   *
   * @param relativeInput whether windows are taken relative to their last row
   */
  public SpikingFeatures(HiddenNetwork network, boolean relativeInput) {
    this.network = network;
    this.relativeInput = relativeInput;
    InputLayer input = network.input();
    SpikingLayer layer = network.layers().get(0);
    int neurons = layer.neurons();
    constantDrive = new float[input.signals() * neurons];
    for (int j = 0; j < input.signals() * input.taps(); j++) {
      for (int n = 0; n < neurons; n++) {
        constantDrive[j / input.taps() * neurons + n] += layer.weights()[j * neurons + n];
      }
    }
  }

  @Override
  public int features() {
    return network.features();
  }

  @Override
  public Precision precision() {
    return Precision.SINGLE;
  }

  @Override
  public FeatureMap forWorker() {
    return new SpikingFeatures(network, relativeInput);
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, float[] out) {
    if (block.count() == 0) {
      return;
    }
    int steps = series.window() - network.input().firstStep();
    if (simulation.steps() != steps) {
      simulation = BlockSimulation.of(network, steps);
    }
    // Windows that share no row are laid end to end.
    int spacing = Math.min(block.stride(), steps);
    project(series, block, spacing, (block.count() - 1) * spacing + steps);
    if (relativeInput) {
      projectLast(series, block);
    }
    simulation.run(block.count(), spacing, drive, relativeInput ? origins : null, out);
  }

  /** The drive of the first layer at every step that a window of the block takes. */
  private void project(WindowedSeries series, WindowBlock block, int spacing, int rows) {
    InputLayer input = network.input();
    SpikingLayer layer = network.layers().get(0);
    int width = input.width();
    inputs = atLeast(inputs, rows, width);
    drive = atLeast(drive, rows, layer.neurons());
    int gap = block.stride() - spacing;
    for (int t = 0; t < rows; t++) {
      int row = block.first() + input.firstStep() + t + t / spacing * gap;
      writeInput(series, block.lane(), row, t * width);
    }
    Blas.gemmNN(rows, layer.neurons(), width, 1, inputs, layer.weights(), 0, drive);
  }

  private void writeInput(WindowedSeries series, int lane, int row, int to) {
    InputLayer input = network.input();
    int at = to;
    for (int s = 0; s < input.signals(); s++) {
      for (int tap = 0; tap < input.taps(); tap++) {
        inputs[at++] = series.value(lane, row - tap, s);
      }
    }
    for (int c = 0; c < input.context(); c++) {
      inputs[at++] = series.calendar(row, c);
    }
  }

  /** What the last row of each window, held constant over all taps, would drive. */
  private void projectLast(WindowedSeries series, WindowBlock block) {
    int signals = network.input().signals();
    int neurons = network.layers().get(0).neurons();
    last = atLeast(last, block.count(), signals);
    origins = atLeast(origins, block.count(), neurons);
    for (int i = 0; i < block.count(); i++) {
      for (int s = 0; s < signals; s++) {
        last[i * signals + s] = series.last(block.lane(), block.start(i), s);
      }
    }
    Blas.gemmNN(block.count(), neurons, signals, 1, last, constantDrive, 0, origins);
  }

  private static float[] atLeast(float[] memory, int rows, int columns) {
    int length = Math.multiplyExact(rows, columns);
    return memory.length < length ? new float[length] : memory;
  }
}

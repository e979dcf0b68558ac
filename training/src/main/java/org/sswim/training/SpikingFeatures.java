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
  /** Superposed drives at a time: 2 MB. */
  private static final int SUPERPOSED_VALUES = 1 << 19;

  private final HiddenNetwork network;
  private final boolean relativeInput;
  private BlockSimulation simulation = BlockSimulation.NONE;
  private float[] inputs = new float[0];
  private float[] drive = new float[0];
  private float[] last = new float[0];
  private float[] origins = new float[0];
  private float[] superposed = new float[0];

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
    int steps = prepare(series, block);
    simulation.run(
        block.count(), spacing(block, steps), drive, relativeInput ? origins : null, out);
  }

  /** Drives add up like the windows behind them, so only drives are superposed. */
  @Override
  public void writeSuperposed(
      WindowedSeries series, WindowBlock block, Superposition windows, float[] out) {
    if (block.count() == 0) {
      return;
    }
    int steps = prepare(series, block);
    int spacing = spacing(block, steps);
    int neurons = network.layers().get(0).neurons();
    int most = Math.max(1, SUPERPOSED_VALUES / (steps * neurons));
    superposed = atLeast(superposed, Math.min(most, block.count()) * steps, neurons);
    float[] group = new float[Math.min(most, block.count()) * features()];
    for (int done = 0; done < block.count(); done += most) {
      int count = Math.min(most, block.count() - done);
      for (int i = 0; i < count; i++) {
        superpose(windows, done + i, spacing, steps, i * steps * neurons);
      }
      simulation.run(count, steps, superposed, null, group);
      System.arraycopy(group, 0, out, done * features(), count * features());
    }
  }

  private void superpose(Superposition windows, int window, int spacing, int steps, int to) {
    int neurons = network.layers().get(0).neurons();
    int partner = windows.partner()[window];
    float own = windows.own()[window];
    float other = windows.other()[window];
    for (int t = 0; t < steps; t++) {
      int at = to + t * neurons;
      int one = (window * spacing + t) * neurons;
      int two = (partner * spacing + t) * neurons;
      for (int n = 0; n < neurons; n++) {
        superposed[at + n] = own * drive[one + n] + other * drive[two + n];
      }
      if (relativeInput) {
        for (int n = 0; n < neurons; n++) {
          superposed[at + n] -=
              own * origins[window * neurons + n] + other * origins[partner * neurons + n];
        }
      }
    }
  }

  /** Windows that share no row are laid end to end. */
  private static int spacing(WindowBlock block, int steps) {
    return Math.min(block.stride(), steps);
  }

  /** Projects the rows of a block; returns the steps of a window. */
  private int prepare(WindowedSeries series, WindowBlock block) {
    int steps = series.window() - network.input().firstStep();
    if (simulation.steps() != steps) {
      simulation = BlockSimulation.of(network, steps);
    }
    int spacing = spacing(block, steps);
    project(series, block, spacing, (block.count() - 1) * spacing + steps);
    if (relativeInput) {
      projectLast(series, block);
    }
    return steps;
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

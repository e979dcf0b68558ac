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
  private float[] superposedOrigins = new float[0];

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
    int group = Math.min(most, block.count());
    superposed = atLeast(superposed, group * steps, neurons);
    superposedOrigins = atLeast(superposedOrigins, relativeInput ? group : 0, neurons);
    float[] written = new float[group * features()];
    Sum sum = new Sum(neurons);
    for (int done = 0; done < block.count(); done += group) {
      int count = Math.min(group, block.count() - done);
      for (int i = 0; i < count; i++) {
        int window = done + i;
        int partner = windows.partner()[window];
        sum.own = windows.own()[window];
        sum.other = windows.other()[window];
        for (int t = 0; t < steps; t++) {
          int to = (i * steps + t) * neurons;
          int one = (window * spacing + t) * neurons;
          sum.write(drive, one, (partner * spacing + t) * neurons, superposed, to);
        }
        if (relativeInput) {
          sum.write(origins, window * neurons, partner * neurons, superposedOrigins, i * neurons);
        }
      }
      simulation.run(count, steps, superposed, relativeInput ? superposedOrigins : null, written);
      System.arraycopy(written, 0, out, done * features(), count * features());
    }
  }

  /** A weighted sum of two drives. */
  private static final class Sum {
    private final float[] x;
    private final float[] y;
    private float own;
    private float other;

    Sum(int neurons) {
      x = new float[neurons];
      y = new float[neurons];
    }

    void write(float[] values, int one, int two, float[] out, int to) {
      // Copied, as a loop whose arrays begin at different places does not vectorise.
      System.arraycopy(values, one, x, 0, x.length);
      System.arraycopy(values, two, y, 0, y.length);
      add(own, x, other, y);
      System.arraycopy(x, 0, out, to, x.length);
    }

    private static void add(float a, float[] x, float b, float[] y) {
      for (int n = 0; n < x.length; n++) {
        x[n] = a * x[n] + b * y[n];
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

package org.sswim.training;

import java.util.stream.IntStream;
import org.sswim.linalg.Blas;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/**
 * The features of a spiking network: every window starts at rest, and the read-out banks are read
 * at its last step.
 *
 * <p>The rows of a block are projected onto the first layer once, whatever the number of windows
 * that share them; a window relative to its last row only subtracts the projection of that row.
 */
public final class SpikingFeatures implements FeatureMap {
  private final HiddenNetwork network;
  private final NetworkStep step;
  private final boolean relativeInput;

  /**
   * Features of a network.
   *
   * @param relativeInput whether windows are taken relative to their last row
   */
  public SpikingFeatures(HiddenNetwork network, boolean relativeInput) {
    this.network = network;
    this.step = new NetworkStep(network);
    this.relativeInput = relativeInput;
  }

  @Override
  public int features() {
    return network.features();
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, double[] out) {
    if (block.count() == 0) {
      return;
    }
    int neurons = network.layers().get(0).neurons();
    float[] drive = project(series, block);
    float[] offset = relativeInput ? projectLast(series, block) : new float[0];
    int parts = Math.min(block.count(), Runtime.getRuntime().availableProcessors());
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part -> {
              int from = (int) ((long) block.count() * part / parts);
              int to = (int) ((long) block.count() * (part + 1) / parts);
              run(series, block, drive, offset, neurons, from, to, out);
            });
  }

  private void run(
      WindowedSeries series,
      WindowBlock block,
      float[] drive,
      float[] offset,
      int neurons,
      int from,
      int to,
      double[] out) {
    NetworkState state = step.newState();
    float[] scratch = new float[network.last().neurons()];
    float[] features = new float[features()];
    float[] relative = new float[neurons];
    int first = network.input().firstStep();
    for (int i = from; i < to; i++) {
      state.reset();
      for (int t = first; t < series.window(); t++) {
        int at = (i * block.stride() + t - first) * neurons;
        System.arraycopy(drive, at, relative, 0, neurons);
        if (relativeInput) {
          for (int n = 0; n < neurons; n++) {
            relative[n] -= offset[i * neurons + n];
          }
        }
        step.step(relative, state);
      }
      step.features(state, scratch, features, 0);
      int row = i * features.length;
      for (int f = 0; f < features.length; f++) {
        out[row + f] = features[f];
      }
    }
  }

  /** The drive of the first layer at every step that a window of the block takes. */
  private float[] project(WindowedSeries series, WindowBlock block) {
    InputLayer input = network.input();
    SpikingLayer layer = network.layers().get(0);
    int width = input.width();
    int steps = (block.count() - 1) * block.stride() + series.window() - input.firstStep();
    float[] x = new float[Math.multiplyExact(steps, width)];
    for (int t = 0; t < steps; t++) {
      writeInput(series, block.lane(), block.first() + input.firstStep() + t, x, t * width);
    }
    float[] drive = new float[Math.multiplyExact(steps, layer.neurons())];
    Blas.gemmNN(steps, layer.neurons(), width, 1, x, layer.weights(), 0, drive);
    return drive;
  }

  private void writeInput(WindowedSeries series, int lane, int row, float[] x, int to) {
    InputLayer input = network.input();
    int at = to;
    for (int s = 0; s < input.signals(); s++) {
      for (int tap = 0; tap < input.taps(); tap++) {
        x[at++] = series.value(lane, row - tap, s);
      }
    }
    for (int c = 0; c < input.context(); c++) {
      x[at++] = series.calendar(row, c);
    }
  }

  /** What the last row of each window, held constant over all taps, would drive. */
  private float[] projectLast(WindowedSeries series, WindowBlock block) {
    InputLayer input = network.input();
    SpikingLayer layer = network.layers().get(0);
    int neurons = layer.neurons();
    float[] perSignal = new float[input.signals() * neurons];
    for (int s = 0; s < input.signals(); s++) {
      for (int tap = 0; tap < input.taps(); tap++) {
        int row = (s * input.taps() + tap) * neurons;
        for (int n = 0; n < neurons; n++) {
          perSignal[s * neurons + n] += layer.weights()[row + n];
        }
      }
    }
    float[] last = new float[block.count() * input.signals()];
    for (int i = 0; i < block.count(); i++) {
      for (int s = 0; s < input.signals(); s++) {
        last[i * input.signals() + s] = series.last(block.lane(), block.start(i), s);
      }
    }
    float[] offset = new float[block.count() * neurons];
    Blas.gemmNN(block.count(), neurons, input.signals(), 1, last, perSignal, 0, offset);
    return offset;
  }
}

package org.sswim.features;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Blas;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.NeuronTile;

/**
 * Runs a network over the samples of a block, each from rest. It goes from the projected drive of
 * their steps to the features at each sample's end. Holds scratch memory.
 */
interface BlockSimulation {

  /** Steps of a sample. */
  int steps();

  /**
   * Runs a block.
   *
   * @param samples number of samples
   * @param spacing rows of the drive between the first steps of neighbouring samples
   * @param drive row-major {@code [rows][neurons of the first layer]}, from the first step of the
   *     first sample on
   * @param origins drive that counts as 0 in each sample, {@code [samples][neurons]}, or null
   * @param out written: {@code [samples][features]}
   */
  void run(int samples, int spacing, float[] drive, float @Nullable [] origins, float[] out);

  /**
   * The fastest for a network.
   *
   * @param shared whether samples may share rows, or have origins
   */
  static BlockSimulation of(HiddenNetwork network, int steps, boolean shared) {
    for (SpikingLayer layer : network.layers()) {
      if (!NeuronTile.canRun(layer, network.banks())) {
        return new StepByStep(network, steps);
      }
    }
    return new Tiled(network, steps, shared);
  }

  /** Any network: sample by sample, step by step. */
  final class StepByStep implements BlockSimulation {
    private final int steps;
    private final int neurons;
    private final int features;
    private final NetworkStep step;
    private final NetworkState state;
    private final float[] drive;
    private final float[] scratch;

    StepByStep(HiddenNetwork network, int steps) {
      this.steps = steps;
      step = new NetworkStep(network);
      state = step.newState();
      neurons = network.layers().get(0).neurons();
      features = network.features();
      drive = new float[neurons];
      scratch = new float[network.last().neurons()];
    }

    @Override
    public int steps() {
      return steps;
    }

    @Override
    public void run(
        int samples, int spacing, float[] rows, float @Nullable [] origins, float[] out) {
      run(samples, spacing, rows, origins, new int[samples], out);
    }

    /**
     * As above, for samples that may be shorter.
     *
     * @param first step at which each sample begins: {@code [samples]}
     */
    void run(
        int samples,
        int spacing,
        float[] rows,
        float @Nullable [] origins,
        int[] first,
        float[] out) {
      for (int i = 0; i < samples; i++) {
        state.reset();
        for (int t = first[i]; t < steps; t++) {
          System.arraycopy(rows, (i * spacing + t) * neurons, drive, 0, neurons);
          if (origins != null) {
            for (int n = 0; n < neurons; n++) {
              drive[n] -= origins[i * neurons + n];
            }
          }
          step.step(drive, state);
        }
        step.features(state, scratch, out, i * features);
      }
    }
  }

  /**
   * Networks with exponential kernels: tile by tile, and between layers one matrix product for all
   * steps of some samples.
   */
  final class Tiled implements BlockSimulation {
    /** Spikes held between layers: 2 MB. */
    private static final int TRAIN_VALUES = 1 << 19;

    private final HiddenNetwork network;
    private final int steps;
    private final boolean shared;
    private final List<List<NeuronTile>> layers = new ArrayList<>();
    private final int group;
    private final float[][] trains;
    private final float[][] drives;

    Tiled(HiddenNetwork network, int steps, boolean shared) {
      this.network = network;
      this.steps = steps;
      this.shared = shared;
      int depth = network.layers().size();
      int widest = 0;
      for (int l = 0; l < depth; l++) {
        SpikingLayer layer = network.layers().get(l);
        layers.add(NeuronTile.of(layer, steps, shared && l == 0, network.banks()));
        widest = Math.max(widest, layer.neurons());
      }
      group = depth == 1 ? 0 : Math.max(1, TRAIN_VALUES / steps / widest);
      trains = new float[depth - 1][];
      drives = new float[depth - 1][];
      for (int l = 0; l < depth - 1; l++) {
        int rows = group * steps;
        trains[l] = new float[Math.multiplyExact(rows, network.layers().get(l).neurons())];
        drives[l] = new float[Math.multiplyExact(rows, network.layers().get(l + 1).neurons())];
      }
    }

    @Override
    public int steps() {
      return steps;
    }

    @Override
    public void run(
        int samples, int spacing, float[] drive, float @Nullable [] origins, float[] out) {
      int neurons = network.layers().get(0).neurons();
      int rows = (samples - 1) * spacing + steps;
      for (NeuronTile tile : layers.get(0)) {
        if (shared) {
          tile.load(drive, 0, rows, neurons);
        }
      }
      if (layers.size() == 1) {
        for (NeuronTile tile : layers.get(0)) {
          for (int i = 0; i < samples; i++) {
            int row = row(tile, i * spacing, drive, neurons);
            tile.run(row, origins, i * neurons, null, 0, neurons);
            tile.features(out, i * network.features(), neurons);
          }
        }
        return;
      }
      for (int from = 0; from < samples; from += group) {
        int count = Math.min(group, samples - from);
        for (NeuronTile tile : layers.get(0)) {
          for (int w = 0; w < count; w++) {
            int i = from + w;
            int to = w * steps * neurons;
            int row = row(tile, i * spacing, drive, neurons);
            tile.run(row, origins, i * neurons, trains[0], to, neurons);
          }
        }
        for (int l = 1; l < layers.size(); l++) {
          runLayer(l, from, count, out);
        }
      }
    }

    /** Where a sample begins in what a tile has loaded; one that shares nothing is loaded alone. */
    private int row(NeuronTile tile, int first, float[] drive, int neurons) {
      if (shared) {
        return first;
      }
      tile.load(drive, first * neurons, steps, neurons);
      return 0;
    }

    private void runLayer(int l, int from, int count, float[] out) {
      SpikingLayer layer = network.layers().get(l);
      int neurons = layer.neurons();
      float[] drive = drives[l - 1];
      Blas.gemmNN(
          count * steps, neurons, layer.inputs(), 1, trains[l - 1], layer.weights(), 0, drive);
      boolean last = l == layers.size() - 1;
      for (NeuronTile tile : layers.get(l)) {
        for (int w = 0; w < count; w++) {
          int at = w * steps * neurons;
          tile.load(drive, at, steps, neurons);
          tile.run(0, null, 0, last ? null : trains[l], at, neurons);
          if (last) {
            tile.features(out, (from + w) * network.features(), neurons);
          }
        }
      }
    }
  }
}

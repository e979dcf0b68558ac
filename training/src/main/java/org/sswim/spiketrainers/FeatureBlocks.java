package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.spiketrains.SpikeFeatures;

/**
 * Passes over the features of all steps of some sequences, some sequences at a time and on all
 * workers. Features are simulated anew in each pass, so memory does not grow with the number of
 * steps. This costs little beside the products that they are for.
 */
final class FeatureBlocks {
  private static final int STEPS = 2048;

  private final SpikeTrainData data;
  private final @Nullable HiddenNetwork hidden;
  private final float[] skip;
  private final Workers workers;
  private final List<int[]> blocks = new ArrayList<>();
  private final int features;
  private int largest;

  FeatureBlocks(
      SpikeTrainData data, @Nullable HiddenNetwork hidden, float[] skip, Workers workers) {
    this.data = data;
    this.hidden = hidden;
    this.skip = skip;
    this.workers = workers;
    features = new SpikeFeatures(data.signals(), hidden, skip).features();
    int first = 0;
    int steps = 0;
    for (int i = 0; i < data.count(); i++) {
      steps += data.steps(i);
      if (steps >= STEPS || i + 1 == data.count()) {
        blocks.add(new int[] {first, i + 1});
        largest = Math.max(largest, steps);
        first = i + 1;
        steps = 0;
      }
    }
  }

  SpikeTrainData data() {
    return data;
  }

  int features() {
    return features;
  }

  /** How many of the last features are of skip connections. */
  int skipFeatures() {
    return skip.length * data.signals();
  }

  /** Steps of the largest block. */
  int largest() {
    return largest;
  }

  /** Some sequences and their features, with what a pass sums. */
  static final class Block<S> {
    /** Row-major {@code [steps][features]}. */
    final float[] rows;

    final S sums;
    int first;
    int end;
    int steps;

    Block(float[] rows, S sums) {
      this.rows = rows;
      this.sums = sums;
    }
  }

  /**
   * Passes over all blocks.
   *
   * @param compute on any worker
   * @param take in the order of the blocks, never two at once
   */
  <S> void pass(Supplier<S> sums, Consumer<Block<S>> compute, Consumer<Block<S>> take) {
    workers.inOrder(
        blocks.size(),
        () ->
            new Runner<>(
                new SpikeFeatures(data.signals(), hidden, skip),
                new Block<>(new float[Math.multiplyExact(largest, features)], sums.get())),
        (runner, index) -> {
          runner.fill(data, blocks.get(index));
          compute.accept(runner.block);
        },
        (runner, index) -> take.accept(runner.block));
  }

  private record Runner<S>(SpikeFeatures simulation, Block<S> block) {
    void fill(SpikeTrainData data, int[] range) {
      int width = simulation.features();
      block.first = range[0];
      block.end = range[1];
      int row = 0;
      for (int i = range[0]; i < range[1]; i++) {
        simulation.reset();
        float[] sequence = data.inputs().get(i);
        for (int t = 0; t < data.steps(i); t++) {
          simulation.step(sequence, t * data.signals());
          simulation.write(block.rows, row * width);
          row++;
        }
      }
      block.steps = row;
    }
  }
}

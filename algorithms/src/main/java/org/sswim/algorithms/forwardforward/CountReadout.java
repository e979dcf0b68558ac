package org.sswim.algorithms.forwardforward;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.algorithms.layers.CrossEntropy;
import org.sswim.algorithms.layers.DenseMap;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.learning.Epochs;
import org.sswim.algorithms.learning.Journal;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * A linear read-out of the last layer's spike counts, trained by cross-entropy while the network
 * stays as it is; counts are of runs without a class. It is no part of the paper.
 *
 * @param map of scaled counts to evidence
 * @param scale what counts are multiplied by
 */
record CountReadout(DenseMap map, float scale) {
  private static final int ROWS = 64;
  private static final double RATE = 1e-2;
  private static final double DECAY = 1e-2;

  /** A read-out that knows nothing yet, and the counts that it is to learn from. */
  static final class Training {
    private final Vectors data;
    private final float[] counts;
    private final int width;
    private final CountReadout readout;

    /** Runs the layers over all samples. */
    Training(
        Classless layers, ForwardForwardOptions options, Vectors data, Workers workers, long seed) {
      this.data = data;
      width = layers.maps().get(layers.maps().size() - 1).outputs();
      counts = new float[Math.multiplyExact(data.count(), width)];
      int[] order = IntStream.range(0, data.count()).toArray();
      workers.inOrder(
          (order.length + ROWS - 1) / ROWS,
          Integer.MAX_VALUE,
          () -> layers.run(options, data, ROWS),
          (run, part) -> {
            int from = part * ROWS;
            int count = Math.min(ROWS, order.length - from);
            float[] own = run.count(data, order, from, count);
            System.arraycopy(own, 0, counts, from * width, count * width);
          },
          (run, part) -> {});
      double squares = 0;
      for (float c : counts) {
        squares += (double) c * c;
      }
      double rms = Math.sqrt(squares / counts.length);
      readout =
          new CountReadout(
              DenseMap.drawn(
                  width, data.classes().size(), new SeedStreams(seed).stream("forward-read-out")),
              (float) (rms > 0 ? 1 / rms : 1));
    }

    /** Loss and gradient of the read-out's weights and biases, in the memory of one worker. */
    BatchSums.Part pass(int rows) {
      return new Pass(this, rows);
    }

    /** The read-out, as it is. */
    CountReadout readout() {
      return readout;
    }

    /** Trains it. */
    void run(
        int epochs,
        int batch,
        long seed,
        Workers workers,
        Epochs.Listener listener,
        Journal journal) {
      List<Optimizer.Group> groups =
          List.of(
              new Optimizer.Group(readout.map.weights(), 1, true),
              new Optimizer.Group(readout.map.bias(), 1, false));
      BatchSums sums =
          new BatchSums(
              this::pass,
              batch,
              workers,
              groups.stream().map(group -> new float[group.values().length]).toList());
      Optimizer optimizer = new Optimizer(Optimizer.Rule.ADAMW, DECAY, groups);
      new Epochs(epochs, batch, RATE, Schedule.COSINE, seed, "forward-read-out-batches")
          .run(
              IntStream.range(0, data.count()).toArray(),
              sums,
              optimizer,
              () -> {},
              listener,
              journal.stage(List.of(optimizer)));
    }
  }

  private static final class Pass implements BatchSums.Part {
    private final Training training;
    private final LayerMap.Pass map;
    private final float[] x;
    private final float[] evidence;
    private final float[] slope;
    private final int[] label;

    Pass(Training training, int rows) {
      this.training = training;
      DenseMap own = training.readout.map;
      map = own.pass(rows);
      x = new float[rows * own.inputs()];
      evidence = new float[rows * own.outputs()];
      slope = new float[evidence.length];
      label = new int[rows];
    }

    @Override
    public double loss(int[] order, int from, int count) {
      return evidenceLoss(order, from, count, 1);
    }

    @Override
    public double gradient(int[] order, int from, int count, double share) {
      double loss = evidenceLoss(order, from, count, share);
      gradients().forEach(array -> Arrays.fill(array, 0));
      map.backward(count, x, slope, null);
      return loss;
    }

    private double evidenceLoss(int[] order, int from, int count, double share) {
      int width = training.width;
      for (int r = 0; r < count; r++) {
        int sample = order[from + r];
        label[r] = training.data.label()[sample];
        for (int i = 0; i < width; i++) {
          x[r * width + i] = training.readout.scale * training.counts[sample * width + i];
        }
      }
      map.forward(count, x, evidence);
      return CrossEntropy.of(count, training.readout.map.outputs(), evidence, label, share, slope);
    }

    @Override
    public List<float[]> gradients() {
      return map.gradients();
    }
  }
}

package org.sswim.algorithms.forwardforward;

import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.FitContext;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.sampling.SeedStreams;

/**
 * A linear read-out of the last layer's spike counts, trained by cross-entropy while the network
 * stays as it is. Counts are of runs without a class. It is no part of the paper.
 *
 * @param map of scaled counts to evidence
 * @param scale what counts are multiplied by
 * @param counts that it learns from, scaled, of all samples
 */
record CountReadout(DenseMap map, float scale, Vectors counts) {
  private static final int ROWS = 64;
  private static final double RATE = 1e-2;
  private static final double DECAY = 1e-2;

  /** A read-out that knows nothing yet, behind a run of the layers over all samples. */
  static CountReadout of(
      Classless layers, ForwardForwardOptions options, Vectors data, FitContext context) {
    int width = layers.maps().get(layers.maps().size() - 1).outputs();
    float[][] counts = new float[data.count()][];
    int[] order = data.all();
    context
        .workers()
        .inOrder(
            (order.length + ROWS - 1) / ROWS,
            Integer.MAX_VALUE,
            () -> layers.run(options, data, ROWS),
            (run, part) -> {
              int from = part * ROWS;
              int rows = Math.min(ROWS, order.length - from);
              float[] own = run.count(data, order, from, rows);
              for (int r = 0; r < rows; r++) {
                counts[from + r] = Arrays.copyOfRange(own, r * width, (r + 1) * width);
              }
            },
            (run, part) -> {});
    double squares = 0;
    for (float[] own : counts) {
      for (float c : own) {
        squares += (double) c * c;
      }
    }
    double rms = Math.sqrt(squares / ((double) counts.length * width));
    float scale = (float) (rms > 0 ? 1 / rms : 1);
    List<String> classes = data.classes();
    DenseMap map =
        DenseMap.drawn(
            width, classes.size(), new SeedStreams(context.seed()).stream("forward-read-out"));
    return new CountReadout(
        map, scale, Vectors.scaled(List.of(counts), scale, data.label(), classes));
  }

  /** Memory of a worker. */
  RectifierPass pass(int rows) {
    return new RectifierPass(List.of(map), counts, rows);
  }

  /** Trains it. */
  void train(Course course, int epochs) {
    course
        .stage("read-out", "forward-read-out-batches", epochs)
        .rate(RATE, Schedule.COSINE)
        .run(this::pass, new Optimizer(Optimizer.Rule.ADAMW, DECAY, LayerMap.groups(List.of(map))));
  }
}

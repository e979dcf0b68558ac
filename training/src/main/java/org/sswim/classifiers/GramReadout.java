package org.sswim.classifiers;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;
import org.sswim.linalg.Workers;
import org.sswim.network.Readout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;

/**
 * Read-outs of many samples, solved by the normal equations of each class. Products of features are
 * summed class by class. So samples of a class may have different weights in different outputs.
 * Samples left out choose the penalty and the weights; then they train, too.
 *
 * <p>Memory: a matrix of features x features for each class, in single precision, and the features
 * of the samples left out. Where the classes are too many for that, there is one matrix, and all
 * samples weigh alike.
 */
final class GramReadout {
  private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 0.1};

  /** Samples whose features are written at a time. */
  private static final int BLOCK = 256;

  private static final double MOST_PENALTY = 1e3;

  private static final int SCALE_SAMPLES = 2048;

  /** Share of the memory that the products of all classes may take. */
  private static final double MEMORY_SHARE = 0.45;

  /**
   * Weighing each class against the rest adds up all matrices for each; not beyond so many sums.
   */
  private static final double MOST_SUMS = 5e10;

  private final Samples samples;
  private final ClassOrder order;
  private final FeatureMap map;
  private final Workers workers;
  private final int classes;
  private final int p;
  private final int[] counts;
  private final FeatureScale scale;

  /** Sums of products, upper triangles; of all classes together where there are too many. */
  private final float[][] gram;

  private final double[][] sum;

  GramReadout(Samples samples, ClassOrder order, FeatureMap map, Workers workers) {
    this(samples, order, map, workers, Runtime.getRuntime().maxMemory());
  }

  /**
   * A read-out in bounded memory.
   *
   * @param memory bytes that there are for all
   */
  GramReadout(Samples samples, ClassOrder order, FeatureMap map, Workers workers, long memory) {
    this.samples = samples;
    this.order = order;
    this.map = map;
    this.workers = workers;
    classes = order.train().size();
    p = map.features();
    counts = new int[classes];
    sum = new double[classes][p];
    scale = scale();
    int square = Math.multiplyExact(p, p);
    long most = (long) (MEMORY_SHARE * memory / Float.BYTES);
    gram = new float[(long) classes * square <= most ? classes : 1][square];
  }

  private boolean alike() {
    return gram.length < classes;
  }

  private FeatureScale scale() {
    SampleRange training = order.training();
    int count = Math.min(SCALE_SAMPLES, training.count());
    int stride = training.count() / count;
    SampleRange some = new SampleRange(0, count * stride);
    float[] features = ClassTask.features(map, samples, some, stride, workers);
    return FeatureScale.of(features, count, p).balanced(map.skipFeatures());
  }

  /** Solves the read-out. */
  ClassReadout solve() {
    Arrays.setAll(counts, c -> order.train().get(c).count());
    gather();
    float[] left = ClassTask.features(map, samples, order.choosing(), 1, workers);
    scale.apply(left, order.choosing().count());
    Weighing first = alike() ? Weighing.ALIKE : Weighing.CLASSES;
    Tried[] tried = new Tried[PENALTIES.length];
    double[] losses = new double[PENALTIES.length];
    workers.inOrder(
        PENALTIES.length,
        mostAtOnce(),
        () -> losses,
        (found, i) -> {
          tried[i] = tried(PENALTIES[i], first, left);
          found[i] = tried[i].scores.leastLogLoss();
        },
        (found, i) -> {});
    double least = Double.POSITIVE_INFINITY;
    Tried best = null;
    for (int i = 0; i < tried.length; i++) {
      if (losses[i] < least) {
        least = losses[i];
        best = tried[i];
      }
    }
    double penalty = best == null ? 0 : best.penalty;
    for (Weighing other : others()) {
      Tried own = tried(penalty, other, left);
      if (best == null || own.scores.accuracy() > best.scores.accuracy()) {
        best = own;
      }
    }
    if (best == null) {
      throw new ArithmeticException("no read-out of the classes is finite");
    }
    double factor = best.scores.factor();
    Readout before = readout(best.solution, factor);
    train(left);
    double[] solution = solved(penalty, best.weighing);
    return new ClassReadout(
        readout(solution, factor), penalty, best.weighing, best.scores, factor, before);
  }

  /** A solution of the samples that train, and what it says of those left out. */
  private record Tried(double penalty, Weighing weighing, double[] solution, ClassScores scores) {}

  private Tried tried(double penalty, Weighing weighing, float[] left) {
    double[] solution = solved(penalty, weighing);
    return new Tried(penalty, weighing, solution, score(left, solution));
  }

  private List<Weighing> others() {
    if (alike()) {
      return List.of();
    }
    double sums = (double) classes * classes * p * p;
    return sums > MOST_SUMS
        ? List.of(Weighing.ALIKE)
        : List.of(Weighing.ALIKE, Weighing.ONE_AGAINST_REST);
  }

  private Readout readout(double[] solution, double factor) {
    return scale.unscaled(
        Arrays.copyOf(solution, p * classes),
        Arrays.copyOfRange(solution, p * classes, (p + 1) * classes),
        factor);
  }

  private int mostAtOnce() {
    return (int)
        Math.max(1, Runtime.getRuntime().maxMemory() * (1 - MEMORY_SHARE) / 2 / (8.0 * p * p));
  }

  /** Adds the samples that train: each class to its own sums, or all in order to the same. */
  private void gather() {
    if (!alike()) {
      workers.each(
          classes,
          Gatherer::new,
          (own, c) -> {
            SampleRange range = order.train().get(c);
            for (int at = range.start(); at < range.end(); at += BLOCK) {
              int count = own.write(at, range.end());
              add(own.features, count, at, gram[c]);
            }
          });
      return;
    }
    int end = order.training().end();
    workers.inOrder(
        (end + BLOCK - 1) / BLOCK,
        Gatherer::new,
        (own, part) -> own.write(part * BLOCK, end),
        (own, part) ->
            add(own.features, Math.min(BLOCK, end - part * BLOCK), part * BLOCK, gram[0]));
  }

  /** What writes the scaled features of a block at a time. */
  private final class Gatherer {
    private final FeatureMap own = map.forWorker();
    private final float[] features = new float[BLOCK * p];

    /** Writes those of a place and some behind it; how many. */
    int write(int at, int end) {
      int count = Math.min(BLOCK, end - at);
      own.write(samples, new SampleBlock(0, at, count, 1), features);
      scale.apply(features, count);
      return count;
    }
  }

  /**
   * Adds samples.
   *
   * @param first place of the first
   * @param to products of features that they are added to
   */
  private void add(float[] features, int count, int first, float[] to) {
    Blas.syrk(count, p, 1f, features, 1f, to);
    for (int i = 0; i < count; i++) {
      double[] own = sum[order.label()[first + i]];
      for (int j = 0; j < p; j++) {
        own[j] += features[i * p + j];
      }
    }
  }

  /** Lets the samples left out train, too. */
  private void train(float[] left) {
    for (int c = 0; c < classes; c++) {
      counts[c] += order.choose().get(c).count();
    }
    if (alike()) {
      add(left, order.choosing(), gram[0]);
    } else {
      workers.each(classes, c -> add(left, order.choose().get(c), gram[c]));
    }
  }

  private void add(float[] left, SampleRange range, float[] to) {
    for (int at = range.start(); at < range.end(); at += BLOCK) {
      int count = Math.min(BLOCK, range.end() - at);
      int from = (at - order.choosing().start()) * p;
      add(Arrays.copyOfRange(left, from, from + count * p), count, at, to);
    }
  }

  /** Weights and, behind them, biases: {@code [p + 1][classes]}. */
  private double[] solved(double penalty, Weighing weighing) {
    double[] solution = new double[(p + 1) * classes];
    if (weighing != Weighing.ONE_AGAINST_REST) {
      solve(penalty, weighing, 0, classes, solution);
      return solution;
    }
    workers.inOrder(
        classes,
        mostAtOnce(),
        () -> solution,
        (out, c) -> solve(penalty, weighing, c, c + 1, out),
        (out, c) -> {});
    return solution;
  }

  /** The outputs {@code first .. end - 1}, whose samples weigh alike. */
  private void solve(double penalty, Weighing weighing, int first, int end, double[] solution) {
    int all = Arrays.stream(counts).sum();
    int outputs = end - first;
    double[] weight = new double[classes];
    double total = 0;
    double[] mean = new double[p];
    for (int c = 0; c < classes; c++) {
      weight[c] = weighing.weight(c, first, counts, all);
      total += weight[c] * counts[c];
      for (int j = 0; j < p; j++) {
        mean[j] += weight[c] * sum[c][j];
      }
    }
    double[] level = new double[outputs];
    double[] right = new double[p * outputs];
    for (int k = 0; k < outputs; k++) {
      // Targets are 1 for the samples of the output's class and -1 for all others.
      int c = first + k;
      level[k] = 2 * weight[c] * counts[c] / total - 1;
      for (int j = 0; j < p; j++) {
        right[j * outputs + k] = 2 * weight[c] * sum[c][j] - mean[j];
      }
    }
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < outputs; k++) {
        right[i * outputs + k] -= mean[i] * level[k];
      }
    }
    double[] matrix = new double[p * p];
    // Sums in single precision may be indefinite by more than a small penalty mends.
    for (double own = penalty; !factorised(matrix, weight, mean, total, own); own *= 10) {
      Checks.that(own <= MOST_PENALTY, ArithmeticException::new)
          .or("the products of features are not finite");
    }
    Lapack.choleskySolve(p, outputs, matrix, right);
    for (int k = 0; k < outputs; k++) {
      double rest = level[k];
      for (int j = 0; j < p; j++) {
        solution[j * classes + first + k] = right[j * outputs + k];
        rest -= right[j * outputs + k] * mean[j] / total;
      }
      solution[p * classes + first + k] = rest;
    }
  }

  private boolean factorised(
      double[] matrix, double[] weight, double[] mean, double total, double penalty) {
    for (int i = 0; i < p; i++) {
      int row = i * p;
      Arrays.fill(matrix, row + i, row + p, 0);
      for (int c = 0; c < gram.length; c++) {
        double w = weight[c];
        float[] own = gram[c];
        for (int j = i; j < p; j++) {
          matrix[row + j] += w * own[row + j];
        }
      }
      double m = mean[i] / total;
      for (int j = i; j < p; j++) {
        matrix[row + j] -= m * mean[j];
      }
      matrix[row + i] += penalty * total;
    }
    return Lapack.cholesky(p, matrix);
  }

  private ClassScores score(float[] left, double[] solution) {
    int[] label =
        Arrays.copyOfRange(order.label(), order.choosing().start(), order.choosing().end());
    float[] weights = Blas.floats(Arrays.copyOf(solution, p * classes));
    float[] out = new float[label.length * classes];
    Blas.gemmNN(label.length, classes, p, 1, left, weights, 0, out);
    double[] values = new double[out.length];
    Arrays.setAll(values, i -> out[i] + solution[p * classes + i % classes]);
    return new ClassScores(values, label, classes);
  }
}

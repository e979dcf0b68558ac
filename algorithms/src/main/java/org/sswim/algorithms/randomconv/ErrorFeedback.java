package org.sswim.algorithms.randomconv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Rows;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.FilterStage;
import org.sswim.studies.RandomFilter;

/**
 * Adds random filters one after the other, each solved for what those before have left over:
 *
 * <pre>
 *   E_0 = Y,  beta_i = argmin |E_(i-1) - F_i beta|^2,  E_i = E_(i-1) - F_i beta_i
 * </pre>
 *
 * <p>At each stage filters of a third, a fourth, a fifth and a sixth of the window compete. The
 * filter that leaves the least training error is taken. So the training error never rises; a stage
 * that would raise it, by rounding alone, is the last and is not taken.
 */
final class ErrorFeedback {
  private static final int[] PARTS = {3, 4, 5, 6};
  private static final int OPENING = 4;

  /** Windows that are worked on at once. */
  private static final int BLOCK = 2048;

  /** Of the mean of the diagonal of the features' moments, for those that are all but the same. */
  private static final double TINY = 1e-12;

  private final EsmOptions options;
  private final SeedStreams streams;
  private final Workers workers;

  ErrorFeedback(EsmOptions options, long seed, Workers workers) {
    this.options = options;
    streams = new SeedStreams(seed);
    this.workers = workers;
  }

  /**
   * What a fit gives.
   *
   * @param stages all, the first first
   * @param kept how many of them count
   * @param trainError mean squared error of the training windows before any stage and behind each:
   *     {@code [stages + 1]}
   * @param leftOutError the same of the windows that are left out
   */
  record Result(List<FilterStage> stages, int kept, double[] trainError, double[] leftOutError) {
    /** The stages that count. */
    List<FilterStage> chosen() {
      return stages.subList(0, kept);
    }
  }

  /**
   * Fits.
   *
   * @param leftOut windows that choose how many filters are kept
   * @param watch told the number of each stage
   */
  Result fit(Windows train, Windows leftOut, IntConsumer watch) {
    double[] left = train.targets();
    double[] unseen = leftOut.targets();
    List<FilterStage> stages = new ArrayList<>();
    double[] trainError = new double[options.filters() + 1];
    double[] leftOutError = new double[options.filters() + 1];
    trainError[0] = train.error(left);
    leftOutError[0] = leftOut.error(unseen);
    int best = 0;
    for (int i = 1; i <= options.filters(); i++) {
      watch.accept(i);
      FilterStage stage = stage(i, train, left);
      if (stage == null) {
        break;
      }
      double[] next = left.clone();
      stage.takeOff(train.x(), train.count(), next);
      double error = train.error(next);
      if (!(error <= trainError[i - 1])) {
        break;
      }
      left = next;
      stages.add(stage);
      stage.takeOff(leftOut.x(), leftOut.count(), unseen);
      trainError[i] = error;
      leftOutError[i] = leftOut.error(unseen);
      best = leftOutError[i] < leftOutError[best] ? i : best;
    }
    int taken = stages.size();
    return new Result(
        List.copyOf(stages),
        options.select() ? best : taken,
        Arrays.copyOf(trainError, taken + 1),
        Arrays.copyOf(leftOutError, taken + 1));
  }

  private @Nullable FilterStage stage(int number, Windows train, double[] left) {
    List<RandomFilter> filters = filters(number, train);
    Solved[] solved = new Solved[filters.size()];
    workers.each(filters.size(), i -> solved[i] = solve(filters.get(i), train, left));
    Solved best = solved[0];
    for (Solved one : solved) {
      best = one.gain > best.gain ? one : best;
    }
    return best.gain > 0 ? best.stage : null;
  }

  private List<RandomFilter> filters(int number, Windows train) {
    List<RandomFilter> filters = new ArrayList<>();
    if (number == 1) {
      filters.add(
          draw(
              streams.stream("esm-opening"),
              Math.max(1, train.steps() / OPENING),
              train.steps(),
              train.signals(),
              options.opening()));
      return filters;
    }
    for (int part : PARTS) {
      for (int c = 0; c < options.candidates(); c++) {
        filters.add(
            draw(
                streams.stream("esm-filter", number, part, c),
                Math.max(1, train.steps() / part),
                train.steps(),
                train.signals(),
                options.range()));
      }
    }
    return filters;
  }

  /** A filter whose weights and bias are drawn from -range .. range. */
  static RandomFilter draw(
      UniformRandomProvider random, int size, int steps, int signals, double range) {
    float[] weights = Rows.of(size * signals, i -> uniform(random, range));
    return new RandomFilter(weights, uniform(random, range), steps, signals);
  }

  private static float uniform(UniformRandomProvider random, double range) {
    return (float) (range * (2 * random.nextDouble() - 1));
  }

  /**
   * A stage and what it takes off the sum of squares; nothing if its features are of no use.
   *
   * @param gain {@code 2 beta' F'E - beta' F'F beta}
   */
  private record Solved(FilterStage stage, double gain) {}

  private static Solved solve(RandomFilter filter, Windows train, double[] left) {
    int p = filter.features();
    int outputs = train.outputs();
    double[] gram = new double[p * p];
    double[] cross = new double[p * outputs];
    for (int from = 0; from < train.count(); from += BLOCK) {
      int rows = Math.min(BLOCK, train.count() - from);
      double[] f = new double[rows * p];
      filter.write(train.x(), from, rows, f);
      double[] e = Arrays.copyOfRange(left, from * outputs, (from + rows) * outputs);
      for (int i = 0; i < rows; i++) {
        double root = Math.sqrt(train.weight()[from + i]);
        scale(f, i * p, p, root);
        scale(e, i * outputs, outputs, root);
      }
      Blas.syrk(rows, p, 1, f, 1, gram);
      Blas.gemmTN(p, outputs, rows, 1, f, e, 1, cross);
    }
    double trace = 0;
    for (int j = 0; j < p; j++) {
      trace += gram[j * p + j];
    }
    double[] factor = gram.clone();
    for (int j = 0; j < p; j++) {
      factor[j * p + j] += TINY * trace / p;
    }
    double[] beta = cross.clone();
    if (!Lapack.cholesky(p, factor)) {
      return new Solved(new FilterStage(filter, new double[beta.length]), 0);
    }
    Lapack.choleskySolve(p, outputs, factor, beta);
    return new Solved(new FilterStage(filter, beta), gain(p, outputs, gram, cross, beta));
  }

  private static double gain(int p, int outputs, double[] gram, double[] cross, double[] beta) {
    double[] full = gram.clone();
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        full[i * p + j] = full[j * p + i];
      }
    }
    double[] seen = new double[beta.length];
    Blas.gemmNN(p, outputs, p, 1, full, beta, 0, seen);
    double gain = 0;
    for (int i = 0; i < beta.length; i++) {
      gain += beta[i] * (2 * cross[i] - seen[i]);
    }
    return gain;
  }

  private static void scale(double[] values, int from, int count, double factor) {
    for (int i = from; i < from + count; i++) {
      values[i] *= factor;
    }
  }
}

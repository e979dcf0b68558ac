package org.sswim.classifiers;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Blas;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.GroupedEquations;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeWeights;
import org.sswim.linalg.Workers;
import org.sswim.network.Readout;
import org.sswim.readout.ReadoutEquations;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Read-outs of many samples, solved by the normal equations of each class. So samples of a class
 * may have different weights in different outputs. Samples left out choose the penalty and the
 * weights; then they train, too.
 *
 * <p>Memory: a matrix of features x features for each class, and the features of the samples left
 * out. Where the classes are too many for that, there is one matrix, and all samples weigh alike.
 */
final class PrimalReadout {
  private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 0.1};

  private static final List<Weighing> OTHERS = List.of(Weighing.ALIKE, Weighing.ONE_AGAINST_REST);

  /** Share of the memory that the products of all classes may take. */
  private static final double MEMORY_SHARE = 0.4;

  private final ClassOrder order;
  private final FeatureMap map;
  private final Workers workers;
  private final Targets targets;
  private final int classes;
  private final int p;
  private final boolean alike;

  /** The samples that train: of each class, or of all together where they weigh alike. */
  private List<NormalEquations> sums;

  /** Of the samples that train at first, which tell the units of features. */
  private final NormalEquations first;

  /** Features of the samples left out, row-major. */
  private final float[] left;

  PrimalReadout(Samples samples, ClassOrder order, FeatureMap map, Workers workers) {
    this(samples, order, map, workers, Runtime.getRuntime().maxMemory());
  }

  /**
   * A read-out in bounded memory.
   *
   * @param memory bytes that there are for all
   */
  PrimalReadout(Samples samples, ClassOrder order, FeatureMap map, Workers workers, long memory) {
    this.order = order;
    this.map = map;
    this.workers = workers;
    classes = order.train().size();
    p = map.features();
    targets = new Targets.Classes(order.label(), classes);
    alike = (double) Double.BYTES * (classes + 1) * p * p > MEMORY_SHARE * memory;
    float[] origin = ReadoutEquations.origin(samples, map, order.training());
    List<SampleRange> ranges = alike ? List.of(order.training()) : order.train();
    sums =
        new ReadoutEquations(samples, targets, map, 1, origin, workers, null)
            .accumulate(ranges, Collections.nCopies(ranges.size(), classes));
    first = NormalEquations.sum(sums);
    left = ClassTask.features(map, samples, order.choosing(), 1, workers);
  }

  /** Solves the read-out. */
  ClassReadout solve() {
    Weighing usual = alike ? Weighing.ALIKE : Weighing.CLASSES;
    Tried best =
        Collections.min(
            workers.regressions(PENALTIES.length, p, i -> new Tried(PENALTIES[i], usual)),
            Comparator.comparingDouble(own -> own.loss));
    for (Weighing other : alike ? List.<Weighing>of() : OTHERS) {
      Tried own = new Tried(best.penalty, other);
      best = own.scores.accuracy() > best.scores.accuracy() ? own : best;
    }
    double factor = best.scores.factor();
    sums = workers.regressions(sums.size(), p, this::trained);
    return new ClassReadout(
        solved(best.penalty, best.weighing).times(factor),
        best.penalty,
        best.weighing,
        best.scores,
        factor,
        best.readout.times(factor));
  }

  /** A read-out of the samples that train, and what it says of those left out. */
  private final class Tried {
    final double penalty;
    final Weighing weighing;
    final Readout readout;
    final ClassScores scores;
    final double loss;

    Tried(double penalty, Weighing weighing) {
      this.penalty = penalty;
      this.weighing = weighing;
      readout = solved(penalty, weighing);
      int from = order.choosing().start();
      int[] label = Arrays.copyOfRange(order.label(), from, order.choosing().end());
      float[] out = new float[label.length * classes];
      if (label.length > 0) {
        Blas.gemmNN(label.length, classes, p, 1, left, readout.weights(), 0, out);
      }
      double[] values = new double[out.length];
      Arrays.setAll(values, i -> out[i] + readout.bias()[i % classes]);
      scores = new ClassScores(values, label, classes);
      loss = scores.leastLogLoss();
    }
  }

  /** Lets the samples left out of a class, or of all, train, too. */
  private NormalEquations trained(int c) {
    NormalEquations own = sums.get(c);
    SampleRange range = alike ? order.choosing() : order.choose().get(c);
    BlockMoments block = own.newBlock();
    for (int at = range.start(); at < range.end(); at += BlockMoments.MOST_ROWS) {
      int count = Math.min(BlockMoments.MOST_ROWS, range.end() - at);
      int from = (at - order.choosing().start()) * p;
      float[] wanted = new float[count * classes];
      targets.write(new SampleBlock(0, at, count, 1), classes, wanted);
      block.clear();
      block.add(Arrays.copyOfRange(left, from, from + count * p), count, wanted);
      own.add(block, 1);
    }
    return own;
  }

  private Readout solved(double penalty, Weighing weighing) {
    boolean each = weighing == Weighing.ONE_AGAINST_REST;
    int outputs = each ? 1 : classes;
    NormalEquations all = alike ? sums.get(0) : weighed(each ? Weighing.ALIKE : weighing);
    List<RidgeWeights> parts =
        workers.regressions(
            classes / outputs, p, k -> solved(penalty, each ? against(all, k) : all, k, outputs));
    float[] weights = new float[p * classes];
    float[] bias = new float[classes];
    for (int c = 0; c < classes; c++) {
      RidgeWeights own = parts.get(c / outputs);
      for (int j = 0; j < p; j++) {
        weights[j * classes + c] = (float) own.weights()[j * outputs + c % outputs];
      }
      bias[c] = (float) own.intercept()[c % outputs];
    }
    return new Readout(weights, bias);
  }

  private NormalEquations weighed(Weighing weighing) {
    int[] counts = sums.stream().mapToInt(own -> (int) own.weight()).toArray();
    double[] weight = new double[classes];
    Arrays.setAll(weight, c -> weighing.weight(c, c, counts, IntStream.of(counts).sum()));
    return NormalEquations.sum(sums, weight);
  }

  /** All samples, those of a class weighing as much as all others together. */
  private NormalEquations against(NormalEquations all, int output) {
    NormalEquations own = sums.get(output);
    double more = all.weight() / own.weight() - 2;
    return NormalEquations.sum(List.of(all, own), new double[] {1, more});
  }

  /**
   * The outputs from one on. Skip connections bear so little that they weigh the same in all as the
   * spikes, so that a few do not drown among many.
   */
  private RidgeWeights solved(double penalty, NormalEquations samples, int output, int outputs) {
    int skip = map.skipFeatures();
    return new GroupedEquations(
            first, List.of(FeatureGroup.each(p - skip), FeatureGroup.each(skip)), output, outputs)
        .solve(samples, new double[] {penalty, penalty * skip / (p - skip)});
  }
}

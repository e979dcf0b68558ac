package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Blas;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.StepLevels;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Accumulates the normal equations of read-outs over samples, block by block and on all workers. So
 * memory does not grow with the number of samples.
 *
 * <p>Several read-outs share one pass. Their ranges of samples may differ only near the ends, as
 * those of several horizons do. Then the line of samples is cut where any range begins or ends, and
 * each piece is simulated once. Its sums go to every read-out whose range holds it. The equations
 * of all have the target columns of the one that has most; beyond a read-out's own they mean
 * nothing.
 *
 * <p>Only samples count whose targets are all known, up to the most columns that a piece serves.
 * Equations of parts of the targets that have one origin add up to those of the whole.
 *
 * @param wanted as many columns as the read-out that has most
 * @param stride places between the samples that are used, lanes staggered
 * @param origin of the features, see {@link #origin}
 * @param weights of the samples, by the errors of a read-out; null for 1
 */
public record ReadoutEquations(
    Samples samples,
    Targets wanted,
    FeatureMap map,
    int stride,
    float[] origin,
    Workers workers,
    @Nullable ErrorWeights weights) {
  /**
   * Values of a block's features: 12 MB, so that a product of thousands of features has enough
   * rows.
   */
  private static final int BLOCK_VALUES = 3 << 20;

  /** Samples whose mean is near enough to that of all, in each lane at least one. */
  public static final int SOME = 256;

  /** Prepares to accumulate the samples of a split. */
  public static ReadoutEquations of(
      Samples samples, Targets wanted, FeatureMap map, FitSplit split, Workers workers) {
    float[] origin = origin(samples, map, split.commonTrain());
    return new ReadoutEquations(samples, wanted, map, split.stride(), origin, workers, null);
  }

  /** The same with weights of samples. */
  ReadoutEquations weighted(@Nullable ErrorWeights by) {
    return new ReadoutEquations(samples, wanted, map, stride, origin, workers, by);
  }

  /**
   * The origin of the features: their mean over some of the samples of a range, levels as
   * differences.
   *
   * @return {@code [features]}
   */
  public static float[] origin(Samples samples, FeatureMap map, SampleRange range) {
    List<StepLevels> levels = map.levels();
    List<SampleBlock> some = range.spread(samples.lanes(), SOME);
    float[] features = new float[map.features()];
    double[] mean = new double[map.features()];
    for (SampleBlock one : some) {
      map.write(samples, one, features);
      levels.forEach(level -> level.difference(features, 1, features.length));
      Arrays.setAll(mean, j -> mean[j] + features[j]);
    }
    Arrays.setAll(mean, j -> mean[j] / some.size());
    return Blas.floats(mean);
  }

  /**
   * Sums of samples.
   *
   * @param range the samples
   * @param columns target columns that they have
   * @param sum number of the equations that they are summed in
   */
  record Share(SampleRange range, int columns, int sum) {
    private boolean holds(SampleRange piece) {
      return range.start() <= piece.start() && range.end() >= piece.end();
    }
  }

  /** The equations of each range. */
  public List<NormalEquations> accumulate(List<SampleRange> ranges, List<Integer> columns) {
    List<Share> shares = new ArrayList<>();
    for (int h = 0; h < ranges.size(); h++) {
      shares.add(new Share(ranges.get(h), columns.get(h), h));
    }
    return accumulate(shares, ranges.size());
  }

  /** The equations of a range, which may be empty. */
  public NormalEquations accumulate(SampleRange range, int reach) {
    return accumulate(List.of(range), List.of(reach)).get(0);
  }

  /**
   * Accumulates equations of samples.
   *
   * @param shares what is summed; no sample twice in the same equations
   * @param sums number of equations
   */
  List<NormalEquations> accumulate(List<Share> shares, int sums) {
    List<NormalEquations> equations =
        Stream.generate(() -> new NormalEquations(map.features(), wanted.columns(), origin))
            .limit(sums)
            .toList();
    List<Part> parts = new ArrayList<>();
    int[] cuts =
        shares.stream()
            .flatMapToInt(share -> IntStream.of(share.range.start(), share.range.end()))
            .sorted()
            .distinct()
            .toArray();
    for (int c = 1; c < cuts.length; c++) {
      SampleRange piece = new SampleRange(cuts[c - 1], cuts[c]);
      List<Share> own = shares.stream().filter(share -> share.holds(piece)).toList();
      if (!own.isEmpty()) {
        int reach = own.stream().mapToInt(Share::columns).max().orElseThrow();
        List<NormalEquations> holders =
            own.stream().map(share -> equations.get(share.sum)).toList();
        blocks(piece).forEach(block -> parts.add(new Part(block, reach, holders)));
      }
    }
    workers.inOrder(
        parts.size(),
        mostWorkers(),
        () -> new Worker(equations.get(0)),
        (worker, index) -> worker.gather(parts.get(index).block, parts.get(index).reach),
        (worker, index) -> {
          double weight = wanted.laneWeight(parts.get(index).block.lane());
          parts.get(index).holders.forEach(holder -> holder.add(worker.moments, weight));
        });
    return map.levels().isEmpty()
        ? equations
        : equations.stream().map(summed -> summed.withLevels(map.levels())).toList();
  }

  /** Samples, the columns that they have, and the equations that they are added to. */
  private record Part(SampleBlock block, int reach, List<NormalEquations> holders) {}

  /** The samples of a piece, so many at a time as single precision can sum. */
  private List<SampleBlock> blocks(SampleRange piece) {
    List<SampleBlock> tasks = new ArrayList<>();
    for (int lane = 0; lane < samples.lanes(); lane++) {
      SampleBlock all = piece.ofLane(lane, stride);
      // Of about equal size: results are taken in order, so that a worker waits for a longer task.
      int parts = (all.count() + BlockMoments.MOST_ROWS - 1) / BlockMoments.MOST_ROWS;
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) all.count() * part / parts);
        int to = (int) ((long) all.count() * (part + 1) / parts);
        tasks.add(all.part(from, to - from));
      }
    }
    return tasks;
  }

  /** Memory of the equations of one range. */
  double bytes() {
    return 8.0 * map.features() * (map.features() + wanted.columns());
  }

  /** Half the memory is for workers, each of which holds a Gram matrix. */
  private int mostWorkers() {
    return (int) Math.max(1, Math.min(1 << 16, Runtime.getRuntime().maxMemory() / bytes()));
  }

  /** What one thread needs. */
  private final class Worker {
    private final FeatureMap own = map.forWorker();
    private final List<StepLevels> levels = map.levels();
    private final int columns = wanted.columns();
    private final BlockMoments moments;
    private final int most;
    private final float[] features;
    private final float[] targets;
    private final float[] sampleWeight;
    private final @Nullable ErrorWeights ownWeights = weights == null ? null : weights.forWorker();

    Worker(NormalEquations shape) {
      moments = shape.newBlock();
      int fitting = BLOCK_VALUES / Math.max(own.features(), columns);
      most = Math.max(1, Math.min(BlockMoments.MOST_ROWS, fitting));
      features = new float[Math.multiplyExact(most, own.features())];
      targets = new float[Math.multiplyExact(most, columns)];
      sampleWeight = new float[most];
    }

    void gather(SampleBlock all, int reach) {
      moments.clear();
      for (int done = 0; done < all.count(); done += most) {
        SampleBlock block = all.part(done, Math.min(most, all.count() - done));
        wanted.write(block, reach, targets);
        if (done == 0) {
          own.write(samples, block, features);
        } else {
          own.writeNext(samples, block, features);
        }
        int kept = keepComplete(block, reach);
        if (ownWeights != null) {
          ownWeights.weigh(features, kept, targets, block.lane(), sampleWeight);
        }
        boolean alike = ownWeights == null && !wanted.weighted();
        levels.forEach(one -> one.difference(features, kept, own.features()));
        moments.add(features, kept, targets, alike ? null : sampleWeight);
      }
    }

    /** Moves the samples that train to the front; returns how many there are. */
    private int keepComplete(SampleBlock block, int reach) {
      for (int i = 0; i < block.count(); i++) {
        sampleWeight[i] = wanted.weight(block.lane(), block.start(i));
      }
      if (wanted.complete()) {
        return block.count();
      }
      int kept = 0;
      for (int i = 0; i < block.count(); i++) {
        if (wanted.complete(block.lane(), block.start(i), reach)) {
          System.arraycopy(
              features, i * own.features(), features, kept * own.features(), own.features());
          System.arraycopy(targets, i * columns, targets, kept * columns, columns);
          sampleWeight[kept] = sampleWeight[i];
          kept++;
        }
      }
      return kept;
    }
  }
}

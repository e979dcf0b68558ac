package org.sswim.readout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
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
 */
public final class ReadoutEquations {
  /**
   * Values of a block's features: 12 MB, so that a product of thousands of features has enough
   * rows.
   */
  private static final int BLOCK_VALUES = 3 << 20;

  private static final int MOST_SAMPLES = 2048;
  private static final int FEWEST_SAMPLES = 128;

  /** Samples from which an origin of the features is taken, and of how many lanes at most. */
  private static final int ORIGIN_SAMPLES = 512;

  private static final int ORIGIN_LANES = 8;

  private final Samples samples;
  private final Targets wanted;
  private final FeatureMap map;
  private final int columns;
  private final int stride;
  private final float[] origin;

  /** Summed as differences. */
  private final List<StepLevels> levels;

  private final Workers workers;
  private final @Nullable ErrorWeights weights;

  /**
   * Prepares to accumulate.
   *
   * @param wanted as many columns as the read-out of the split that has most
   */
  public ReadoutEquations(
      Samples samples, Targets wanted, FeatureMap map, FitSplit split, Workers workers) {
    this(samples, wanted, map, split, workers, null);
  }

  /**
   * As above.
   *
   * @param weights of the samples; null for 1
   */
  ReadoutEquations(
      Samples samples,
      Targets wanted,
      FeatureMap map,
      FitSplit split,
      Workers workers,
      @Nullable ErrorWeights weights) {
    this(
        samples,
        wanted,
        map,
        split.stride(),
        origin(samples, map, split.commonTrain()),
        workers,
        weights);
  }

  /**
   * Prepares to accumulate every sample of a part of the targets of a read-out. Equations of parts
   * with one origin add up to those of the whole.
   *
   * @param origin of the features, see {@link #origin}
   */
  public ReadoutEquations(
      Samples samples, Targets wanted, FeatureMap map, float[] origin, Workers workers) {
    this(samples, wanted, map, 1, origin, workers, null);
  }

  private ReadoutEquations(
      Samples samples,
      Targets wanted,
      FeatureMap map,
      int stride,
      float[] origin,
      Workers workers,
      @Nullable ErrorWeights weights) {
    this.weights = weights;
    this.workers = workers;
    this.samples = samples;
    this.wanted = wanted;
    this.map = map;
    this.stride = stride;
    this.origin = origin;
    columns = wanted.columns();
    levels = map.levels();
  }

  /**
   * The origin of the features: their mean over some of the samples of a range, levels as
   * differences.
   *
   * @return {@code [features]}
   */
  public static float[] origin(Samples samples, FeatureMap map, SampleRange range) {
    float[] origin = new float[map.features()];
    List<StepLevels> levels = map.levels();
    int lanes = Math.min(samples.lanes(), ORIGIN_LANES);
    int perLane = Math.min(ORIGIN_SAMPLES / lanes, range.count());
    int spacing = range.count() / perLane;
    float[] features = new float[map.features()];
    double[] mean = new double[map.features()];
    for (int k = 0; k < lanes; k++) {
      int lane = (int) ((long) samples.lanes() * k / lanes);
      for (int i = 0; i < perLane; i++) {
        SampleBlock one = new SampleBlock(lane, range.start() + i * spacing, 1, 1);
        map.write(samples, one, features);
        levels.forEach(some -> some.difference(features, 1, features.length));
        add(features, mean);
      }
    }
    for (int j = 0; j < mean.length; j++) {
      origin[j] = (float) (mean[j] / (lanes * perLane));
    }
    return origin;
  }

  private static void add(float[] features, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += features[j];
    }
  }

  /**
   * Sums of samples.
   *
   * @param range the samples
   * @param columns target columns that they have
   * @param sum number of the equations that they are summed in
   */
  record Share(SampleRange range, int columns, int sum) {}

  /** One share for each range. */
  static List<Share> shares(List<SampleRange> ranges, List<Integer> columns) {
    List<Share> shares = new ArrayList<>();
    for (int h = 0; h < ranges.size(); h++) {
      shares.add(new Share(ranges.get(h), columns.get(h), h));
    }
    return shares;
  }

  /** The equations of each range. */
  public List<NormalEquations> accumulate(List<SampleRange> ranges, List<Integer> columns) {
    return accumulate(shares(ranges, columns), ranges.size());
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
    List<NormalEquations> equations = new ArrayList<>();
    for (int i = 0; i < sums; i++) {
      equations.add(empty());
    }
    TreeSet<Integer> cuts = new TreeSet<>();
    for (Share share : shares) {
      cuts.add(share.range.start());
      cuts.add(share.range.end());
    }
    Integer from = cuts.isEmpty() ? null : cuts.first();
    while (from != null) {
      Integer to = cuts.higher(from);
      List<NormalEquations> holders = new ArrayList<>();
      int reach = 1;
      for (Share share : shares) {
        if (to != null && share.range.start() <= from && share.range.end() >= to) {
          holders.add(equations.get(share.sum));
          reach = Math.max(reach, share.columns);
        }
      }
      if (to != null && !holders.isEmpty()) {
        addPiece(blocks(from, to), reach, holders);
      }
      from = to;
    }
    return levels.isEmpty()
        ? equations
        : equations.stream().map(summed -> summed.withLevels(levels)).toList();
  }

  private NormalEquations empty() {
    return new NormalEquations(map.features(), columns, origin);
  }

  private void addPiece(List<SampleBlock> tasks, int reach, List<NormalEquations> holders) {
    workers.inOrder(
        tasks.size(),
        mostWorkers(),
        () -> new Worker(holders.get(0)),
        (worker, index) -> worker.gather(tasks.get(index), reach),
        (worker, index) -> {
          double weight = wanted.laneWeight(tasks.get(index).lane());
          holders.forEach(holder -> holder.add(worker.moments, weight));
        });
  }

  /** The samples of a piece, so many at a time as single precision can sum. */
  private List<SampleBlock> blocks(int from, int to) {
    List<SampleBlock> tasks = new ArrayList<>();
    for (int lane = 0; lane < samples.lanes(); lane++) {
      // Lanes are staggered, so that a stride leaves no time of day unseen by all of them.
      int first = from + Math.floorMod(lane - from, stride);
      int count = to > first ? (to - first - 1) / stride + 1 : 0;
      // Of about equal size: results are taken in order, so that a worker waits for a longer task.
      int parts = (count + BlockMoments.MOST_ROWS - 1) / BlockMoments.MOST_ROWS;
      for (int part = 0; part < parts; part++) {
        int done = (int) ((long) count * part / parts);
        int size = (int) ((long) count * (part + 1) / parts) - done;
        SampleBlock block = new SampleBlock(lane, first + done * stride, size, stride);
        tasks.add(block);
      }
    }
    return tasks;
  }

  /** Memory of the equations of one range. */
  double bytes() {
    return 8.0 * map.features() * (map.features() + columns);
  }

  /** Half the memory is for workers, each of which holds a Gram matrix. */
  private int mostWorkers() {
    double bytes = 4.0 * map.features() * (map.features() + columns);
    return (int) Math.max(1, Math.min(1 << 16, Runtime.getRuntime().maxMemory() / 2.0 / bytes));
  }

  /** What one thread needs. */
  private final class Worker {
    private final FeatureMap own = map.forWorker();
    private final BlockMoments moments;
    private final int most;
    private final float[] features;
    private final float[] targets;
    private final float[] sampleWeight;
    private final @Nullable ErrorWeights ownWeights = weights == null ? null : weights.forWorker();

    Worker(NormalEquations shape) {
      moments = shape.newBlock();
      int fitting = BLOCK_VALUES / Math.max(own.features(), columns);
      most = Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, fitting));
      features = new float[Math.multiplyExact(most, own.features())];
      targets = new float[Math.multiplyExact(most, columns)];
      sampleWeight = new float[most];
    }

    void gather(SampleBlock all, int reach) {
      moments.clear();
      for (int done = 0; done < all.count(); done += most) {
        SampleBlock block =
            new SampleBlock(
                all.lane(), all.start(done), Math.min(most, all.count() - done), all.stride());
        wanted.write(block, reach, targets);
        if (done == 0) {
          own.write(samples, block, features);
        } else {
          own.writeNext(samples, block, features);
        }
        int kept = keepComplete(block, reach);
        float[] each =
            ownWeights == null ? null : ownWeights.of(features, kept, targets, block.lane());
        each = wanted.weighted() ? weighted(each, kept) : each;
        levels.forEach(one -> one.difference(features, kept, own.features()));
        moments.add(features, kept, targets, each);
      }
    }

    /** The weights of the samples that train, times those of their errors, if there are such. */
    private float[] weighted(float @Nullable [] errors, int kept) {
      if (errors == null) {
        return sampleWeight;
      }
      for (int i = 0; i < kept; i++) {
        errors[i] *= sampleWeight[i];
      }
      return errors;
    }

    /** Moves the samples that train to the front; returns how many there are. */
    private int keepComplete(SampleBlock block, int reach) {
      for (int i = 0; i < block.count() && wanted.weighted(); i++) {
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

package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Precision;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * Accumulates the normal equations of a read-out over windows, block by block and on all workers,
 * so that memory does not grow with the number of windows.
 *
 * <p>Several horizons share one pass: their ranges of windows differ only near the ends, so the
 * line of windows is cut where any range begins or ends, each piece is simulated once, and its sums
 * go to every horizon whose range holds it. Equations of all horizons have the target columns of
 * the longest; beyond a horizon's own columns they mean nothing.
 *
 * <p>Only windows count whose targets were all observed, up to the longest horizon that a piece
 * serves; superposed ones if both windows are such.
 *
 * <p>Targets are what the model is to predict: changes from {@link WindowedSeries#referenceRow}, or
 * the values themselves where there is no season.
 */
final class ReadoutEquations {
  /**
   * Values of a block's features: 12 MB, so that a product of thousands of features has enough
   * rows.
   */
  private static final int BLOCK_VALUES = 3 << 20;

  private static final int MOST_WINDOWS = 2048;
  private static final int FEWEST_WINDOWS = 128;

  /** Windows from which an origin of the features is taken, and of how many lanes at most. */
  private static final int ORIGIN_WINDOWS = 512;

  private static final int ORIGIN_LANES = 8;

  private final WindowedSeries series;
  private final FeatureMap map;
  private final int longest;
  private final double[] channelWeight;
  private final int stride;
  private final int season;
  private final float[] origin;
  private final SeedStreams streams;
  private final Workers workers;

  /** Prepares to accumulate windows of which no copies are wanted. */
  ReadoutEquations(WindowedSeries series, FeatureMap map, FitPlan plan, int season) {
    this(series, map, plan, season, new SeedStreams(0), Workers.available());
  }

  /**
   * Prepares to accumulate.
   *
   * @param season what targets are relative to, see {@link NetworkPlan#targetSeason}
   * @param streams the draws of superposed windows
   */
  ReadoutEquations(
      WindowedSeries series,
      FeatureMap map,
      FitPlan plan,
      int season,
      SeedStreams streams,
      Workers workers) {
    this.streams = streams;
    this.workers = workers;
    this.season = season;
    this.series = series;
    this.map = map;
    this.longest = plan.longest();
    this.channelWeight = plan.channelWeight();
    this.stride = plan.stride();
    origin = new float[map.features()];
    if (map.precision() == Precision.SINGLE) {
      findOrigin(plan.commonTrain());
    }
  }

  /** The mean of the features over some windows. */
  private void findOrigin(WindowRange range) {
    int lanes = Math.min(series.lanes(), ORIGIN_LANES);
    int perLane = Math.min(ORIGIN_WINDOWS / lanes, range.count());
    int spacing = range.count() / perLane;
    float[] features = new float[map.features()];
    double[] mean = new double[map.features()];
    for (int k = 0; k < lanes; k++) {
      int lane = (int) ((long) series.lanes() * k / lanes);
      for (int i = 0; i < perLane; i++) {
        WindowBlock one = new WindowBlock(lane, range.start() + i * spacing, 1, 1);
        map.write(series, one, features);
        for (int j = 0; j < mean.length; j++) {
          mean[j] += features[j];
        }
      }
    }
    for (int j = 0; j < mean.length; j++) {
      origin[j] = (float) (mean[j] / (lanes * perLane));
    }
  }

  /**
   * Sums of windows.
   *
   * @param range the windows
   * @param horizon the horizon whose targets they have
   * @param sum number of the equations that they are summed in
   */
  record Share(WindowRange range, int horizon, int sum) {}

  /** One share for each range. */
  static List<Share> shares(List<WindowRange> ranges, List<Integer> horizons) {
    List<Share> shares = new ArrayList<>();
    for (int h = 0; h < ranges.size(); h++) {
      shares.add(new Share(ranges.get(h), horizons.get(h), h));
    }
    return shares;
  }

  /** The equations of each range, without superposed copies. */
  List<NormalEquations> accumulate(List<WindowRange> ranges, List<Integer> horizons) {
    return accumulate(shares(ranges, horizons), ranges.size(), 0);
  }

  /**
   * Accumulates equations.
   *
   * @param shares what is summed; no window twice in the same equations
   * @param sums number of equations
   * @param copies superposed copies of the windows that are summed besides them
   */
  List<NormalEquations> accumulate(List<Share> shares, int sums, int copies) {
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
          reach = Math.max(reach, share.horizon);
        }
      }
      if (to != null && !holders.isEmpty()) {
        addPiece(from, to, reach, copies, holders);
      }
      from = to;
    }
    return equations;
  }

  private NormalEquations empty() {
    return new NormalEquations(map.features(), series.outputs(longest), map.precision(), origin);
  }

  private void addPiece(int from, int to, int reach, int copies, List<NormalEquations> holders) {
    List<Task> tasks = tasks(from, to, copies);
    workers.inOrder(
        tasks.size(),
        mostWorkers(),
        () -> new Worker(holders.get(0)),
        (worker, index) -> worker.gather(tasks.get(index), reach),
        (worker, index) -> {
          double weight = weight(tasks.get(index).windows.lane());
          holders.forEach(holder -> holder.add(worker.moments, weight));
        });
  }

  /** The windows of a piece, so many at a time as single precision can sum. */
  private List<Task> tasks(int from, int to, int copies) {
    List<Task> tasks = new ArrayList<>();
    for (int lane = 0; lane < series.lanes(); lane++) {
      // Lanes are staggered, so that a stride leaves no time of day unseen by all of them.
      int first = from + Math.floorMod(lane - from, stride);
      int count = to > first ? (to - first - 1) / stride + 1 : 0;
      // Of about equal size: results are taken in order, so that a worker waits for a longer task.
      int parts = (count + BlockMoments.MOST_ROWS - 1) / BlockMoments.MOST_ROWS;
      for (int part = 0; part < parts; part++) {
        int done = (int) ((long) count * part / parts);
        int size = (int) ((long) count * (part + 1) / parts) - done;
        WindowBlock windows = new WindowBlock(lane, first + done * stride, size, stride);
        for (int copy = 0; copy <= copies; copy++) {
          tasks.add(new Task(windows, copy));
        }
      }
    }
    return tasks;
  }

  /** Memory of the equations of one range. */
  double bytes() {
    return 8.0 * map.features() * (map.features() + series.outputs(longest));
  }

  /** Half the memory is for workers, each of which holds a Gram matrix. */
  private int mostWorkers() {
    double bytes =
        (map.precision() == Precision.SINGLE ? 4.0 : 8.0)
            * map.features()
            * (map.features() + series.outputs(longest));
    return (int) Math.max(1, Math.min(1 << 16, Runtime.getRuntime().maxMemory() / 2.0 / bytes));
  }

  private double weight(int lane) {
    return series.lanes() == 1 ? 1 : channelWeight[lane];
  }

  /**
   * Windows to sum.
   *
   * @param copy 0 for the windows themselves, else the number of a superposed copy
   */
  private record Task(WindowBlock windows, int copy) {}

  /** What one thread needs. */
  private final class Worker {
    private final FeatureMap own = map.forWorker();
    private final BlockMoments moments;
    private final int most;
    private final float[] features;
    private final float[] targets;

    Worker(NormalEquations shape) {
      moments = shape.newBlock();
      int columns = series.outputs(longest);
      int fitting = BLOCK_VALUES / Math.max(own.features(), columns);
      most = Math.max(FEWEST_WINDOWS, Math.min(MOST_WINDOWS, fitting));
      features = new float[Math.multiplyExact(most, own.features())];
      targets = new float[Math.multiplyExact(most, columns)];
    }

    void gather(Task task, int reach) {
      moments.clear();
      WindowBlock all = task.windows;
      for (int done = 0; done < all.count(); done += most) {
        WindowBlock block =
            new WindowBlock(
                all.lane(), all.start(done), Math.min(most, all.count() - done), all.stride());
        series.targets(block, longest, reach, season, targets);
        Superposition superposition = null;
        if (task.copy == 0 && done == 0) {
          own.write(series, block, features);
        } else if (task.copy == 0) {
          own.writeNext(series, block, features);
        } else {
          superposition =
              Superposition.draw(
                  block.count(),
                  streams.stream("superpose", block.lane(), block.first(), task.copy));
          own.writeSuperposed(series, block, superposition, features);
          superposition.apply(targets, series.outputs(longest));
        }
        moments.add(features, keepComplete(block, reach, superposition), targets);
      }
    }

    /** Moves the samples of windows that train to the front; returns how many there are. */
    private int keepComplete(WindowBlock block, int reach, @Nullable Superposition superposition) {
      if (series.complete()) {
        return block.count();
      }
      int columns = series.outputs(longest);
      int kept = 0;
      for (int i = 0; i < block.count(); i++) {
        int other = superposition == null ? i : superposition.partner()[i];
        if (series.complete(block.lane(), block.start(i), reach)
            && series.complete(block.lane(), block.start(other), reach)) {
          System.arraycopy(
              features, i * own.features(), features, kept * own.features(), own.features());
          System.arraycopy(targets, i * columns, targets, kept * columns, columns);
          kept++;
        }
      }
      return kept;
    }
  }
}

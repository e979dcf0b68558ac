package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sswim.linalg.NormalEquations;

/**
 * Accumulates the normal equations of a read-out over windows, block by block, so that memory does
 * not grow with their number.
 *
 * <p>Several horizons share one pass: their ranges of windows differ only near the ends, so the
 * line of windows is cut where any range begins or ends, each piece is simulated once, and its sums
 * go to every horizon whose range holds it. Equations of all horizons have the target columns of
 * the longest; beyond a horizon's own columns they mean nothing.
 */
final class ReadoutEquations {
  private static final int BLOCK_VALUES = 1 << 21;
  private static final int MOST_WINDOWS = 2048;

  private final WindowedSeries series;
  private final FeatureMap map;
  private final int longest;
  private final double[] channelWeight;
  private final int stride;
  private final int season;

  ReadoutEquations(WindowedSeries series, FeatureMap map, FitPlan plan, int season) {
    this.season = season;
    this.series = series;
    this.map = map;
    this.longest = plan.longest();
    this.channelWeight = plan.channelWeight();
    this.stride = plan.stride();
  }

  /**
   * The equations of each horizon.
   *
   * @param ranges one range of windows per horizon
   * @param horizons as many horizons
   */
  List<NormalEquations> accumulate(List<WindowRange> ranges, List<Integer> horizons) {
    List<NormalEquations> equations = new ArrayList<>();
    TreeSet<Integer> cuts = new TreeSet<>();
    for (WindowRange range : ranges) {
      equations.add(empty());
      cuts.add(range.start());
      cuts.add(range.end());
    }
    Integer from = cuts.first();
    for (Integer to = cuts.higher(from); to != null; to = cuts.higher(to)) {
      List<NormalEquations> holders = new ArrayList<>();
      int reach = 1;
      for (int h = 0; h < ranges.size(); h++) {
        if (ranges.get(h).start() <= from && ranges.get(h).end() >= to) {
          holders.add(equations.get(h));
          reach = Math.max(reach, horizons.get(h));
        }
      }
      if (holders.size() == 1) {
        addPiece(from, to, reach, holders.get(0));
      } else if (!holders.isEmpty()) {
        NormalEquations piece = empty();
        addPiece(from, to, reach, piece);
        holders.forEach(holder -> holder.add(piece));
      }
      from = to;
    }
    return equations;
  }

  private NormalEquations empty() {
    int[] reference = new int[series.outputs(longest)];
    for (int k = 0; k < reference.length; k++) {
      // Targets are ordered by lead, then by signal, and so are the rows that they refer to.
      reference[k] = season == 0 ? -1 : k % (season * series.signals());
    }
    return new NormalEquations(map.features(), reference, season * series.signals());
  }

  private void addPiece(int from, int to, int reach, NormalEquations sums) {
    int columns = sums.columns();
    int most =
        Math.max(16, Math.min(MOST_WINDOWS, BLOCK_VALUES / Math.max(map.features(), columns)));
    double[] features = new double[most * map.features()];
    double[] targets = new double[most * columns];
    for (int lane = 0; lane < series.lanes(); lane++) {
      // Lanes are staggered, so that a stride leaves no time of day unseen by all of them.
      int first = from + Math.floorMod(lane - from, stride);
      int count = to > first ? (to - first - 1) / stride + 1 : 0;
      for (int done = 0; done < count; done += most) {
        WindowBlock block =
            new WindowBlock(lane, first + done * stride, Math.min(most, count - done), stride);
        map.write(series, block, features);
        series.targets(block, longest, reach, season, targets);
        sums.add(features, block.count(), targets, weight(lane));
      }
    }
  }

  private double weight(int lane) {
    return series.lanes() == 1 ? 1 : channelWeight[lane];
  }
}

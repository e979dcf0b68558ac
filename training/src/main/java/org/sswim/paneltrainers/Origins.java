package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import org.sswim.panels.Panel;

/**
 * The places of a panel at which windows end: those that train first, ordered by series, then those
 * that choose.
 *
 * <p>With n the rows of a series and O the horizon, windows that choose end in the last O rows
 * before n - O, the last of them exactly there; windows that train end where their targets are
 * known before the last O rows begin. A series has windows in proportion to its rows, and at least
 * one as far as it goes.
 *
 * @param series of each window
 * @param end rows before each window's end
 * @param train number of those that train
 * @param last numbers of the windows that end O rows before the end of their series, one a series
 */
record Origins(int[] series, int[] end, int train, int[] last) {
  /** Share of the rows of a series that its first window may see of. */
  private static final double FULL = 0.8;

  /**
   * Chooses places.
   *
   * @param horizon O
   * @param window rows that a window sees, where a series is long enough
   * @param budget about how many windows are to train
   */
  static Origins of(Panel panel, int horizon, int window, int budget, long seed) {
    long all = 0;
    for (int i = 0; i < panel.size(); i++) {
      all += training(panel.rows(i), horizon, least(panel, i, horizon, window));
    }
    int stride = stride(all, budget, panel.frequency().season());
    IntList series = new IntList();
    IntList end = new IntList();
    for (int i = 0; i < panel.size(); i++) {
      int least = least(panel, i, horizon, window);
      int many = training(panel.rows(i), horizon, least);
      int offset = Math.floorMod(i * 7L + seed, stride);
      int latest = least + many - 1;
      for (int e = latest - Math.min(offset, Math.max(0, many - 1)); e >= least; e -= stride) {
        series.add(i);
        end.add(e);
      }
    }
    int train = series.size();
    List<Integer> last = new ArrayList<>();
    int spread = Math.max(1, (int) ((long) panel.size() * horizon / Math.max(1, budget / 8)));
    for (int i = 0; i < panel.size(); i++) {
      int latest = panel.rows(i) - horizon;
      int least = fewest(panel);
      if (latest >= least) {
        last.add(series.size());
        for (int e = latest; e > latest - horizon && e >= least; e -= spread) {
          series.add(i);
          end.add(e);
        }
      }
    }
    return new Origins(
        series.values(), end.values(), train, last.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Rows before the end of the first window: short series have windows that are not full. */
  private static int least(Panel panel, int series, int horizon, int window) {
    int spared = panel.rows(series) - 2 * horizon;
    return Math.max(fewest(panel), (int) Math.min(window, FULL * spared));
  }

  /** Rows that any window needs before its end. */
  private static int fewest(Panel panel) {
    int season = panel.frequency().season();
    return season > 1 ? season + 1 : 2;
  }

  /** Places of a series that train. */
  private static int training(int rows, int horizon, int least) {
    int spared = rows - 2 * horizon;
    // A series too short to spare a block trains on what it has.
    return Math.max(0, (spared >= least ? spared : Math.min(least, rows - horizon)) - least + 1);
  }

  /** Rows between windows, without a factor in common with the season, so that all hours train. */
  private static int stride(long all, int budget, int season) {
    int stride = (int) Math.max(1, Math.round((double) all / Math.max(1, budget)));
    while (gcd(stride, season) > 1) {
      stride++;
    }
    return stride;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Number of windows. */
  int count() {
    return series.length;
  }

  /** Whole numbers in a growing array. */
  private static final class IntList {
    private int[] values = new int[1024];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    int[] values() {
      return java.util.Arrays.copyOf(values, size);
    }
  }
}

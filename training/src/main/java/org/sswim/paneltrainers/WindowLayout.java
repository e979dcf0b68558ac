package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.Map;
import org.sswim.panels.Frequency;

/**
 * Where the windows of each series of a panel end. It knows a series by its rows and name alone, so
 * that whoever has only some of the series finds the same windows of them.
 *
 * <p>Let n be the rows of a series, O the horizon and s the rows that choose: a tenth of the places
 * of a window, at least O. Windows that choose end in the last s rows before n - O, the last of
 * them exactly there. Windows that train end where their targets are known before the last s rows
 * begin. A series has windows in proportion to its rows, and at least one as far as it goes.
 *
 * @param horizon O
 * @param window rows that a window sees, where a series is long enough
 * @param frequency of the series
 * @param stride rows between windows that train
 * @param spread rows between windows that choose
 * @param padded whether some windows reach back beyond the first row
 * @param seed moves the first window of each series
 */
public record WindowLayout(
    int horizon,
    int window,
    Frequency frequency,
    int stride,
    int spread,
    boolean padded,
    long seed) {
  /** Share of the rows of a series that its first window may see of. */
  private static final double FULL = 0.8;

  /** Share of the places of a window at which those end that choose. */
  private static final double LAST = 0.1;

  /** Of so many windows that train one chooses. */
  private static final int CHOOSING = 8;

  /**
   * The layout of a panel.
   *
   * @param census of all its series
   * @param budget about how many windows are to train
   */
  static WindowLayout of(
      PanelCensus census, Frequency frequency, int horizon, int window, int budget, long seed) {
    WindowLayout every = new WindowLayout(horizon, window, frequency, 1, 1, false, seed);
    long all = 0;
    long choosing = 0;
    boolean padded = false;
    for (Map.Entry<Integer, Long> some : census.lengths().entrySet()) {
      all += some.getValue() * every.training(some.getKey());
      choosing += some.getValue() * every.spared(some.getKey());
      padded |= every.first(some.getKey()) < window;
    }
    return new WindowLayout(
        horizon,
        window,
        frequency,
        stride(all, budget, frequency.season()),
        (int) Math.max(1, choosing / Math.max(1, budget / CHOOSING)),
        padded,
        seed);
  }

  /** Rows s at the end of a series of so many rows, whose values train nothing until all chose. */
  int spared(int rows) {
    return Math.max(horizon, (int) (LAST * (rows - horizon - window)));
  }

  /** The first end of a window of a series of so many rows, or beyond them if it has none. */
  private int first(int rows) {
    int fewest = fewest(frequency);
    int latest = rows - horizon;
    int choosing =
        latest >= fewest ? Math.max(fewest, latest - spared(rows) + 1) : Integer.MAX_VALUE;
    return training(rows) > 0 ? Math.min(choosing, least(rows)) : choosing;
  }

  /** Rows before the end of the first window: short series have windows that are not full. */
  private int least(int rows) {
    int latest = rows - horizon - spared(rows);
    return Math.max(fewest(frequency), (int) Math.min(window, FULL * latest));
  }

  /** Rows that any window needs before its end. */
  static int fewest(Frequency frequency) {
    int season = frequency.season();
    return season > 1 ? season + 1 : 2;
  }

  /** Places of a series of so many rows at which windows that train may end. */
  private int training(int rows) {
    int least = least(rows);
    int latest = rows - horizon - spared(rows);
    // A series too short to spare a block trains on what it has.
    return Math.max(0, (latest >= least ? latest : Math.min(least, rows - horizon)) - least + 1);
  }

  /**
   * Rows between windows, without a factor in common with the season, so that all hours train. The
   * number of windows is the nearest by ratio.
   */
  private static int stride(long all, int budget, int season) {
    double wanted = Math.max(1, (double) all / Math.max(1, budget));
    int above = (int) Math.ceil(wanted);
    while (gcd(above, season) > 1) {
      above++;
    }
    int below = (int) wanted;
    while (gcd(below, season) > 1) {
      below--;
    }
    return above * (double) below < wanted * wanted ? above : below;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * Ends of the windows of a series that train, the latest first.
   *
   * @param key its place in the order of series
   */
  int[] train(int rows, long key) {
    int least = least(rows);
    int many = training(rows);
    int offset = (int) Math.floorMod(key + seed, (long) stride);
    int latest = least + many - 1 - Math.min(offset, Math.max(0, many - 1));
    return down(latest, least, stride);
  }

  /** Ends of the windows of a series that choose, the latest, which is the last, first. */
  int[] choose(int rows) {
    int latest = rows - horizon;
    return down(latest, Math.max(fewest(frequency), latest - spared(rows) + 1), spread);
  }

  private static int[] down(int from, int to, int by) {
    int[] ends = new int[from < to ? 0 : (from - to) / by + 1];
    Arrays.setAll(ends, i -> from - i * by);
    return ends;
  }
}

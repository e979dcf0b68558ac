package org.sswim.series;

import java.util.Arrays;

/**
 * Finds the {@link ValueLimits} of the columns of a series by some of its rows.
 *
 * @param first number of its first column among those of the limits
 */
record LimitFit(TimeSeries series, int from, int to, ValueLimits limits, int first) {
  private static final double REACH = 20;
  private static final double WIDE_REACH = 3;
  private static final double WIDE = 0.03;
  private static final double TAIL = 7;

  /** Share of the cells beyond the limits that makes a column heavy-tailed. */
  private static final double BEYOND_SHARE = 0.003;

  private static final int FEWEST = 3;

  /** Cells of a column that its percentiles are taken of. */
  private static final int MOST_SORTED = 4096;

  private static final double[] SHARES = {0.25, 0.1, 0.05, 0.025};

  /** Sets the limits. */
  void fit() {
    for (int c = 0; c < series.channels(); c++) {
      double[] sorted = sorted(c);
      for (int i = 0; i < SHARES.length && !limits.limited(first + c); i++) {
        double low = quantile(sorted, SHARES[i]);
        double spread = quantile(sorted, 1 - SHARES[i]) - low;
        if (spread > 0 && spread < ValueLimits.NONE / (8 * REACH)) {
          set(c, low, spread, reach(sorted, low, spread));
        }
      }
    }
    widen();
  }

  /** How far limits lie from the percentiles, by the values that are no marks far out. */
  private static double reach(double[] sorted, double low, double spread) {
    double[] rest =
        Arrays.stream(sorted)
            .filter(
                value ->
                    !ValueScreen.mark(value)
                        || Math.max(low - value, value - low - spread) <= REACH * spread)
            .toArray();
    double wide = quantile(rest, 1 - WIDE) - quantile(rest, WIDE);
    return Math.max(REACH * spread, WIDE_REACH * wide);
  }

  private double[] sorted(int channel) {
    int step = (to - from + MOST_SORTED - 1) / MOST_SORTED;
    double[] some = new double[(to - from + step - 1) / Math.max(1, step)];
    int count = 0;
    for (int r = from; r < to; r += step) {
      if (series.observed(r, channel)) {
        some[count++] = series.value(r, channel);
      }
    }
    double[] sorted = Arrays.copyOf(some, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private void set(int channel, double low, double spread, double reach) {
    int cells = 0;
    int tail = 0;
    int beyond = 0;
    for (int r = from; r < to; r++) {
      if (series.observed(r, channel)) {
        double value = series.value(r, channel);
        double out = Math.max(low - value, value - low - spread);
        cells++;
        tail += out > TAIL * spread && out <= reach ? 1 : 0;
        beyond += out > reach ? 1 : 0;
      }
    }
    boolean heavy = tail >= beyond && beyond >= Math.max(FEWEST, BEYOND_SHARE * cells);
    limits.set(first + channel, low - reach, low + spread + reach, heavy);
  }

  /** Limits reach as far as what is followed beyond them. */
  private void widen() {
    ValueScreen screen = new ValueScreen(limits);
    int width = series.channels();
    double[] lower = new double[width];
    double[] upper = new double[width];
    for (int r = from; r < to; r++) {
      for (int c = 0; c < width; c++) {
        if (series.observed(r, c)) {
          double seen = screen.next(first + c, series.value(r, c));
          lower[c] = Math.min(lower[c], seen - limits.lower(first + c));
          upper[c] = Math.max(upper[c], seen - limits.upper(first + c));
        }
      }
      screen.commit();
    }
    for (int c = 0; c < width; c++) {
      int column = first + c;
      if (lower[c] < 0 || upper[c] > 0) {
        limits.set(
            column,
            limits.lower(column) + lower[c],
            limits.upper(column) + upper[c],
            limits.heavy(column));
      }
    }
  }
}

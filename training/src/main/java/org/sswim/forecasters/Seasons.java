package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.List;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;

/** Season lengths that a series may have, in rows. */
public final class Seasons {
  private static final int LONGEST_LAG = 1000;

  /** Of what has no season, such as prices, the highest of hundreds of lags is below. */
  private static final double SEASONAL = 0.1;

  private Seasons() {}

  /**
   * The seasons worth trying. With dates they are the day, the week and the year. The sampling
   * interval must divide them; for a year it is enough that it divides a week. Two of them must fit
   * into the training rows. Rows of some days of the week have no season of a year. Without any of
   * these it is the lag of the highest peak of the autocorrelation of first differences, averaged
   * over the channels, if that is above 0.1.
   *
   * @param trainRows leading rows that may be looked at
   * @return at least one; 1 (persistence) if nothing else offers itself
   */
  public static List<Integer> candidates(TimeSeries series, int trainRows) {
    List<Integer> seasons = dated(series, trainRows);
    if (seasons.isEmpty()) {
      seasons.add(strongestLag(series, trainRows, LONGEST_LAG));
    }
    return seasons;
  }

  /**
   * The {@link #candidates} that windows hold; without dates the lag of the highest peak that they
   * hold.
   *
   * @param window H
   * @return each in 2 .. H; may be empty
   */
  public static List<Integer> within(int window, TimeSeries series, int trainRows) {
    List<Integer> seasons = dated(series, trainRows);
    if (seasons.isEmpty()) {
      seasons.add(strongestLag(series, trainRows, Math.min(window, LONGEST_LAG)));
    }
    seasons.removeIf(season -> season == 1 || season > window);
    return seasons;
  }

  private static List<Integer> dated(TimeSeries series, int trainRows) {
    List<Integer> seasons = new ArrayList<>();
    SamplingInterval interval = series.interval();
    if (interval != null) {
      if (interval.months() > 0) {
        addIfWhole(seasons, 12.0 / interval.months(), trainRows);
      } else {
        addIfWhole(seasons, interval.rowsIn(1), trainRows);
        addIfWhole(seasons, interval.rowsIn(7), trainRows);
        if (interval.even() && whole(interval.rowsIn(7))) {
          addIfWhole(seasons, Math.rint(interval.rowsIn(365)), trainRows);
        }
      }
    }
    return seasons;
  }

  private static void addIfWhole(List<Integer> seasons, double rows, int trainRows) {
    if (rows >= 2 && whole(rows) && 2 * rows <= trainRows) {
      seasons.add((int) rows);
    }
  }

  private static boolean whole(double rows) {
    return rows == Math.rint(rows);
  }

  private static int strongestLag(TimeSeries series, int trainRows, int most) {
    int longest = Math.min(most, trainRows / 3);
    double[] correlation = new double[Math.max(2, longest + 2)];
    int moving = 0;
    for (int c = 0; c < series.channels(); c++) {
      double[] d = new double[Math.max(0, trainRows - 1)];
      double power = 0;
      for (int r = 0; r < d.length; r++) {
        d[r] = series.value(r + 1, c) - series.value(r, c);
        power += d[r] * d[r];
      }
      moving += power > 0 ? 1 : 0;
      for (int lag = 1; power > 0 && lag <= longest + 1 && lag < d.length; lag++) {
        double sum = 0;
        for (int r = lag; r < d.length; r++) {
          sum += d[r] * d[r - lag];
        }
        correlation[lag] += sum / power;
      }
    }
    int best = 1;
    double highest = SEASONAL * moving;
    for (int lag = 2; lag <= longest; lag++) {
      boolean peak =
          correlation[lag] >= correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
      if (peak && correlation[lag] > highest) {
        best = lag;
        highest = correlation[lag];
      }
    }
    return best;
  }
}

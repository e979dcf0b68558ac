package org.sswim.forecasters;

import java.util.Collections;
import java.util.List;
import org.sswim.series.TimeSeries;

/**
 * How many rows a forecast sees by default. It is four of the shortest season that the dates offer,
 * at most {@value #MOST_SEASONS} rows. Without dates, the autocorrelation gives the season. The
 * window also holds one of each season not longer than {@value #LONGEST} rows, such as the week of
 * half-hourly rows. Bounds leave enough windows to learn from.
 *
 * @param rows the window
 * @param seasons the seasons in rows that it is made for; none if there are none
 */
public record AutoWindow(int rows, List<Integer> seasons) {
  private static final int SEASONS = 4;
  private static final int MOST_SEASONS = 168;
  private static final int LONGEST = 336;
  private static final int SHORTEST = 8;
  private static final int WITHOUT_SEASON = 2;

  /** Windows of a tenth of the rows leave nine tenths of them to train, validate and test. */
  private static final int SHARE = 10;

  /**
   * That of a series.
   *
   * @param horizons O of each forecast that is wanted, at least one
   */
  public static AutoWindow of(TimeSeries series, List<Integer> horizons) {
    List<Integer> found =
        Seasons.candidates(series, series.rows()).stream().filter(season -> season > 1).toList();
    int wanted = Math.min(MOST_SEASONS, WITHOUT_SEASON * Collections.max(horizons));
    List<Integer> seasons = List.of();
    if (!found.isEmpty()) {
      int shortest = Collections.min(found);
      seasons = found.stream().filter(s -> s == shortest || s <= LONGEST).sorted().toList();
      int longest = seasons.get(seasons.size() - 1);
      wanted = Math.max(Math.min(MOST_SEASONS, SEASONS * shortest), Math.min(LONGEST, longest));
    }
    int most = Math.max(1, Math.min(LONGEST, series.rows() / SHARE));
    return new AutoWindow(Math.min(most, Math.max(SHORTEST, wanted)), seasons);
  }
}

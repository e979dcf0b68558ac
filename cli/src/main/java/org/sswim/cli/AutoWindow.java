package org.sswim.cli;

import java.util.Collections;
import java.util.List;
import org.sswim.forecasters.Seasons;
import org.sswim.report.Figures;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * How many rows a forecast sees where nobody says it: four of the shortest season that the dates
 * offer, or the autocorrelation where there are none, within bounds that leave windows enough to
 * learn from.
 *
 * @param rows the window
 * @param season the season in rows; 1 for none
 */
record AutoWindow(int rows, int season) {
  private static final int SEASONS = 4;
  private static final int LONGEST = 168;
  private static final int SHORTEST = 8;
  private static final int WITHOUT_SEASON = 2;

  /** Windows of a tenth of the rows leave nine tenths of them to train, validate and test. */
  private static final int SHARE = 10;

  /** That of a series. */
  static AutoWindow of(TimeSeries series, List<Integer> horizons) {
    int season = Collections.min(Seasons.candidates(series, series.rows()));
    int wanted = season > 1 ? SEASONS * season : WITHOUT_SEASON * Collections.max(horizons);
    int most = Math.max(1, Math.min(LONGEST, series.rows() / SHARE));
    return new AutoWindow(Math.min(most, Math.max(SHORTEST, wanted)), season);
  }

  /** Says what was chosen, and why. */
  String told(TimeSeries series) {
    Timeline timeline = series.timeline();
    SamplingInterval interval =
        timeline != null && timeline.hasInterval() ? timeline.interval() : null;
    return "window of "
        + Figures.count(rows, "row")
        + (interval == null ? "" : ", one every " + interval.describe())
        + (season > 1 ? ", season of " + season : ", no season found")
        + "; --window says another";
  }
}

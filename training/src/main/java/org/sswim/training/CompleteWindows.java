package org.sswim.training;

import org.sswim.forecasting.ChannelMode;
import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;

/**
 * Which windows train where values are missing: those of a lane all of whose targets were observed.
 * Missing inputs are no reason to leave a window out: they are seen filled, as when a forecast is
 * made.
 */
public final class CompleteWindows {
  /** Windows, all lanes together, that a range must have left. */
  private static final int FEWEST = 10;

  private CompleteWindows() {}

  /**
   * The share of windows that are complete, all lanes.
   *
   * @param window H
   * @param range windows, at least one
   * @param horizon O, leads whose targets are looked at, all within the series
   */
  public static double share(
      TimeSeries series, ChannelMode channels, int window, WindowRange range, int horizon) {
    WindowedSeries windows =
        new WindowedSeries(
            new float[series.rows() * series.channels()],
            series.channels(),
            new float[0],
            0,
            window,
            channels,
            series.missing(),
            CovariateRows.NONE);
    return count(windows, range, horizon, 1) / ((double) range.count() * windows.lanes());
  }

  /** How many windows of a range, all lanes and every stride-th, are complete. */
  static long count(WindowedSeries series, WindowRange range, int horizon, int stride) {
    long count = 0;
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int w = first(range, lane, stride); w < range.end(); w += stride) {
        count += series.complete(lane, w, horizon) ? 1 : 0;
      }
    }
    return count;
  }

  /** The first window of a lane: lanes are staggered. */
  private static int first(WindowRange range, int lane, int stride) {
    return range.start() + Math.floorMod(lane - range.start(), stride);
  }

  /**
   * Refuses a plan whose windows are nearly all left out.
   *
   * @throws InvalidSeriesException saying how many windows are left
   */
  static void require(WindowedSeries series, FitPlan plan) {
    if (series.complete()) {
      return;
    }
    require(series, plan.commonTrain(), plan.longest(), plan.stride(), "train");
    for (WindowRange range : plan.validation()) {
      require(series, range, plan.longest(), plan.stride(), "choose penalties");
    }
  }

  private static void require(
      WindowedSeries series, WindowRange range, int horizon, int stride, String purpose) {
    int last = Math.min(range.end(), series.rows() - series.window() - horizon + 1);
    WindowRange whole = new WindowRange(range.start(), Math.max(range.start(), last));
    long complete = count(series, whole, horizon, stride);
    long all = (long) range.count() / stride * series.lanes();
    if (complete < Math.min(FEWEST, all)) {
      boolean joint = series.signals() > 1;
      throw new InvalidSeriesException(
          Fault.of(Problem.INCOMPLETE_WINDOWS)
              .got(String.valueOf(complete))
              .against(Math.min(FEWEST, all)),
          "of "
              + all
              + " windows that "
              + purpose
              + ", "
              + complete
              + " have all of their "
              + horizon
              + (joint ? " rows of " + series.signals() + " channels" : " rows")
              + " observed; at least "
              + Math.min(FEWEST, all)
              + " are needed");
    }
  }
}

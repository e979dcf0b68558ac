package org.sswim.forecasters;

import org.sswim.forecasting.ChannelMode;
import org.sswim.readout.CompleteSamples;
import org.sswim.samples.SampleRange;
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
      TimeSeries series, ChannelMode channels, int window, SampleRange range, int horizon) {
    WindowedSeries windows =
        new WindowedSeries(
            new float[series.rows() * series.channels()],
            series.channels(),
            new float[0],
            0,
            window,
            channels,
            series.missing(),
            CovariateRows.NONE,
            null);
    return count(windows, range, horizon, 1) / ((double) range.count() * windows.lanes());
  }

  /** How many windows of a range, all lanes and every stride-th, are complete. */
  private static long count(WindowedSeries series, SampleRange range, int horizon, int stride) {
    WindowTargets targets = WindowTargets.of(series, horizon, 1, new double[0]);
    return CompleteSamples.count(series.samples(false), targets, range, targets.columns(), stride);
  }

  /**
   * Refuses a plan whose windows are nearly all left out.
   *
   * @throws InvalidSeriesException saying how many windows are left
   */
  public static void require(WindowedSeries series, FitPlan plan) {
    if (series.complete()) {
      return;
    }
    require(series, plan.commonTrain(), plan.longest(), plan.stride(), "train");
    for (SampleRange range : plan.validation()) {
      require(series, range, plan.longest(), plan.stride(), "choose penalties");
    }
  }

  private static void require(
      WindowedSeries series, SampleRange range, int horizon, int stride, String purpose) {
    int last = Math.min(range.end(), series.rows() - series.window() - horizon + 1);
    SampleRange whole = new SampleRange(range.start(), Math.max(range.start(), last));
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

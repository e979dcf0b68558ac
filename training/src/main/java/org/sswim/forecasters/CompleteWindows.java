package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.SampleRange;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;

/**
 * Which windows train where values are missing: those of a lane all of whose targets were observed.
 * Missing inputs are no reason to leave a window out: they are seen filled, as when a forecast is
 * made.
 */
public final class CompleteWindows {
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
    float[] values = new float[series.rows() * series.channels()];
    WindowedSeries windows =
        new WindowedSeries(values, series.channels(), window, channels)
            .withMissing(series.missing());
    return count(windows, range, horizon, 1) / ((double) range.count() * windows.lanes());
  }

  /** How many windows of a range, all lanes and every stride-th, are complete. */
  private static long count(WindowedSeries series, SampleRange range, int horizon, int stride) {
    WindowTargets targets = WindowTargets.of(series, horizon, true, new double[0]);
    return targets.complete(series.samples(false), range, targets.columns(), stride);
  }

  /**
   * Refuses a plan whose windows are nearly all left out.
   *
   * @throws InvalidDataException saying how many windows are left
   */
  public static void require(WindowedSeries series, FitPlan plan) {
    if (series.complete()) {
      return;
    }
    require(series, plan.commonTrain(), plan.longest(), plan.stride(), "train");
    for (FitPlan.Part part : plan.parts()) {
      require(series, part.validation(), plan.longest(), plan.stride(), "choose penalties");
    }
  }

  /** Whether of some windows at least half of those are complete that are in others. */
  static boolean halfOf(WindowedSeries some, WindowedSeries others, FitPlan plan) {
    List<SampleRange> ranges = new ArrayList<>(List.of(plan.commonTrain()));
    plan.parts().forEach(part -> ranges.add(part.validation()));
    for (SampleRange range : ranges) {
      long all =
          count(others, within(others, range, plan.longest()), plan.longest(), plan.stride());
      long left = count(some, within(some, range, plan.longest()), plan.longest(), plan.stride());
      if (2 * left < all) {
        return false;
      }
    }
    return true;
  }

  /** The windows of a range that are followed by all of their targets. */
  private static SampleRange within(WindowedSeries series, SampleRange range, int horizon) {
    int last = Math.min(range.end(), series.rows() - series.window() - horizon + 1);
    return new SampleRange(range.start(), Math.max(range.start(), last));
  }

  private static void require(
      WindowedSeries series, SampleRange range, int horizon, int stride, String purpose) {
    long complete = count(series, within(series, range, horizon), horizon, stride);
    long all = (long) range.count() / stride * series.lanes();
    long needed = Math.min(FitPlan.FEWEST, all);
    Checks.that(
            complete >= needed,
            Fault.of(Problem.INCOMPLETE_WINDOWS).got(complete).against(needed)::error)
        .or(
            "of %s windows that %s, %s have all of their %s rows%s observed; at least %s are needed",
            all,
            purpose,
            complete,
            horizon,
            series.signals() > 1 ? " of " + series.signals() + " channels" : "",
            needed);
  }
}

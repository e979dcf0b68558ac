package org.sswim.forecasters;

import java.util.List;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/**
 * Chooses what targets are relative to by the absolute errors of forecasts that are the reference
 * alone. For series whose squared errors say nothing, see {@link HeavyTails}: where no read-out
 * pays the forecast is the reference.
 */
final class NaiveReference {
  /** What another season must lower the error by. */
  private static final double CLEAR = 0.05;

  /** Windows that tell, all lanes together, at most. */
  private static final int ENOUGH = 4096;

  private final WindowedSeries windows;
  private final FitPlan plan;

  /**
   * A choice on the training windows and those that choose.
   *
   * @param plan whose longest horizon counts
   */
  NaiveReference(WindowedSeries windows, FitPlan plan) {
    this.windows = windows;
    this.plan = plan;
  }

  /**
   * The season with the least error, or the first unless another is clearly better.
   *
   * @param seasons each in 0 .. window; see {@link WindowTargets#of}
   */
  int best(List<Integer> seasons) {
    int best = seasons.get(0);
    double least = (1 - CLEAR) * error(best);
    for (int season : seasons.subList(1, seasons.size())) {
      double error = error(season);
      if (error < least) {
        best = season;
        least = error;
      }
    }
    return best;
  }

  /** The mean absolute error, standardised, or 0 where no window is complete. */
  double error(int season) {
    WindowTargets targets =
        WindowTargets.of(windows, plan.longest(), season, plan.channelWeight()).thinned();
    int at = plan.horizons().indexOf(plan.longest());
    Sum sum = new Sum(targets);
    sum.add(plan.train().get(at));
    sum.add(plan.validation().get(at));
    return sum.count == 0 ? 0 : sum.absolute / sum.count;
  }

  private final class Sum {
    private final WindowTargets targets;
    private final float[] values;
    private double absolute;
    private long count;

    Sum(WindowTargets targets) {
      this.targets = targets;
      values = new float[targets.columns()];
    }

    void add(SampleRange range) {
      long all = (long) range.count() * windows.lanes();
      int step = (int) Math.max(plan.stride(), (all + ENOUGH - 1) / ENOUGH);
      for (int lane = 0; lane < windows.lanes(); lane++) {
        for (int start = range.start(); start < range.end(); start += step) {
          if (targets.complete(lane, start, values.length)) {
            targets.write(new SampleBlock(lane, start, 1, 1), values.length, values);
            for (float value : values) {
              absolute += Math.abs(value);
            }
            count += values.length;
          }
        }
      }
    }
  }
}

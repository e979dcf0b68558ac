package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.readout.FitSplit;
import org.sswim.samples.Samples;
import org.sswim.stages.FoldMoments;
import org.sswim.training.NetworkShape;

/**
 * Forecasting as a task on samples and targets.
 *
 * @param samples the windows, as the network sees them
 * @param targets what is to be forecast, up to the longest horizon
 * @param split a part for each horizon
 * @param shape the shape of the network
 * @param moments what moments say, which windows and targets are less by; null for nothing
 */
record WindowTask(
    Samples samples,
    WindowTargets targets,
    FitSplit split,
    NetworkShape shape,
    @Nullable FoldMoments moments) {

  /**
   * The task of a plan.
   *
   * @param fit its network says how neurons, and those of the moment, are sampled
   * @throws org.sswim.series.InvalidSeriesException if too few windows have all of their targets
   */
  static WindowTask of(Fit fit, NetworkPlan plan) {
    FoldMoments moments = fit.data().moments().of(fit, plan.moment());
    WindowTask any = of(fit.data().centred(moments), moments, fit.plan(), plan);
    NetworkShape shape =
        fit.network().delayed(any.shape, fit.data().window(), fit.plan().longest());
    return new WindowTask(any.samples, any.targets, any.split, shape, moments);
  }

  /**
   * The task of windows as they are.
   *
   * @throws org.sswim.series.InvalidSeriesException if too few windows have all of their targets
   */
  static WindowTask of(
      WindowedSeries windows, @Nullable FoldMoments moments, FitPlan fitPlan, NetworkPlan plan) {
    CompleteWindows.require(windows, fitPlan);
    WindowTargets targets =
        WindowTargets.of(
            windows, fitPlan.longest(), plan.relativeTarget(), fitPlan.channelWeight());
    return new WindowTask(
        windows.samples(plan.relativeInput()),
        targets,
        fitPlan.split(targets),
        plan.shape(windows),
        moments);
  }
}

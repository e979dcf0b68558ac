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
   * @throws org.sswim.series.InvalidDataException if too few windows have all of their targets
   */
  static WindowTask of(Fit fit, NetworkPlan plan) {
    FoldMoments moments = fit.data().moments().of(fit, plan.moment());
    WindowedSeries windows = fit.data().centred(moments);
    CompleteWindows.require(windows, fit.plan());
    WindowTargets targets =
        WindowTargets.of(
            windows, fit.plan().longest(), plan.relativeTarget(), fit.plan().channelWeight());
    return new WindowTask(
        windows.samples(plan.relativeInput()),
        targets,
        fit.plan().split(targets),
        fit.network().delayed(plan.shape(windows), fit.data().window(), fit.plan().longest()),
        moments);
  }
}

package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.samples.Samples;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.MomentMode;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwimOptions;

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
   * @param network how its neurons, and those of the moment, are sampled
   * @param workers share the work
   * @throws org.sswim.series.InvalidSeriesException if too few windows have all of their targets
   */
  static WindowTask of(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, SSwimOptions network, Workers workers) {
    FoldMoments moments = moments(data, fitPlan, plan, network, workers);
    WindowTask any = of(data.centred(plan.calendar(), moments), moments, fitPlan, plan);
    NetworkShape shape = network.delayed(any.shape, data.window(), fitPlan.longest());
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
        WindowTargets.of(windows, fitPlan.longest(), plan.targetSeason(), fitPlan.channelWeight());
    return new WindowTask(
        windows.samples(plan.relativeInput()),
        targets,
        fitPlan.split(targets),
        plan.shape(windows),
        moments);
  }

  private static @Nullable FoldMoments moments(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, SSwimOptions network, Workers workers) {
    return plan.moment() == MomentMode.NONE
        ? null
        : data.moments().of(fitPlan, plan.moment(), network, workers);
  }
}

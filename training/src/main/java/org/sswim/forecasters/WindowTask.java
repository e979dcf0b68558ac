package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.Samples;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwimOptions;

/**
 * Forecasting as a task on samples and targets.
 *
 * @param samples the windows, as the network sees them
 * @param targets what is to be forecast, up to the longest horizon
 * @param split a part for each horizon
 * @param shape the shape of the network
 * @param profiles what windows are centred on; null without calendar profiles
 */
record WindowTask(
    Samples samples,
    WindowTargets targets,
    FitSplit split,
    NetworkShape shape,
    @Nullable FoldProfiles profiles) {

  /**
   * The task of a plan.
   *
   * @param network options of the network: its left-out blocks, superposed copies and delays
   * @throws org.sswim.series.InvalidSeriesException if too few windows have all of their targets
   */
  static WindowTask of(TrainingData data, FitPlan fitPlan, NetworkPlan plan, SSwimOptions network) {
    WindowTask any = of(data, fitPlan, plan, network.ridge().blocks(), network.copies());
    NetworkShape shape = network.delayed(any.shape, data.window(), fitPlan.longest());
    return new WindowTask(any.samples, any.targets, any.split, shape, any.profiles);
  }

  /**
   * The task of a plan for a network that there is.
   *
   * @param blocks of training windows that are left out in turn
   * @param copies superposed copies of training windows; none where windows do not add up
   * @throws org.sswim.series.InvalidSeriesException if too few windows have all of their targets
   */
  static WindowTask of(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, int blocks, Auto<Integer> copies) {
    FoldProfiles profiles = plan.profile() ? FoldProfiles.of(data, fitPlan, blocks) : null;
    WindowedSeries windows = data.centred(plan.calendar(), profiles);
    CompleteWindows.require(windows, fitPlan);
    WindowTargets targets =
        WindowTargets.of(windows, fitPlan.longest(), plan.targetSeason(), fitPlan.channelWeight());
    int superposed = plan.superposable() ? copies.or(autoCopies(fitPlan, windows)) : 0;
    return new WindowTask(
        windows.samples(plan.relativeInput()),
        targets,
        fitPlan.split(targets).withCopies(superposed),
        plan.shape(windows),
        profiles);
  }

  private static int autoCopies(FitPlan plan, WindowedSeries windows) {
    int used = Math.max(1, plan.commonTrain().count() / plan.stride());
    return FitPlan.autoCopies(used, windows.lanes());
  }
}

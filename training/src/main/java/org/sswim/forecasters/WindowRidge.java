package org.sswim.forecasters;

import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.Objective;
import org.sswim.readout.ReadoutFit;
import org.sswim.readout.Reweighting;
import org.sswim.samples.Samples;

/**
 * Ridge of all that windows show: the baseline, and the pilots by which scales and known columns
 * are chosen. They take a fraction of the time of networks, and know nothing of weights and seeds.
 *
 * @param windows what it sees
 * @param relative whether windows are seen relative to their last row
 * @param changes whether targets are changes from the last row
 */
public record WindowRidge(WindowedSeries windows, boolean relative, boolean changes) {

  /** The windows, as a linear map sees them. */
  public FeatureMap features() {
    return windows.skip().features(windows.signals());
  }

  /** The errors of sets of left-out windows of the longest horizon, at as many leads as tell. */
  public double[] leftOut(Fit fit) {
    int blocks = fit.network().readoutBlocks();
    Fit pilot = fit.withPlan(fit.plan().forChoices(blocks, FitSplit.ENOUGH, windows.lanes()));
    return readouts(pilot, Objective.MSE, targets(pilot.plan()).thinned())
        .get(0)
        .penalties()
        .errors();
  }

  /** A read-out for each horizon of a plan. */
  public List<FittedReadout> readouts(Fit fit, Objective objective) {
    return readouts(fit, objective, targets(fit.plan()));
  }

  private List<FittedReadout> readouts(Fit fit, Objective objective, WindowTargets targets) {
    Samples samples = windows.samples(relative);
    FitSplit split = fit.plan().split(targets);
    ReadoutFit readouts =
        new ReadoutFit(fit.network().readoutBlocks(), fit.workers()).withAnyway(true);
    return new Reweighting(objective, readouts)
        .of(samples, targets, features(), split, readouts.fit(samples, targets, features(), split));
  }

  private WindowTargets targets(FitPlan plan) {
    return WindowTargets.of(windows, plan.longest(), changes, plan.channelWeight());
  }

  /**
   * The forecaster of a horizon.
   *
   * @param readout one of its {@link #readouts}
   */
  public LinearForecaster forecaster(FittedReadout readout) {
    return LinearForecaster.of(features(), readout, relative, changes);
  }
}

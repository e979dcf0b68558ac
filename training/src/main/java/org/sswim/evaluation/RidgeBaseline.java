package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.CompleteWindows;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.Objective;
import org.sswim.readout.ReadoutFit;
import org.sswim.readout.Reweighting;
import org.sswim.samples.Samples;

/**
 * Ridge regression from the raw window to the horizon: the linear baseline, shared or joint like
 * the network, on every training window. Whether windows are taken relative to their last row is
 * chosen on left-out windows and its penalties are, too, as for the network. It sees the same
 * columns beside the channels. As it has no moment stage, it sees known columns at the last row of
 * the window and at all rows up to the horizon.
 *
 * @param features the raw window, with columns beside the channels
 * @param relative whether windows are seen relative to their last row
 * @param changes whether targets are changes from the last row
 * @param readouts one per horizon
 */
public record RidgeBaseline(
    FeatureMap features, boolean relative, boolean changes, List<FittedReadout> readouts) {
  private static final int CHOICE_SAMPLES = 100_000;

  /** Fits the baseline as a candidate. */
  static Fitted fit(FitTask task) {
    FitPlan plan = task.plan();
    if (task.data().series().known() == null) {
      return new Fitted(rows(task, plan));
    }
    // No horizon sees known columns of rows behind it.
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < plan.horizons().size(); h++) {
      rows.addAll(rows(task, plan.only(List.of(h))));
    }
    return new Fitted(rows);
  }

  private static List<Fitted.Row> rows(FitTask task, FitPlan plan) {
    WindowedSeries windows = task.shown().windowsWithKnown(plan.longest());
    long began = System.nanoTime();
    RidgeBaseline ridge = fit(task.fit().withPlan(plan));
    double seconds = (System.nanoTime() - began) * 1e-9;
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < ridge.readouts.size(); h++) {
      FittedReadout readout = ridge.readouts.get(h);
      rows.add(
          new Fitted.Row(windows, task.limited(ridge.forecaster(h)), seconds)
              .withParameters(readout.weights().length + (long) readout.intercept().length)
              .withMacs((double) windows.lanes() * readout.weights().length)
              .withReadout(readout));
    }
    return rows;
  }

  /**
   * Fits the baseline to every training window.
   *
   * @param fit its options say what is minimised in the end; whether windows are relative is chosen
   *     by squared errors
   */
  public static RidgeBaseline fit(Fit fit) {
    return fit(fit, fit.plan().withStride(1));
  }

  /**
   * Fits the baseline to the training windows of a plan alone, at its stride.
   *
   * @param fit the windows that choose never train, whatever its plan says
   */
  static RidgeBaseline leftOut(Fit fit) {
    FitPlan train = fit.plan().withRefit(false);
    return fit(fit.withPlan(train), train);
  }

  private static RidgeBaseline fit(Fit fit, FitPlan all) {
    FitPlan plan = fit.plan();
    WindowedSeries windows = fit.data().windowsWithKnown(plan.longest());
    CompleteWindows.require(windows, plan);
    FeatureMap features = windows.skip().features(windows.signals());
    int blocks = fit.options().network().readoutBlocks();
    Fit choices = fit.withPlan(plan.forChoices(blocks, CHOICE_SAMPLES, windows.lanes()));
    FittedReadout[] tried = new FittedReadout[2];
    for (int i = 0; i < 2; i++) {
      tried[i] = readouts(choices, windows, features, i == 0, Objective.MSE).get(0);
    }
    boolean best =
        !LeftOutRule.better(tried[1].penalties().errors(), tried[0].penalties().errors());
    return new RidgeBaseline(
        features,
        best,
        fit.options().relativeTarget(),
        readouts(fit.withPlan(all), windows, features, best, fit.objective()));
  }

  private static List<FittedReadout> readouts(
      Fit fit, WindowedSeries windows, FeatureMap features, boolean relative, Objective objective) {
    FitPlan plan = fit.plan();
    boolean changes = fit.options().relativeTarget();
    WindowTargets targets =
        WindowTargets.of(windows, plan.longest(), changes, plan.channelWeight());
    ReadoutFit readouts =
        new ReadoutFit(fit.options().network().readoutBlocks(), fit.workers()).withAnyway(true);
    Samples samples = windows.samples(relative);
    FitSplit split = plan.split(targets);
    return new Reweighting(objective, readouts)
        .of(samples, targets, features, split, readouts.fit(samples, targets, features, split));
  }

  /** The forecaster of a horizon, counted as the read-outs. */
  public BlockForecaster forecaster(int h) {
    return LinearForecaster.of(features, readouts.get(h), relative, changes);
  }
}

package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.CompleteWindows;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.WindowRidge;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.readout.FittedReadout;
import org.sswim.training.Search;

/**
 * Ridge regression from the raw window to the horizon: the linear baseline, shared or joint like
 * the network, on every training window. Whether windows are taken relative to their last row is
 * chosen on left-out windows and its penalties are, too, as for the network. It sees the same
 * columns beside the channels. As it has no moment stage, it sees known columns at the last row of
 * the window and at all rows up to the horizon.
 *
 * @param ridge what it sees, and how
 * @param readouts one per horizon
 */
public record RidgeBaseline(WindowRidge ridge, List<FittedReadout> readouts) {

  /** Fits the baseline as a candidate. */
  static Fitted fit(FitTask task) {
    FitPlan plan = task.plan();
    if (task.data().series().known() == null) {
      return new Fitted(rows(task, plan));
    }
    // No horizon sees known columns of rows behind it.
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < plan.parts().size(); h++) {
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
    boolean changes = fit.options().relativeTarget();
    WindowRidge ridge =
        new Search()
            .best(
                Search.Kind.WINDOWS,
                List.of(
                    new WindowRidge(windows, true, changes),
                    new WindowRidge(windows, false, changes)),
                one -> String.valueOf(one.relative()),
                one -> one.leftOut(fit));
    return new RidgeBaseline(ridge, ridge.readouts(fit.withPlan(all), fit.objective()));
  }

  /** The forecaster of a horizon, counted as the read-outs. */
  public BlockForecaster forecaster(int h) {
    return ridge.forecaster(readouts.get(h));
  }
}

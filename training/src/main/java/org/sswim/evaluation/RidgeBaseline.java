package org.sswim.evaluation;

import java.util.List;
import java.util.Objects;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.Workers;
import org.sswim.series.CalendarInputs;
import org.sswim.training.Choice;
import org.sswim.training.CovariateWindow;
import org.sswim.training.Drift;
import org.sswim.training.FeatureMap;
import org.sswim.training.FitPlan;
import org.sswim.training.FittedReadout;
import org.sswim.training.ReadoutFit;
import org.sswim.training.TrainingData;
import org.sswim.training.WindowedSeries;

/**
 * Ridge regression from the raw window to the horizon: the linear baseline, shared or joint like
 * the network, on every training window. Whether windows are taken relative to their last row is
 * chosen on left-out windows and its penalties are, too, as for the network. It sees the same
 * columns beside the channels.
 *
 * @param features the raw window, with columns beside the channels
 * @param readouts one per horizon
 */
public record RidgeBaseline(FeatureMap features, List<FittedReadout> readouts) {
  private static final int CHOICE_SAMPLES = 100_000;

  /** Fits the baseline with all processors. */
  public static RidgeBaseline fit(
      TrainingData data, FitPlan plan, RidgeOptions options, Choice relativeTarget) {
    return fit(data, plan, options, relativeTarget, Workers.available());
  }

  /** Fits the baseline. */
  public static RidgeBaseline fit(
      TrainingData data,
      FitPlan plan,
      RidgeOptions options,
      Choice relativeTarget,
      Workers workers) {
    WindowedSeries series = data.windows(CalendarInputs.none());
    ReadoutFit fit = new ReadoutFit(options, relativeTarget == Choice.OFF ? 0 : 1, 0, workers);
    FitPlan choices = plan.forChoices(1, CHOICE_SAMPLES, series.lanes());
    FeatureMap best = null;
    double least = Double.POSITIVE_INFINITY;
    for (boolean relative : new boolean[] {true, false}) {
      FeatureMap map = CovariateWindow.of(series, relative);
      double error =
          Drift.comparable(fit.fit(series, map, choices).get(0).validationError(), relative);
      if (best == null || error < least) {
        best = map;
        least = error;
      }
    }
    FeatureMap chosen = Objects.requireNonNull(best);
    return new RidgeBaseline(chosen, fit.fit(series, chosen, plan.withStride(1).withCopies(0)));
  }
}

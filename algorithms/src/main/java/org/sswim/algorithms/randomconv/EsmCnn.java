package org.sswim.algorithms.randomconv;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.forecasters.CompleteWindows;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleRange;
import org.sswim.studies.FilterStage;
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

/**
 * ESM-CNN as a forecaster of any series: channels share filters, or with joint channels all are
 * seen by each filter. Columns beside the channels are not seen. Of very many windows some are left
 * out, evenly.
 *
 * @see <a href="https://arxiv.org/abs/2002.00717">Zhang, He and Bao 2021</a>
 */
public final class EsmCnn {
  private EsmCnn() {}

  /** Fits a forecaster for each horizon; see {@link org.sswim.catalogue.ForecastAlgorithm}. */
  public static Fitted fit(FitTask task, EsmOptions options) {
    FitPlan plan = task.plan();
    WindowedSeries series = task.data().windows();
    CompleteWindows.require(series, plan);
    WindowedSeries windows = task.windows();
    List<Fitted.Row> rows = new ArrayList<>();
    int tried = plan.parts().size() * (options.relative().isAuto() ? 2 : 1);
    WorkPieces pieces = new WorkPieces(task.watch(), tried);
    for (int h = 0; h < plan.parts().size(); h++) {
      long began = System.nanoTime();
      StageForecaster best = null;
      double least = Double.POSITIVE_INFINITY;
      for (boolean relative : new boolean[] {true, false}) {
        if (options.relative().or(relative) == relative) {
          FitProgress piece = pieces.next(1, "horizon " + plan.part(h).horizon());
          ErrorFeedback.Result result = fit(task, series, options, h, relative, piece);
          double error = result.leftOutError()[result.kept()];
          if (best == null || error < least) {
            best = new StageForecaster(result.chosen(), relative);
            least = error;
          }
        }
      }
      double seconds = (System.nanoTime() - began) * 1e-9;
      rows.add(row(task, windows, Objects.requireNonNull(best), seconds));
    }
    return new Fitted(rows);
  }

  private static ErrorFeedback.Result fit(
      FitTask task,
      WindowedSeries series,
      EsmOptions options,
      int h,
      boolean relative,
      FitProgress progress) {
    FitPlan plan = task.plan();
    int horizon = plan.part(h).horizon();
    Function<SampleRange, Windows> windows =
        range -> Windows.of(series, relative, plan.channelWeight(), range, horizon, plan.stride());
    return new ErrorFeedback(options, task.training().network().seed(), task.workers())
        .fit(
            windows.apply(plan.part(h).train()),
            windows.apply(plan.part(h).validation()),
            stage ->
                progress.at(
                    (double) stage / options.filters(),
                    "filter " + stage + "/" + options.filters()));
  }

  private static Fitted.Row row(
      FitTask task, WindowedSeries windows, StageForecaster forecaster, double seconds) {
    long parameters = forecaster.stages().stream().mapToLong(FilterStage::parameters).sum();
    return new Fitted.Row(windows, task.limited(forecaster), seconds)
        .withNeurons(forecaster.stages().size())
        .withNetworks(1)
        .withParameters(parameters);
  }
}

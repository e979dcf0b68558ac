package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Comparison;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Outliers;
import org.sswim.series.Problem;
import org.sswim.series.ScreenedSeries;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.stored.Withers;
import org.sswim.training.FitProgress;

/**
 * Forecasts from rolling origins at the end of a series, to show how good a model would have been.
 * An origin is the last row that its forecast sees. The last origin has exactly a horizon of rows
 * after it; others come before it at equal distances.
 *
 * <p>Models are fitted on the rows up to the first origin or, with refitting, anew on the rows up
 * to each origin. Scaling, season and all choices see these rows alone, as in a {@link FinalTask}
 * of these rows. Errors are z-scores by the rows up to the first origin.
 */
public final class Backtest {
  /** The default candidates of a backtest. */
  public static final String USUAL = "persistence,seasonal-naive,ridge,s-swim";

  private static final int FEWEST = 10;

  private final TimeSeries series;
  private final Options options;
  private final SSwimForecaster forecaster;
  private final MetricScale scale;
  private final FinalTask first;
  private final Standardizer reference;
  private final Workers workers;

  /**
   * The options of a backtest.
   *
   * @param forecaster how models are fitted: window, horizon, channels and options of networks.
   *     Those that are trained by gradients take the defaults. Where it has levels of intervals,
   *     each model is fitted twice: the windows that choose options calibrate the intervals, by a
   *     fit whose read-out has not seen them
   * @param origins number of origins, at least 1
   * @param every rows between origins, at least 1
   * @param refit whether to fit anew for every origin
   * @param models which models, at least one, in the order of the table
   */
  @Withers
  public record Options(
      SSwimForecaster forecaster,
      int origins,
      int every,
      boolean refit,
      List<Candidate<FitTask, Fitted>> models)
      implements BacktestOptionsBuilder.With {

    /** Checks the ranges. */
    public Options {
      Checks.that(origins >= 1 && every >= 1)
          .or("origins and rows between them must be at least 1; got %s, %s", origins, every);
      models = List.copyOf(models);
      Checks.that(!models.isEmpty()).or("a backtest needs at least one model");
    }
  }

  /**
   * Prepares a backtest.
   *
   * @throws InvalidDataException if too few rows come before the first origin
   */
  public Backtest(TimeSeries series, Options options, Workers workers) {
    this.workers = workers;
    this.series = series;
    this.options = options;
    forecaster = options.forecaster;
    long needed =
        (long) forecaster.window()
            + 2L * forecaster.horizon()
            + FEWEST
            - 1
            + (options.origins - 1L) * options.every;
    Checks.that(series.rows() >= needed, Problem.TOO_FEW_ROWS_FOR_ORIGINS::of)
        .or(
            "too few rows: window %s, horizon %s and %s origins %s rows apart need at"
                + " least %s; the series has %s",
            forecaster.window(),
            forecaster.horizon(),
            options.origins,
            options.every,
            needed,
            series.rows());
    first = task(firstOrigin());
    reference = Standardizer.fit(first.fit().data().series(), 0, firstOrigin() + 1);
    scale = MetricScale.standardised(series.channels());
  }

  /** The last row that the first forecast sees. */
  public int firstOrigin() {
    return origin(0);
  }

  /** The last row that the i-th forecast sees. */
  private int origin(int i) {
    return series.rows() - 1 - forecaster.horizon() - (options.origins - 1 - i) * options.every;
  }

  /** The task of any fit to the rows up to an origin. */
  private FinalTask task(int origin) {
    return forecaster.task(series.slice(0, origin + 1), workers);
  }

  /** The values that lie far outside the rows by which the first models are scaled. */
  public Outliers outliers() {
    return ScreenedSeries.of(series, first.fit().data().limits()).outliers();
  }

  /** Fits and scores. */
  public BacktestResult run(FitProgress progress) {
    int[] origins = IntStream.range(0, options.origins).map(this::origin).toArray();
    List<Said> said =
        new Comparison<>(options.models, 1, forecaster.options().network().seed())
            .run((model, seed, piece) -> said(model, origins, piece), progress);
    List<BacktestResult.OriginScore> scores = new ArrayList<>();
    for (int i = 0; i < origins.length; i++) {
      for (Said one : said) {
        double[][] forecast = one.forecasts.values()[i];
        scores.add(
            BacktestResult.OriginScore.of(
                origins[i], one.forecasts.model(), forecast, series, reference));
      }
    }
    List<OriginIntervals> held = new ArrayList<>();
    for (int l = 0; l < forecaster.levels().size(); l++) {
      for (Said one : said) {
        held.add(one.intervals.get(l));
      }
    }
    List<OriginForecasts> all = said.stream().map(Said::forecasts).toList();
    List<BacktestResult.Total> totals =
        all.stream().map(f -> BacktestResult.Total.of(f, series, origins, reference)).toList();
    return new BacktestResult(origins, scores, totals, all, held);
  }

  /**
   * The forecasts of a model from all origins.
   *
   * @param intervals by level
   */
  private record Said(OriginForecasts forecasts, List<OriginIntervals> intervals) {}

  /**
   * A model that was fitted.
   *
   * @param model what a fit would save, whose forecasts are those of a backtest; null for none
   * @param intervals by a model whose weights have not seen the windows that choose, or null
   */
  private record Used(
      Standardizer standardizer,
      Fitted.Row row,
      @Nullable ForecastModel model,
      @Nullable Intervals intervals) {}

  private Said said(Candidate<FitTask, Fitted> model, int[] origins, FitProgress progress) {
    double[][][] forecasts = new double[origins.length][][];
    double[][][][] bounds = new double[2 * forecaster.levels().size()][origins.length][][];
    Comparison.along(
        Arrays.stream(origins).boxed().toList(),
        options.refit,
        progress,
        (origin, part) -> used(model, origin, part),
        (used, i) -> {
          forecasts[i] = forecast(used, origins[i]);
          for (int b = 0; used.intervals != null && b < bounds.length; b++) {
            bounds[b][i] =
                OriginIntervals.bound(
                    forecasts[i],
                    used.intervals,
                    b / 2,
                    2 * (b % 2) - 1,
                    used.row.forecaster().scale(),
                    used.standardizer);
          }
        });
    return new Said(
        new OriginForecasts(model.label(), forecasts),
        IntStream.range(0, forecaster.levels().size())
            .mapToObj(
                l ->
                    new OriginIntervals(
                        model.label(),
                        forecaster.levels().get(l),
                        bounds[2 * l],
                        bounds[2 * l + 1]))
            .toList());
  }

  private double[][] forecast(Used used, int origin) {
    return used.model == null
        ? OriginForecasts.at(
            origin - forecaster.window() + 1,
            IntStream.range(0, series.channels()).toArray(),
            forecaster.horizon(),
            used.row.forecaster(),
            used.row.windows(),
            used.standardizer)
        : OriginForecasts.of(used.model, series.slice(0, origin + 1));
  }

  private Used used(Candidate<FitTask, Fitted> model, int origin, FitProgress progress) {
    Fit fit = (origin == firstOrigin() ? first : task(origin)).fit();
    boolean sure = !forecaster.levels().isEmpty();
    Fitted.Row row = fit(model, fit, progress.part(0, sure ? 2 : 1));
    Intervals intervals = null;
    if (sure) {
      Fit once = fit.withPlan(fit.plan().withRefit(false));
      Fitted.Row apart = fit(model, once, progress.part(1, 2));
      intervals =
          AbsoluteErrors.of(
                  apart.forecaster(),
                  apart.windows(),
                  once.plan().part(0).validation(),
                  forecaster.horizon(),
                  workers)
              .intervals(forecaster.levels());
    }
    return new Used(
        fit.data().standardizer(), row, row.model() == null ? null : row.model().get(), intervals);
  }

  private Fitted.Row fit(Candidate<FitTask, Fitted> model, Fit fit, FitProgress progress) {
    FitTask task =
        FitTask.of(
            fit,
            series,
            fit.data().given().rows(),
            scale,
            GradientOptions.defaults(),
            Auto.auto(),
            forecaster.stride());
    return model.fit().apply(task.withWatch(progress)).rows().get(0);
  }
}

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
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Outliers;
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
  private final MetricScale scale;
  private final FinalTask first;
  private final Standardizer reference;
  private final Workers workers;

  /**
   * The options of a backtest.
   *
   * @param window H
   * @param horizon O
   * @param origins number of origins, at least 1
   * @param every rows between origins, at least 1
   * @param refit whether to fit anew for every origin
   * @param channels shared or joint
   * @param validationShare share of the windows before an origin that choose options; these are the
   *     last
   * @param stride rows between training windows, or automatic for {@link FitPlan#autoStride}
   * @param training options of the networks
   * @param models which models, at least one, in the order of the table; those that are trained by
   *     gradients take the defaults
   * @param levels of conformal intervals, in per cent, rising; empty for no intervals. Each model
   *     is then fitted twice: the windows that choose options calibrate the intervals, by a fit
   *     whose read-out has not seen them
   */
  @Withers
  public record Options(
      int window,
      int horizon,
      int origins,
      int every,
      boolean refit,
      ChannelMode channels,
      double validationShare,
      Auto<Integer> stride,
      ForecastOptions training,
      List<Candidate<FitTask, Fitted>> models,
      List<Double> levels)
      implements BacktestOptionsBuilder.With {

    /** Checks the ranges. */
    public Options {
      Checks.that(window >= 1 && horizon >= 1 && origins >= 1 && every >= 1)
          .or(
              "window, horizon, origins and rows between them must be at least 1; got %s,"
                  + " %s, %s, %s",
              window, horizon, origins, every);
      models = List.copyOf(models);
      levels = List.copyOf(levels);
      Checks.that(!models.isEmpty()).or("a backtest needs at least one model");
    }
  }

  /**
   * Prepares a backtest.
   *
   * @throws InvalidSeriesException if too few rows come before the first origin
   */
  public Backtest(TimeSeries series, Options options, Workers workers) {
    this.workers = workers;
    this.series = series;
    this.options = options;
    long needed =
        (long) options.window
            + 2L * options.horizon
            + FEWEST
            - 1
            + (options.origins - 1L) * options.every;
    Checks.that(series.rows() >= needed, InvalidSeriesException::new)
        .or(
            "too few rows: window %s, horizon %s and %s origins %s rows apart need at"
                + " least %s; the series has %s; give more rows or fewer origins",
            options.window, options.horizon, options.origins, options.every, needed, series.rows());
    first = task(firstOrigin());
    reference = Standardizer.fit(first.data().series(), 0, firstOrigin() + 1);
    scale = MetricScale.standardised(series.channels());
  }

  /** The last row that the first forecast sees. */
  public int firstOrigin() {
    return origin(0);
  }

  /** The last row that the i-th forecast sees. */
  private int origin(int i) {
    return series.rows() - 1 - options.horizon - (options.origins - 1 - i) * options.every;
  }

  /** The task of any fit to the rows up to an origin. */
  private FinalTask task(int origin) {
    return FinalTask.of(
        series.slice(0, origin + 1),
        options.window,
        options.horizon,
        options.channels,
        options.validationShare,
        options.stride,
        options.training.outliers());
  }

  /** The values that lie far outside the rows by which the first models are scaled. */
  public Outliers outliers() {
    return ScreenedSeries.of(series, first.data().limits()).outliers();
  }

  /** Fits and scores. */
  public BacktestResult run(FitProgress progress) {
    int[] origins = IntStream.range(0, options.origins).map(this::origin).toArray();
    List<Said> said =
        new Comparison<>(options.models, 1, options.training.network().seed())
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
    for (int l = 0; l < options.levels.size(); l++) {
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
    double[][][][] bounds = new double[2 * options.levels.size()][origins.length][][];
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
        IntStream.range(0, options.levels.size())
            .mapToObj(
                l ->
                    new OriginIntervals(
                        model.label(), options.levels.get(l), bounds[2 * l], bounds[2 * l + 1]))
            .toList());
  }

  private double[][] forecast(Used used, int origin) {
    return used.model == null
        ? OriginForecasts.at(
            origin - options.window + 1,
            IntStream.range(0, series.channels()).toArray(),
            options.horizon,
            used.row.forecaster(),
            used.row.windows(),
            used.standardizer)
        : OriginForecasts.of(used.model, series.slice(0, origin + 1));
  }

  private Used used(Candidate<FitTask, Fitted> model, int origin, FitProgress progress) {
    FinalTask task = origin == firstOrigin() ? first : task(origin);
    FitPlan plan = task.fitPlan();
    boolean sure = !options.levels.isEmpty();
    Fitted.Row row = fit(model, task.data(), plan, progress.part(0, sure ? 2 : 1));
    Intervals intervals = null;
    if (sure) {
      FitPlan once = plan.withRefit(false);
      Fitted.Row apart = fit(model, task.data(), once, progress.part(1, 2));
      intervals =
          AbsoluteErrors.of(
                  apart.forecaster(),
                  apart.windows(),
                  once.validation().get(0),
                  options.horizon,
                  workers)
              .intervals(options.levels);
    }
    return new Used(
        task.data().standardizer(), row, row.model() == null ? null : row.model().get(), intervals);
  }

  private Fitted.Row fit(
      Candidate<FitTask, Fitted> model, TrainingData data, FitPlan plan, FitProgress progress) {
    FitTask task =
        FitTask.of(
            data,
            series,
            data.given().rows(),
            plan,
            scale,
            options.training,
            GradientOptions.defaults(),
            Auto.auto(),
            options.stride,
            workers);
    return model.fit().apply(task.withWatch(progress)).rows().get(0);
  }
}

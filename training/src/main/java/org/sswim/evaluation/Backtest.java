package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.comparison.Candidate;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.BlockForecaster;
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
import org.sswim.training.WorkPieces;

/**
 * Forecasts from rolling origins at the end of a series: what a model would have been worth, had it
 * been used. An origin is the last row that its forecast sees. The last origin has exactly a
 * horizon of rows after it; others come before it at equal distances.
 *
 * <p>Models are fitted on the rows up to the first origin or, with refitting, anew on the rows up
 * to each origin. Scaling, season and all choices see these rows alone, as in a {@link FinalTask}
 * of these rows. Errors are z-scores by the rows up to the first origin.
 */
public final class Backtest {
  /** The candidates of a backtest for which nothing else is asked. */
  public static final String USUAL = "persistence,seasonal-naive,ridge,s-swim";

  private static final int FEWEST = 10;

  /** What scoring an origin takes beside the fit of a network. */
  private static final double ORIGIN = 0.01;

  private final TimeSeries series;
  private final Options options;
  private final MetricScale scale;
  private final FinalTask first;
  private final Standardizer reference;
  private final Workers workers;

  /**
   * What is asked for.
   *
   * @param window H
   * @param horizon O
   * @param origins number of origins, at least 1
   * @param every rows between origins, at least 1
   * @param refit whether to fit anew for every origin
   * @param channels shared or joint
   * @param validationShare share of the windows before an origin, the last, that choose options
   * @param stride rows between training windows, or automatic for {@link FitPlan#autoStride}
   * @param training options of the networks
   * @param models which models, at least one, in the order of the table; those that are trained by
   *     gradients take the defaults
   * @param levels of conformal intervals, in per cent, rising; none for none. They are calibrated
   *     on the windows that choose, by models that have not been solved again with these, for which
   *     each model is fitted twice
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

    /**
     * The usual backtest: ten origins a horizon apart, fitted once, the usual rows, channels that
     * share a network, default options.
     *
     * @param window H
     * @param horizon O
     */
    public static Options of(int window, int horizon) {
      return new Options(
          window,
          horizon,
          10,
          horizon,
          false,
          ChannelMode.SHARED,
          FinalTask.USUAL_SHARE,
          Auto.auto(),
          ForecastOptions.defaults(),
          ForecastCandidates.ALL.list(USUAL),
          List.of());
    }

    /** Checks the ranges. */
    public Options {
      if (window < 1 || horizon < 1 || origins < 1 || every < 1) {
        throw new IllegalArgumentException(
            "window, horizon, origins and rows between them must be at least 1; got "
                + window
                + ", "
                + horizon
                + ", "
                + origins
                + ", "
                + every);
      }
      models = List.copyOf(models);
      levels = List.copyOf(levels);
      if (models.isEmpty()) {
        throw new IllegalArgumentException("a backtest needs at least one model");
      }
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
    if (series.rows() < needed) {
      throw new InvalidSeriesException(
          "too few rows: window "
              + options.window
              + ", horizon "
              + options.horizon
              + " and "
              + options.origins
              + " origins "
              + options.every
              + " rows apart need at least "
              + needed
              + "; the series has "
              + series.rows()
              + "; give more rows or fewer origins");
    }
    first = task(firstOrigin());
    reference = Standardizer.fit(first.data().series(), 0, firstOrigin() + 1);
    double[] one = new double[series.channels()];
    Arrays.fill(one, 1);
    scale = new MetricScale(one, new double[series.channels()]);
  }

  /** The last row that the first forecast sees. */
  public int firstOrigin() {
    return origin(0);
  }

  /** The last row that the i-th forecast sees. */
  private int origin(int i) {
    return series.rows() - 1 - options.horizon - (options.origins - 1 - i) * options.every;
  }

  /** What a fit to the rows up to an origin starts from, whoever fits. */
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

  /** What of the series is far outside of the rows by which the first models are scaled. */
  public Outliers outliers() {
    return ScreenedSeries.of(series, first.data().limits()).outliers();
  }

  /** Fits and scores. */
  public BacktestResult run(FitProgress progress) {
    int[] origins = IntStream.range(0, options.origins).map(this::origin).toArray();
    int[] channels = IntStream.range(0, series.channels()).toArray();
    List<BacktestResult.OriginScore> scores = new ArrayList<>();
    Map<String, double[][][]> forecasts = new LinkedHashMap<>();
    FinalTask task = first;
    Map<String, Fitted.Row> fitted = Map.of();
    Map<String, ForecastModel> models = Map.of();
    Map<String, Intervals> intervals = Map.of();
    Map<String, double[][][][][]> bounds = new LinkedHashMap<>();
    int fits = (options.refit ? origins.length : 1) * (options.levels.isEmpty() ? 1 : 2);
    double fit = options.models.stream().mapToDouble(Candidate::weight).sum();
    WorkPieces pieces = new WorkPieces(progress, fits * fit + ORIGIN * origins.length);
    for (int i = 0; i < origins.length; i++) {
      int origin = origins[i];
      String name = series.timeline() == null ? "row " + origin : "origin " + i;
      if (i == 0 || options.refit) {
        task = i == 0 ? first : task(origin);
        fitted = fit(task.data(), task.fitPlan(), name, pieces);
        models = models(fitted);
        intervals = intervals(task, name + ", intervals", pieces);
      }
      pieces.next(ORIGIN, name);
      Standardizer standardizer = task.data().standardizer();
      for (Map.Entry<String, Fitted.Row> entry : fitted.entrySet()) {
        Fitted.Row row = entry.getValue();
        BlockForecaster forecaster = row.forecaster();
        ForecastModel model = models.get(entry.getKey());
        double[][] forecast =
            model == null
                ? OriginForecasts.at(
                    origin - options.window + 1,
                    channels,
                    options.horizon,
                    forecaster,
                    row.windows(),
                    standardizer)
                : OriginForecasts.of(model, series.slice(0, origin + 1));
        scores.add(
            BacktestResult.OriginScore.of(origin, entry.getKey(), forecast, series, reference));
        forecasts.computeIfAbsent(entry.getKey(), any -> new double[origins.length][][])[i] =
            forecast;
        Intervals around = intervals.get(entry.getKey());
        for (int l = 0; around != null && l < options.levels.size(); l++) {
          for (int side = 0; side < 2; side++) {
            bounds.computeIfAbsent(entry.getKey(), this::noBounds)[l][side][i] =
                OriginIntervals.bound(
                    forecast, around, l, 2 * side - 1, forecaster.scale(), standardizer);
          }
        }
      }
    }
    pieces.end();
    List<OriginForecasts> all =
        forecasts.entrySet().stream()
            .map(entry -> new OriginForecasts(entry.getKey(), entry.getValue()))
            .toList();
    List<BacktestResult.Total> totals =
        all.stream().map(f -> BacktestResult.Total.of(f, series, origins, reference)).toList();
    List<OriginIntervals> held = new ArrayList<>();
    for (int l = 0; l < options.levels.size(); l++) {
      for (Map.Entry<String, double[][][][][]> entry : bounds.entrySet()) {
        double[][][][] own = entry.getValue()[l];
        held.add(new OriginIntervals(entry.getKey(), options.levels.get(l), own[0], own[1]));
      }
    }
    return new BacktestResult(origins, scores, totals, all, held);
  }

  /** Lower and upper bounds to be filled: {@code [levels][2][origins]}. */
  private double[][][][][] noBounds(String model) {
    return new double[options.levels.size()][2][options.origins][][];
  }

  /** Intervals of models whose weights have not seen the windows that choose. */
  private Map<String, Intervals> intervals(FinalTask task, String name, WorkPieces pieces) {
    Map<String, Intervals> intervals = new LinkedHashMap<>();
    if (options.levels.isEmpty()) {
      return intervals;
    }
    FitPlan plan = task.fitPlan().withRefit(false);
    fit(task.data(), plan, name, pieces)
        .forEach(
            (model, fitted) ->
                intervals.put(
                    model,
                    AbsoluteErrors.of(
                            fitted.forecaster(),
                            fitted.windows(),
                            plan.validation().get(0),
                            options.horizon,
                            workers)
                        .intervals(options.levels)));
    return intervals;
  }

  /** What a fit would save of those that make models: its forecasts are those of a backtest. */
  private static Map<String, ForecastModel> models(Map<String, Fitted.Row> fitted) {
    Map<String, ForecastModel> models = new LinkedHashMap<>();
    fitted.forEach(
        (candidate, row) -> {
          if (row.model() != null) {
            models.put(candidate, row.model().get());
          }
        });
    return models;
  }

  private Map<String, Fitted.Row> fit(
      TrainingData data, FitPlan plan, String name, WorkPieces pieces) {
    FitTask task =
        new FitTask(
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
    Map<String, Fitted.Row> fitted = new LinkedHashMap<>();
    for (Candidate<FitTask, Fitted> model : options.models) {
      FitProgress piece = pieces.next(model.weight(), name + ", " + model.label());
      FitTask.Watch watch =
          new FitTask.Watch() {
            @Override
            public void at(double done, String now) {
              piece.at(done, now);
            }
          };
      fitted.put(model.label(), model.fit().apply(task.watched(watch)).rows().get(0));
    }
    return fitted;
  }
}

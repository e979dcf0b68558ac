package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.series.CalendarInputs;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitPlan;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Trained;
import org.sswim.training.TrainingData;
import org.sswim.training.WeightSource;
import org.sswim.training.WindowRange;
import org.sswim.training.WindowedSeries;

/**
 * Forecasts from rolling origins at the end of a series: what a model would have been worth, had it
 * been used. An origin is the last row that its forecast sees. The last origin has just a horizon
 * of rows behind it; others come before it at equal distances.
 *
 * <p>Models are fitted on rows up to the first origin, or, with refitting, anew up to each: on them
 * alone, scaling, season and all choices included. Errors are z-scores by the rows up to the first
 * origin.
 */
public final class Backtest {
  /** The models, in the order of the table. */
  public static final List<ModelKind> MODELS =
      List.of(ModelKind.PERSISTENCE, ModelKind.SEASONAL_NAIVE, ModelKind.RIDGE, ModelKind.S_SWIM);

  private static final int FEWEST = 10;

  private final TimeSeries series;
  private final Options options;
  private final MetricScale scale;
  private final TrainingData reference;
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
   * @param stride rows between training windows, or 0 for {@link FitPlan#autoStride}
   * @param training options of the network
   */
  public record Options(
      int window,
      int horizon,
      int origins,
      int every,
      boolean refit,
      ChannelMode channels,
      double validationShare,
      int stride,
      SSwimOptions training) {

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
    }
  }

  /** Prepares a backtest that uses all processors. */
  public Backtest(TimeSeries series, Options options) {
    this(series, options, Workers.available());
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
    reference = training(firstOrigin());
    reference.requireHorizon(options.horizon);
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

  private TrainingData training(int origin) {
    TimeSeries past = series.slice(0, origin + 1);
    return TrainingData.of(past, past.rows(), options.window, options.channels);
  }

  /** Fits and scores. */
  public BacktestResult run(Comparison.Progress progress) {
    int[] origins = IntStream.range(0, options.origins).map(this::origin).toArray();
    int[] channels = IntStream.range(0, series.channels()).toArray();
    List<BacktestResult.OriginScore> scores = new ArrayList<>();
    Map<ModelKind, double[][][]> forecasts = new EnumMap<>(ModelKind.class);
    Map<ModelKind, Fitted> fitted = Map.of();
    for (int i = 0; i < origins.length; i++) {
      int origin = origins[i];
      progress.at(i, origins.length, series.timeline() == null ? "row " + origin : "origin " + i);
      if (i == 0 || options.refit) {
        fitted = fit(i == 0 ? reference : training(origin));
      }
      for (Map.Entry<ModelKind, Fitted> entry : fitted.entrySet()) {
        Fitted own = entry.getValue();
        scores.add(score(entry.getKey(), own, origin));
        forecasts.computeIfAbsent(entry.getKey(), model -> new double[origins.length][][])[i] =
            OriginForecasts.at(
                origin - options.window + 1,
                channels,
                options.horizon,
                own.forecaster,
                own.windows,
                own.standardizer);
      }
    }
    progress.at(origins.length, origins.length, "done");
    List<OriginForecasts> all =
        forecasts.entrySet().stream()
            .map(entry -> new OriginForecasts(entry.getKey(), entry.getValue()))
            .toList();
    List<BacktestResult.Total> totals =
        all.stream()
            .map(f -> BacktestResult.Total.of(f, series, origins, reference.standardizer()))
            .toList();
    return new BacktestResult(origins, scores, totals, all);
  }

  /**
   * A forecaster and the whole series as it sees it.
   *
   * @param standardizer by which the series is standardised for it
   * @param unit deviation of its z-scores over that of the reported ones, for every channel
   */
  private record Fitted(
      BlockForecaster forecaster,
      WindowedSeries windows,
      Standardizer standardizer,
      double[] unit) {}

  private BacktestResult.OriginScore score(ModelKind model, Fitted fitted, int origin) {
    int start = origin - options.window + 1;
    Metrics metrics =
        Scoring.score(
            fitted.forecaster,
            fitted.windows,
            new WindowRange(start, start + 1),
            options.horizon,
            new MetricScale(fitted.unit, scale.offset()),
            workers);
    return new BacktestResult.OriginScore(origin, model, metrics.mse(), metrics.mae());
  }

  private Map<ModelKind, Fitted> fit(TrainingData data) {
    TimeSeries past = data.series();
    int lanes = options.channels.lanes(past.channels());
    int windows = Math.max(1, past.rows() - options.window - options.horizon + 1);
    int stride = options.stride > 0 ? options.stride : FitPlan.autoStride(windows, lanes);
    FitPlan plan =
        FitPlan.forFinalFit(
            past.rows(),
            options.window,
            options.horizon,
            options.validationShare,
            past.channels(),
            stride);
    Map<ModelKind, Fitted> fitted = new EnumMap<>(ModelKind.class);
    WindowedSeries bare = whole(data, CalendarInputs.none());
    fitted.put(ModelKind.PERSISTENCE, fitted(SeasonalNaive.persistence(), bare, data));
    fitted.put(ModelKind.SEASONAL_NAIVE, fitted(seasonal(data, plan), bare, data));
    RidgeBaseline ridge =
        RidgeBaseline.fit(
            data, plan, options.training.ridge(), options.training.relativeTarget(), workers);
    fitted.put(
        ModelKind.RIDGE,
        fitted(new LinearForecaster(ridge.features(), ridge.readouts().get(0)), bare, data));
    SSwim trainer = new SSwim(options.training, workers);
    Trained trained = trainer.train(data, plan, trainer.plan(data, plan), WeightSource.S_SWIM);
    fitted.put(
        ModelKind.S_SWIM,
        fitted(
            new LinearForecaster(trained.features(), trained.readouts().get(0)),
            whole(data, trained.plan().calendar()),
            data));
    return fitted;
  }

  private Fitted fitted(BlockForecaster forecaster, WindowedSeries windows, TrainingData data) {
    return new Fitted(forecaster, windows, data.standardizer(), unit(data));
  }

  /** The whole series, standardised as the training data are. */
  private WindowedSeries whole(TrainingData data, CalendarInputs calendar) {
    return new TrainingData(
            series,
            data.standardizer(),
            data.standardizer().apply(series),
            options.window,
            options.channels)
        .windows(calendar);
  }

  private double[] unit(TrainingData data) {
    double[] unit = new double[series.channels()];
    for (int c = 0; c < unit.length; c++) {
      unit[c] = deviation(data, c) / deviation(reference, c);
    }
    return unit;
  }

  private static double deviation(TrainingData data, int channel) {
    return data.standardizer().invert(channel, 1) - data.standardizer().invert(channel, 0);
  }

  /** The seasonal naive forecaster that does best on the validation windows. */
  private SeasonalNaive seasonal(TrainingData data, FitPlan plan) {
    double[] one = new double[data.series().channels()];
    Arrays.fill(one, 1);
    return SeasonalNaive.choose(
        data.series(),
        plan.commonTrain().count(),
        data.windows(CalendarInputs.none()),
        plan.validation().get(0),
        plan.longest(),
        new MetricScale(one, new double[one.length]),
        workers);
  }
}

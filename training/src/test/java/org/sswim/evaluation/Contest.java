package org.sswim.evaluation;

import java.util.Arrays;
import java.util.List;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.series.TimeSeries;
import org.sswim.training.WeightSource;

/** One series, one split, one horizon: what every forecaster of a test is measured on. */
final class Contest {
  private final TrainingData data;
  private final Split split;
  private final FitPlan plan;
  private final int horizon;
  private final MetricScale scale;

  Contest(TimeSeries series, int window, int horizon, ChannelMode mode) {
    this(
        series,
        window,
        horizon,
        mode,
        new SplitRule.Shares(0.6, 0.2, 0.2).split(series.rows(), window, horizon));
  }

  Contest(TimeSeries series, int window, int horizon, ChannelMode mode, Split split) {
    this.split = split;
    this.horizon = horizon;
    data = TrainingData.of(series, split.scalerRows(), window, mode);
    scale =
        MetricScale.of(MetricScale.Kind.ZSCORE, series, data.standardizer(), split.scalerRows());
    double[] weight = new double[series.channels()];
    Arrays.fill(weight, 1);
    plan = new FitPlan(List.of(split.part(horizon)), weight, 1, false);
  }

  TrainingData data() {
    return data;
  }

  FitPlan plan() {
    return plan;
  }

  TrainedForecaster train(ForecastOptions options) {
    return Training.train(fit(options), WeightSource.S_SWIM);
  }

  TrainedForecaster train(ForecastOptions options, NetworkPlan network) {
    return new ForecastTrainer().train(fit(options), network, WeightSource.S_SWIM);
  }

  Fit fit(ForecastOptions options) {
    return new Fit(options, data, plan, Workers.available());
  }

  Metrics score(TrainedForecaster trained) {
    return score(
        LinearForecaster.of(trained, data, data.standardizer()).get(0), trained.windows(data));
  }

  Metrics score(ForecastOptions options) {
    return score(train(options));
  }

  Metrics naive(int season) {
    return score(new SeasonalNaive(season), data.windows());
  }

  Metrics ridge(ForecastOptions options) {
    return score(ridge(options.network().readoutBlocks()).forecaster(0), data.windows());
  }

  RidgeBaseline ridge(int blocks) {
    return RidgeBaseline.fit(Training.ridge(data, plan, blocks, true));
  }

  private Metrics score(BlockForecaster forecaster, WindowedSeries windows) {
    return new Scoring(split.test(), horizon, 1, scale, Workers.available())
        .of(forecaster, windows);
  }
}

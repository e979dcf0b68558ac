package org.sswim.evaluation;

import java.util.Arrays;
import java.util.List;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitPlan;
import org.sswim.training.FittedReadout;
import org.sswim.training.ForecastOptions;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwim;
import org.sswim.training.Trained;
import org.sswim.training.TrainingData;
import org.sswim.training.WeightSource;
import org.sswim.training.WindowedSeries;

/** One series, one split, one horizon: what every forecaster of a test is measured on. */
final class Contest {
  private final TrainingData data;
  private final Split split;
  private final FitPlan plan;
  private final int horizon;
  private final MetricScale scale;

  Contest(TimeSeries series, int window, int horizon, ChannelMode mode) {
    this(series, window, horizon, mode, Split.seqSnn(series.rows(), window, horizon, 0.6, 0.2));
  }

  Contest(TimeSeries series, int window, int horizon, ChannelMode mode, Split split) {
    this.split = split;
    this.horizon = horizon;
    data = TrainingData.of(series, split.scalerRows(), window, mode);
    scale =
        MetricScale.of(MetricScale.Kind.ZSCORE, series, data.standardizer(), split.scalerRows());
    double[] weight = new double[series.channels()];
    Arrays.fill(weight, 1);
    plan =
        new FitPlan(
            List.of(horizon),
            List.of(split.train()),
            List.of(split.validation()),
            weight,
            1,
            false);
  }

  TrainingData data() {
    return data;
  }

  FitPlan plan() {
    return plan;
  }

  Trained train(ForecastOptions options) {
    return train(options, new SSwim(options).plan(data, plan));
  }

  Trained train(ForecastOptions options, NetworkPlan network) {
    return new SSwim(options).train(data, plan, network, WeightSource.S_SWIM);
  }

  Metrics score(Trained trained) {
    FittedReadout readout = trained.readouts().get(0);
    return score(
        new LinearForecaster(trained.features(), readout), data.windows(trained.plan().calendar()));
  }

  Metrics score(ForecastOptions options) {
    return score(train(options));
  }

  Metrics naive(int season) {
    return score(new SeasonalNaive(season), data.windows(CalendarInputs.none()));
  }

  Metrics ridge(ForecastOptions options) {
    RidgeBaseline ridge = RidgeBaseline.fit(data, plan, options.network().ridge(), Auto.of(true));
    return score(
        new LinearForecaster(ridge.features(), ridge.readouts().get(0)),
        data.windows(CalendarInputs.none()));
  }

  private Metrics score(BlockForecaster forecaster, WindowedSeries windows) {
    return Scoring.score(forecaster, windows, split.test(), horizon, scale);
  }
}

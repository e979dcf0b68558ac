package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.GradientFit;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.Pruning;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.moments.MomentModel;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Covariates;
import org.sswim.series.SamplingInterval;
import org.sswim.series.SeriesJoin;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.simulation.Semantics;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;

/** Channels less what moments say, from training to forecast. */
class MomentForecastsTest {
  private static final int WEEK = 24 * 7;
  private static final int ROWS = 5 * WEEK;

  /** Anomalies need 16 weeks that train, here of rows so many hours apart. */
  private static final int APART = 4;

  private static final int MANY_ROWS = 28 * WEEK / APART;

  private static final int WINDOW = 12;
  private static final int HORIZON = 6;

  /** Channels with hours of their own, or with hardly any; one of them has cells missing. */
  private static TimeSeries series(boolean masked) {
    return series(masked, ROWS, 1);
  }

  private static TimeSeries series(boolean masked, int rows, int hours) {
    double[] values = new double[3 * rows];
    BitSet missing = new BitSet();
    for (int c = 0; c < 3; c++) {
      double[] noise = TestSeries.noise(20 + c, rows);
      double state = 0;
      for (int r = 0; r < rows; r++) {
        state = 0.8 * state + 0.3 * noise[r];
        double hour = Math.pow(Math.sin(Math.PI * (hours * r + 8 * c) / 24), 4);
        values[3 * r + c] = 20 * c + (1 + c) * (state + (hours * r / 24 % 7 < 5 ? 3 : 1) * hour);
        missing.set(3 * r + c, masked && c == 1 && r % 97 < 3 && r > 3);
      }
    }
    for (int i = 3; i < values.length; i++) {
      values[i] = missing.get(i) ? values[i - 3] : values[i];
    }
    SamplingInterval interval = SamplingInterval.of(Duration.ofHours(hours));
    Timeline timeline = Timeline.every(LocalDateTime.of(2024, 1, 1, 0, 0), interval, rows);
    missing.stream().forEach(i -> values[i] = Double.NaN);
    return TimeSeries.partial(List.of("a", "b", "c"), values, timeline);
  }

  private static ForecastOptions options(boolean relative, boolean skip, MomentMode mode) {
    return Training.fixed(30, 5, Auto.of(relative))
        .withSkip(Auto.of(skip))
        .withMoment(Auto.of(mode));
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "true, false, WINDOWED, false, VALUES",
    "false, true, WINDOWED, true, ANOMALIES",
    "true, true, STREAMING, true, VALUES",
    "false, false, STREAMING, false, VALUES",
  })
  void blocksOfWindowsEqualTheStream(
      boolean relative, boolean skip, Semantics semantics, boolean masked, MomentMode mode) {
    assertBlocksEqualTheStream(
        mode == MomentMode.ANOMALIES ? series(masked, MANY_ROWS, APART) : series(masked),
        options(relative, skip, mode).withSemantics(semantics));
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void columnsBesideThemChangeNothingOfThat(boolean skip) {
    double[] noise = TestSeries.noise(9, 2 * ROWS);
    TimeSeries past = TimeSeries.of(List.of("past"), Arrays.copyOf(noise, ROWS), null);
    TimeSeries known =
        TimeSeries.of(List.of("known"), Arrays.copyOfRange(noise, ROWS, 2 * ROWS), null);
    TimeSeries series = series(false).withCovariates(new Covariates(past, known, List.of()));
    assertBlocksEqualTheStream(
        series, options(true, skip, MomentMode.VALUES).withRelativeTarget(true));
  }

  /** Test rows lie on a level that no training row had; a joint stage is told of the moved ones. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shiftsOfLevelChangeNothingOfThat(boolean relative) {
    TimeSeries given = series(false);
    double[] values = new double[3 * ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = given.value(i / 3, i % 3) + (i < 2.6 * ROWS ? 0 : 50);
    }
    TimeSeries shifted = TimeSeries.of(given.channelNames(), values, given.timeline());
    assertBlocksEqualTheStream(shifted, options(relative, true, MomentMode.VALUES));
  }

  @Tag("long")
  @Test
  void joinedFilesChangeNothingOfThat() {
    List<SeriesJoin.Part> files =
        List.of(
            new SeriesJoin.Part("one", series(false)), new SeriesJoin.Part("two", series(true)));
    TimeSeries joined = SeriesJoin.of(files, SeriesJoin.Rows.ANY).series();
    assertThat(joined.channels()).isEqualTo(6);
    assertBlocksEqualTheStream(joined, options(true, true, MomentMode.VALUES));
  }

  private static void assertBlocksEqualTheStream(TimeSeries series, ForecastOptions options) {
    Contest contest = new Contest(series, WINDOW, HORIZON, ChannelMode.SHARED);
    TrainedForecaster trained = contest.train(options);
    ForecastModel model = trained.model(0);
    assertThat(model.moment()).isNotNull();
    WindowedSeries windows = trained.windows(contest.data());
    LinearForecaster forecaster =
        LinearForecaster.of(trained, contest.data(), contest.data().standardizer()).get(0);
    int count = series.rows() - WINDOW - HORIZON + 1;
    int channels = series.channels();
    double[][] batch = new double[channels][count * HORIZON];
    for (int lane = 0; lane < channels; lane++) {
      forecaster.forecast(windows, new SampleBlock(lane, 0, count, 1), HORIZON, batch[lane]);
    }
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] row = new double[channels];
    double[] forecast = new double[channels * HORIZON];
    int far = 0;
    for (int r = 0; r < series.rows() - HORIZON; r++) {
      if (series.covariates() == null) {
        series.copyRow(r, row);
        stream.push(row, Objects.requireNonNull(series.timeline()).at(r));
      } else {
        stream.push(series, r);
      }
      if (r < WINDOW - 1) {
        continue;
      }
      stream.forecast(forecast);
      for (int i = 0; i < forecast.length; i++) {
        double z = model.standardizer().apply(i % channels, forecast[i]);
        double expected = batch[i % channels][(r - WINDOW + 1) * HORIZON + i / channels];
        far += Math.abs(z - expected) > 2e-3 ? 1 : 0;
      }
    }
    // Sums have another order, so that a voltage at the threshold may fall on its other side: of
    // one
    // window, or of single forecasts, which a joint stage sees.
    assertThat(far).isLessThanOrEqualTo(model.joint() == null ? HORIZON : count * HORIZON / 100);
  }

  @Test
  void theGainIsClearOnTestWindowsToo() {
    Contest contest = new Contest(series(false), WINDOW, HORIZON, ChannelMode.SHARED);
    ForecastOptions auto = options(false, true, MomentMode.NONE).withMoment(Auto.auto());
    TrainedForecaster trained = contest.train(auto);
    assertThat(trained.plan().moment()).isNotEqualTo(MomentMode.NONE);
    double with = contest.score(trained).mse();
    double without = contest.score(auto.withMoment(Auto.of(MomentMode.NONE))).mse();
    assertThat(with).isLessThan(0.95 * without);
  }

  @Tag("long")
  @Test
  void theModelBeforeTheLastWindowsTrainedHasAMomentThatHasNotSeenThem() {
    TimeSeries series = series(false);
    SSwimForecaster forecaster = forecaster(options(false, true, MomentMode.VALUES));
    FinalFit fit = forecaster.finalFit(series, Workers.available());
    TimeSeries other = TestSeries.disturbed(series, fit.validation().start() + WINDOW, 3);
    FinalFit disturbed = forecaster.finalFit(other, Workers.available());
    assertThat(coefficients(disturbed.leftOut())).isEqualTo(coefficients(fit.leftOut()));
    assertThat(coefficients(disturbed.model())).isNotEqualTo(coefficients(fit.model()));
    assertThat(coefficients(fit.model())).isNotEqualTo(coefficients(fit.leftOut()));
  }

  private static SSwimForecaster forecaster(ForecastOptions options) {
    return Training.forecaster(options, WINDOW, HORIZON, ChannelMode.SHARED);
  }

  private static float[] coefficients(ForecastModel model) {
    MomentModel moment = Objects.requireNonNull(model.moment());
    return moment.linear();
  }

  @Tag("long")
  @Test
  void pruningKeepsItAndGradientTrainingHasIt() {
    TimeSeries series = series(false);
    FinalTask task =
        forecaster(options(false, false, MomentMode.VALUES)).task(series, Workers.available());
    FinalFit fit = new ForecastTrainer().fit(task);
    Pruning.Result pruned =
        new Pruning(fit.model(), series, 0.2, Workers.available(), FitProgress.NONE).keep(20);
    assertThat(coefficients(pruned.fit().model())).isEqualTo(coefficients(fit.model()));
    assertThat(coefficients(pruned.fit().leftOut())).isEqualTo(coefficients(fit.leftOut()));
    ForecastModel trained =
        new GradientFit(GradientOptions.defaults().withEpochs(1), Start.SSWIM, FitProgress.NONE)
            .fit(task, (done, total, loss, best) -> {}, null)
            .model();
    // Windows that are watched do not train.
    assertThat(coefficients(trained)).isEqualTo(coefficients(fit.leftOut()));
    assertThat(List.of(trained, pruned.fit().model()))
        .allMatch(model -> Double.isFinite(model.forecast(series).value(HORIZON, 2)));
  }
}

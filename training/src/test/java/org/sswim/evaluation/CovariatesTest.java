package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;
import org.sswim.stages.MomentMode;
import org.sswim.training.WeightSource;

/** Columns beside the channels, from the fit to the forecast. */
class CovariatesTest {
  static final int WINDOW = 8;
  static final int HORIZON = 2;
  private static final int ROWS = 700;
  private static final int TRAIN = 500;
  private static final double[] KNOWN = TestSeries.noise(1, ROWS);
  private static final double[] PAST = TestSeries.noise(2, ROWS);
  private static final double[] OWN = TestSeries.noise(3, ROWS);

  private static TimeSeries column(String name, double[] values) {
    return TimeSeries.of(List.of(name), values, null);
  }

  /** Two channels that only differ in sign; what they are made of stands beside them. */
  static TimeSeries series(double ofKnown, double ofPast, List<String> groups) {
    return TestSeries.of(
            ROWS,
            r -> ofKnown * KNOWN[r] + ofPast * PAST[Math.max(0, r - 1)] + 0.05 * OWN[r],
            r -> -ofKnown * KNOWN[r] - ofPast * PAST[Math.max(0, r - 1)] + 0.05 * OWN[r])
        .withCovariates(new Covariates(column("past", PAST), column("known", KNOWN), groups));
  }

  private static ForecastOptions options() {
    return Training.fixed(150, 2, Auto.of(false)).withMoment(Auto.of(MomentMode.VALUES));
  }

  private static double meanSquare(TimeSeries series, ChannelMode mode) {
    TrainingData data = TrainingData.of(series, TRAIN, WINDOW, mode);
    FitPlan plan = FitPlan.forFinalFit(TRAIN, WINDOW, HORIZON, 0.2, 2, 1);
    boolean known = series.covariates() != null;
    ForecastOptions options =
        options().withMoment(Auto.of(known ? MomentMode.VALUES : MomentMode.NONE));
    TrainedForecaster trained = train(options, data, plan);
    return score(trained.windows(data), LinearForecaster.of(trained).get(0));
  }

  private static TrainedForecaster train(ForecastOptions options, TrainingData data, FitPlan plan) {
    return Training.train(new Fit(options, data, plan, Workers.available()), WeightSource.S_SWIM);
  }

  private static ForecastModel fit(
      ForecastOptions options, TimeSeries series, int horizon, ChannelMode mode) {
    return Training.forecaster(options, WINDOW, horizon, mode).withStride(Auto.of(1)).fit(series);
  }

  private static double score(WindowedSeries windows, BlockForecaster forecaster) {
    SampleRange test = new SampleRange(TRAIN, ROWS - WINDOW - HORIZON + 1);
    MetricScale scale = new MetricScale(new double[] {1, 1}, new double[2]);
    return new Scoring(test, HORIZON, 1, scale, Workers.available()).of(forecaster, windows).mse();
  }

  @Test
  void whatFollowsFromAKnownColumnIsForecast() {
    TimeSeries series = series(1, 0, List.of());
    // White noise: nothing beats its variance, 1, but what tells its future.
    assertThat(meanSquare(series.withCovariates(null), ChannelMode.JOINT)).isGreaterThan(0.9);
    assertThat(meanSquare(series, ChannelMode.JOINT)).isLessThan(0.1);
  }

  @Test
  void whatFollowsFromAPastColumnIsForecastAsFarAsItReaches() {
    TimeSeries series = series(0, 1, List.of());
    assertThat(meanSquare(series.withCovariates(null), ChannelMode.JOINT)).isGreaterThan(0.9);
    // The past column tells the first of two leads, and nothing of the second.
    assertThat(meanSquare(series, ChannelMode.JOINT)).isBetween(0.45, 0.65);
  }

  @Tag("long")
  @Test
  void groupsTellChannelsApartThatShareANetwork() {
    // The same column, to be taken with opposite signs, which only the window hints at.
    assertThat(meanSquare(series(0, 1, List.of()), ChannelMode.SHARED)).isGreaterThan(0.9);
    assertThat(meanSquare(series(0, 1, List.of("up", "down")), ChannelMode.SHARED))
        .isLessThan(0.85);
  }

  @Test
  void ridgeSeesTheSameColumns() {
    for (double ofPast : new double[] {0, 1}) {
      TimeSeries series = series(1 - ofPast, ofPast, List.of());
      TrainingData data = TrainingData.of(series, TRAIN, WINDOW, ChannelMode.JOINT);
      FitPlan plan = FitPlan.forFinalFit(TRAIN, WINDOW, HORIZON, 0.2, 2, 1);
      RidgeBaseline ridge = RidgeBaseline.fit(Training.ridge(data, plan, 4, true));
      // 0.05 squared is the noise; half of the leads are beyond the past column.
      assertThat(score(data.windowsWithKnown(HORIZON), ridge.forecaster(0)))
          .isBetween(0.4 * ofPast, 0.01 + 0.6 * ofPast);
    }
  }

  @Test
  void ridgeAloneSeesKnownColumnsNoFartherThanItsHorizon() {
    TrainingData data = TrainingData.of(series(1, 0, List.of()), TRAIN, WINDOW, ChannelMode.JOINT);
    WindowedSeries plain = data.windows();
    WindowedSeries ridge = data.windowsWithKnown(2);
    assertThat(plain.contextWidth()).isEqualTo(1);
    assertThat(ridge.contextWidth()).isEqualTo(1 + 3);
    double mean = data.standardizer().mean(3);
    double std = data.standardizer().std(3);
    for (int ahead = 0; ahead <= 2; ahead++) {
      assertThat((double) ridge.context(0, 30, 1 + ahead))
          .isCloseTo((KNOWN[30 + ahead] - mean) / std, within(1e-6));
    }
  }

  @Test
  void skipConnectionsSeeThemAsRidgeDoes() {
    TrainingData data = TrainingData.of(series(0, 1, List.of()), TRAIN, WINDOW, ChannelMode.JOINT);
    FitPlan plan = FitPlan.forFinalFit(TRAIN, WINDOW, HORIZON, 0.2, 2, 1);
    ForecastOptions options = Training.fixed(10, 2, Auto.of(false)).withSkip(Auto.of(true));
    TrainedForecaster trained = train(options, data, plan);
    assertThat(score(trained.windows(data), LinearForecaster.of(trained).get(0)))
        .isBetween(0.4, 0.67);
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, false, 1, false",
    "SHARED, false, false, 2, true",
    "JOINT, true, false, 1, true",
    "SHARED, true, true, 1, true",
    "JOINT, false, true, 1, false"
  })
  void blocksOfWindowsEqualTheForecastsOfTheModel(
      ChannelMode mode, boolean relative, boolean streaming, int layers, boolean skip) {
    boolean shared = mode == ChannelMode.SHARED;
    TimeSeries series = series(1, 1, shared ? List.of("up", "down") : List.of());
    TrainingData data = TrainingData.of(series, TRAIN, WINDOW, mode);
    FitPlan plan = FitPlan.forFinalFit(TRAIN, WINDOW, HORIZON, 0.2, 2, 1);
    ForecastOptions fixed =
        Training.fixed(30, 2, Auto.of(relative))
            .withNetwork(n -> n.withNeurons(30).withLayers(layers))
            .withSkip(Auto.of(skip));
    ForecastOptions options = streaming ? fixed.withSemantics(Semantics.STREAMING) : fixed;
    TrainedForecaster trained = train(options, data, plan);
    ForecastModel model = trained.model(0);
    WindowedSeries windows = trained.windows(data);
    LinearForecaster forecaster = LinearForecaster.of(trained).get(0);
    double[] out = new double[windows.outputs(HORIZON)];
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] streamed = new double[HORIZON * 2];
    TimeSeries own = model.select(series);
    for (int row = 0; row < 120; row++) {
      stream.push(own, row);
      if (row < 100) {
        continue;
      }
      stream.forecast(streamed);
      for (int lane = 0; lane < windows.lanes(); lane++) {
        forecaster.forecast(windows, new SampleBlock(lane, row - WINDOW + 1, 1, 1), HORIZON, out);
        for (int o = 0; o < out.length; o++) {
          int channel = windows.channel(lane, o % windows.signals());
          double z = streamed[o / windows.signals() * 2 + channel];
          z = (z - model.standardizer().mean(channel)) / model.standardizer().std(channel);
          // A block of a stream begins as far back as the network remembers.
          assertThat(out[o]).isCloseTo(z, within(streaming ? 0.03 : 1e-3));
        }
      }
    }
  }

  @Test
  void nothingBehindAForecastReachesIt() {
    TimeSeries series = series(1, 1, List.of());
    ForecastOptions options =
        Training.fixed(20, 2, Auto.of(false)).withMoment(Auto.of(MomentMode.VALUES));
    ForecastModel model = fit(options, series.slice(0, 300), HORIZON, ChannelMode.SHARED);
    int end = 400;
    double[] values = model.forecast(series.slice(0, end)).values();
    for (int from : new int[] {end + HORIZON, end, end - 1}) {
      double[] past = PAST.clone();
      double[] known = KNOWN.clone();
      for (int r = from; r < ROWS; r++) {
        past[r] += 5;
        known[r] += r < end + HORIZON ? 0 : 5;
      }
      TimeSeries other =
          series.withCovariates(
              new Covariates(column("past", past), column("known", known), List.of()));
      double[] again = model.forecast(other.slice(0, end)).values();
      if (from >= end) {
        assertThat(again).isEqualTo(values);
      } else {
        assertThat(again).isNotEqualTo(values);
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    TimeSeries series = series(1, 1, List.of("up", "down"));
    assertThatThrownBy(() -> fit(options(), series.withCovariates(null), 2, ChannelMode.SHARED))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("a moment stage needs dates or known columns");
    assertThatThrownBy(() -> fit(options(), series, 2, ChannelMode.JOINT))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("with joint channels leave them out");
  }
}

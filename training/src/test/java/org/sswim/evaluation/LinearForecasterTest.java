package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.ValueOptions;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.training.WeightSource;

class LinearForecasterTest {
  private static final int ROWS = 300;

  /** A lively channel, and one with nights: half its rows are exactly 0. */
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, ROWS);
    double[] b = TestSeries.noise(2, ROWS);
    return TestSeries.hourly(
        ROWS,
        r -> 20 + 3 * a[r],
        r -> Math.max(0, 5 * Math.sin(2 * Math.PI * r / 24) * (1 + 0.2 * b[r])));
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, 1, true, false, NONE",
    "SHARED, false, 1, false, true, NONE",
    "SHARED, true, 2, true, true, LOG1P",
    "JOINT, true, 1, true, true, LOG1P",
    "JOINT, false, 2, true, false, NONE",
    "JOINT, false, 2, false, true, NONE",
    "SHARED, false, 1, true, false, NONE"
  })
  void blocksOfWindowsEqualTheForecastsOfTheModel(
      ChannelMode mode,
      boolean relative,
      int layers,
      boolean changes,
      boolean skip,
      ValueTransform transform) {
    int window = 26;
    int horizon = 5;
    int channels = 2;
    Contest contest = new Contest(SERIES, window, horizon, mode);
    ForecastOptions options =
        Training.fixed(60, 12, Auto.auto())
            .withNetwork(n -> n.withNeurons(60).withLayers(layers))
            .withSkip(Auto.of(skip))
            .withValues(ValueOptions.defaults().withTransform(Auto.of(transform)));
    Fit fit = contest.fit(options).prepared();
    TrainingData own = fit.data();
    NetworkPlan plan = new NetworkPlan(12, relative, changes, 0.5).withSkip(skip);
    TrainedForecaster trained = new ForecastTrainer().train(fit, plan, WeightSource.S_SWIM);
    ForecastModel model = trained.model(0);
    Standardizer scored = contest.data().standardizer();
    WindowedSeries series = contest.data().windows();
    int windows = ROWS - window - horizon + 1;
    int outputs = series.outputs(horizon);
    double[][] batch = new double[series.lanes()][windows * outputs];
    LinearForecaster forecaster = LinearForecaster.of(trained, own, scored).get(0);
    for (int lane = 0; lane < series.lanes(); lane++) {
      forecaster.forecast(series, new SampleBlock(lane, 0, windows, 1), horizon, batch[lane]);
    }
    double worst = 0;
    double least = 1;
    for (int w = 0; w < windows; w++) {
      Forecast forecast = model.forecast(SERIES.slice(w, w + window));
      for (int k = 0; k < horizon; k++) {
        for (int c = 0; c < channels; c++) {
          int lane = mode == ChannelMode.SHARED ? c : 0;
          int signal = mode == ChannelMode.SHARED ? 0 : c;
          double z = batch[lane][w * outputs + k * series.signals() + signal];
          double one = scored.score(c, forecast.value(k + 1, c));
          least = Math.min(least, forecast.value(k + 1, 1));
          worst = Math.max(worst, Math.abs(z - one));
        }
      }
    }
    assertThat(worst).isLessThan(2e-3);
    // Nights are 0, so that forecasts are cut there.
    assertThat(least).isZero();
    assertThat(batch[0]).doesNotContain(Double.NaN);
  }

  @Test
  void theLastRowIsAddedBack() {
    Contest contest = new Contest(SERIES, 30, 5, ChannelMode.JOINT);
    TrainedForecaster trained =
        contest.train(
            Training.fixed(40, 15, Auto.of(false)), new NetworkPlan(15, false, true, 0.5));
    FittedReadout readout = trained.readout(0);
    WindowedSeries series = contest.data().windows();
    double[] out = new double[10];
    LinearForecaster.of(trained).get(0).forecast(series, new SampleBlock(0, 7, 1, 1), 5, out);
    float[] x = new float[trained.features().features()];
    trained.features().write(series.samples(false), new SampleBlock(0, 7, 1, 1), x);
    for (int k = 0; k < 10; k++) {
      // Lead 1 is row 37.
      double expected = readout.intercept()[k] + series.value(0, 36, k % 2);
      for (int f = 0; f < x.length; f++) {
        expected += x[f] * readout.weights()[f * 10 + k];
      }
      assertThat(out[k]).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void anotherHorizonThanThatOfTheReadoutIsRefused() {
    Contest contest = new Contest(SERIES, 12, 5, ChannelMode.JOINT);
    TrainedForecaster trained = contest.train(Training.fixed(5, 6, Auto.of(false)));
    LinearForecaster forecaster = LinearForecaster.of(trained).get(0);
    WindowedSeries series = contest.data().windows();
    assertThatThrownBy(
            () -> forecaster.forecast(series, new SampleBlock(0, 0, 1, 1), 6, new double[12]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 rows; asked for 6");
  }
}

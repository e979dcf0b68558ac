package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.SampleBlock;
import org.sswim.series.TimeSeries;
import org.sswim.training.NetworkShape;
import org.sswim.training.SampledNetwork;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/**
 * Ridge regression on the raw window is a network with skip connections whose neurons are silent.
 */
class SkipNestingTest {
  private static final int ROWS = 600;
  private static final int WINDOW = 12;
  private static final int HORIZON = 5;

  private static TimeSeries series(double drift) {
    double[] a = TestSeries.seasonal(4, ROWS);
    double[] b = TestSeries.seasonal(5, ROWS);
    return TestSeries.of(ROWS, r -> 3 * a[r] + drift * r, r -> 50 - b[r] + drift * r);
  }

  private static HiddenNetwork silent(int signals) {
    SpikingLayer layer =
        SpikingLayer.of(Kernels.EXPONENTIAL, new float[2 * signals], new float[] {-1, -1});
    return new HiddenNetwork(
        new InputLayer(signals, 1, 0),
        List.of(layer),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
  }

  @ParameterizedTest
  @CsvSource({"SHARED, 0", "SHARED, 0.05", "JOINT, 0", "JOINT, 0.05"})
  void silentNeuronsAndSkipConnectionsForecastAsRidgeDoes(ChannelMode mode, double drift) {
    TimeSeries series = series(drift);
    Contest contest = new Contest(series, WINDOW, HORIZON, mode);
    RidgeBaseline ridge = contest.ridge(4);
    WindowedSeries windows = contest.data().windows();
    NetworkPlan plan = new NetworkPlan(1, ridge.ridge().relative(), true, 0);
    NetworkShape shape = plan.withSkip(true).shape(windows);
    HiddenNetwork silent = silent(windows.signals());
    WindowTargets targets =
        WindowTargets.of(windows, HORIZON, true, contest.plan().channelWeight());
    FittedReadout readout =
        new ReadoutFit(4, Workers.available())
            .withAnyway(true)
            .fit(
                windows.samples(ridge.ridge().relative()),
                targets,
                shape.features(silent),
                contest.plan().split(targets))
            .get(0);
    SampledNetwork sampled =
        new SampledNetwork(silent.input(), silent.layers(), silent.banks(), List.of(), null, 0);
    TrainedForecaster trained =
        new TrainedForecaster(
            contest.fit(Training.fixed(2, 1, Auto.of(false)).withSkip(Auto.of(true))),
            WeightSource.S_SWIM,
            plan,
            new Trained(shape, sampled, List.of(readout), 0, Map.of()),
            List.of(Bounds.NONE),
            null,
            Collections.singletonList(null));
    assertThat(readout.penalties().skip()).isFinite();
    assertThat(readout.validationError())
        .isCloseTo(ridge.readouts().get(0).validationError(), within(1e-6));
    ForecastModel model = trained.model(0);
    int outputs = windows.outputs(HORIZON);
    double[] expected = new double[outputs];
    for (int start = 0; start + WINDOW <= ROWS; start += 7) {
      Forecast forecast = model.forecast(series.slice(start, start + WINDOW));
      for (int lane = 0; lane < windows.lanes(); lane++) {
        ridge
            .forecaster(0)
            .forecast(windows, new SampleBlock(lane, start, 1, 1), HORIZON, expected);
        for (int k = 0; k < outputs; k++) {
          int channel = windows.channel(lane, k % windows.signals());
          double z = forecast.value(k / windows.signals() + 1, channel);
          double mean = model.standardizer().mean(channel);
          assertThat((z - mean) / model.standardizer().std(channel))
              .isCloseTo(expected[k], within(1e-4));
        }
      }
    }
  }

  @Test
  void skipConnectionsCloseTheGapToRidgeOnALinearSeries() {
    TimeSeries waves =
        TestSeries.of(ROWS, r -> 3 * Math.sin(0.7 * r), r -> 100 + Math.cos(0.7 * r + 1));
    Contest contest = new Contest(waves, 4, 6, ChannelMode.SHARED);
    ForecastOptions options = Training.fixed(30, 2, Auto.of(false));
    double spikes = contest.score(options).rse();
    double skip = contest.score(options.withSkip(Auto.of(true))).rse();
    assertThat(spikes).isGreaterThan(0.02);
    assertThat(skip).isLessThan(0.002);
  }

  @Test
  void skipConnectionsDoNotHurtWhereTheSeriesIsNotLinear() {
    double[] noise = TestSeries.noise(3, 3000);
    double[] y = new double[3000];
    for (int r = 1; r < y.length; r++) {
      // Rises below the threshold 0, falls above it.
      y[r] = (y[r - 1] > 0 ? -1.6 : 1.6) * y[r - 1] + 1 + 0.05 * noise[r];
    }
    Contest contest = new Contest(TestSeries.of(3000, r -> y[r]), 4, 1, ChannelMode.SHARED);
    ForecastOptions options = Training.fixed(60, 2, Auto.of(false));
    double skip = contest.score(options.withSkip(Auto.of(true))).rse();
    assertThat(skip).isLessThan(1.02 * contest.score(options).rse());
    assertThat(skip).isLessThan(0.5 * contest.ridge(options).rse());
  }
}

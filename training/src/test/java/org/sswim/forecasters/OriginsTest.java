package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.training.NetworkRun;
import org.sswim.training.WeightSource;

/** What a trained model remembers of the windows that made it. */
class OriginsTest {
  private static final int WINDOW = 16;
  private static final int TAPS = 6;
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, 400);
    double[] b = TestSeries.seasonal(2, 400);
    return TestSeries.hourly(400, r -> a[r], r -> 100 - 5 * b[r]);
  }

  private static ForecastModel fit(ForecastOptions options, ChannelMode mode) {
    return Training.fit(options, SERIES, WINDOW, 4, mode);
  }

  private static NeuronOrigins origins(ForecastModel model) {
    return Objects.requireNonNull(Objects.requireNonNull(model.background()).origins());
  }

  /** Against the voltages of a network whose spikes cost nothing, run by a probe. */
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void pairsHaveTheVoltagesThatTheNetworkGivesThem(ChannelMode mode) {
    ForecastModel model = fit(Training.fixed(30, TAPS, Auto.of(true)), mode);
    NeuronOrigins origins = origins(model);
    assertThat(origins.neurons()).isEqualTo(30);
    int separated = 0;
    for (int n = 0; n < origins.neurons(); n++) {
      for (int k = 0; k < origins.pairs(); k++) {
        NeuronOrigins.Pair pair = origins.pair(n, k);
        assertThat(voltage(model, n, pair.silent(), pair.row()))
            .isCloseTo(pair.silent().voltage(), within(1e-3f));
        assertThat(voltage(model, n, pair.firing(), pair.row()))
            .isCloseTo(pair.firing().voltage(), within(1e-3f));
        double gap = pair.firing().voltage() - pair.silent().voltage();
        assertThat(gap).isNotNegative();
      }
      separated += origins.pair(n, 0).separated() ? 1 : 0;
    }
    // Thresholds are quantiles of all voltages: of 30 pairs they part about half.
    assertThat(separated).isGreaterThan(9);
  }

  private static float voltage(
      ForecastModel model, int neuron, NeuronOrigins.Window window, int row) {
    HiddenNetwork hidden = model.network().hidden();
    SpikingLayer layer = hidden.layers().get(0);
    SpikingLayer free = layer.withCost(new float[layer.neurons()]);
    HiddenNetwork network = new HiddenNetwork(hidden.input(), List.of(free), hidden.banks());
    int signals = hidden.input().signals();
    float[] rows = new float[WINDOW * signals];
    for (int t = 0; t < WINDOW; t++) {
      for (int s = 0; s < signals; s++) {
        int channel = signals == 1 ? window.lane() : s;
        rows[t * signals + s] =
            model.standardizer().apply(channel, SERIES.value(window.start() + t, channel))
                - model
                    .standardizer()
                    .apply(channel, SERIES.value(window.start() + WINDOW - 1, channel));
      }
    }
    return NetworkRun.states(network, rows)
        .get(row - network.input().firstStep())
        .voltages(0)[neuron];
  }

  @Test
  void datesAndWindowsAreThoseOfTheTrainingPart() {
    NeuronOrigins origins =
        origins(fit(Training.fixed(30, TAPS, Auto.of(true)), ChannelMode.SHARED));
    for (int n = 0; n < origins.neurons(); n++) {
      NeuronOrigins.Window window = origins.pair(n, 0).firing();
      assertThat(window.end())
          .isEqualTo(Objects.requireNonNull(SERIES.timeline()).at(window.start() + WINDOW - 1));
      // Of the 381 windows the last fifth, 77, only validates.
      assertThat(window.start()).isLessThan(381 - 77);
      assertThat(window.lane()).isBetween(0, 1);
    }
  }

  @Test
  void randomWeightsComeFromNoWindows() {
    ForecastOptions options = Training.fixed(10, TAPS, Auto.of(true));
    TrainingData data = TrainingData.of(SERIES, 300, WINDOW, ChannelMode.SHARED);
    FitPlan plan = Training.plan(4, new SampleRange(0, 280), new SampleRange(280, 380), 2);
    TrainedForecaster trained =
        Training.train(new Fit(options, data, plan, Workers.available()), WeightSource.RANDOM);
    Background background = trained.model(0).background();
    assertThat(Objects.requireNonNull(background).origins()).isNull();
  }

  @Test
  void meansAreThoseOfAllWindows() {
    ForecastModel model = fit(Training.fixed(12, TAPS, Auto.of(true)), ChannelMode.SHARED);
    float[] means = Objects.requireNonNull(model.background()).featureMeans();
    double[] sum = new double[means.length];
    float[] features = new float[means.length];
    StreamingForecaster forecaster = new StreamingForecaster(model);
    double[] row = new double[2];
    int count = 0;
    // The last 4 rows are nobody's input: the last window must have 4 rows behind it.
    for (int r = 0; r < SERIES.rows() - 4; r++) {
      SERIES.copyRow(r, row);
      forecaster.push(row, null);
      for (int lane = 0; lane < 2 && forecaster.ready(); lane++) {
        forecaster.features(lane, features);
        for (int f = 0; f < sum.length; f++) {
          sum[f] += features[f];
        }
        count++;
      }
    }
    for (int f = 0; f < sum.length; f++) {
      assertThat(sum[f] / count).isCloseTo(means[f], within(1e-4));
    }
  }

  @Test
  void deepNetworksRememberTheirFirstLayer() {
    ForecastModel deep =
        fit(
            Training.fixed(8, TAPS, Auto.of(true)).withNetwork(n -> n.withNeurons(8).withLayers(2)),
            ChannelMode.SHARED);
    assertThat(origins(deep).neurons()).isEqualTo(8);
    @Nullable Background background = deep.background();
    // The second layer has 8 neurons and relays those of the first; three banks.
    assertThat(Objects.requireNonNull(background).featureMeans()).hasSize(16 * 3);
  }
}

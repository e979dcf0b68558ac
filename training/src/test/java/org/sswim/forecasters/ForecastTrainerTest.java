package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.readout.FittedReadout;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.training.WeightSource;

class ForecastTrainerTest {
  private static final TimeSeries SERIES = twoChannels();

  private static TimeSeries twoChannels() {
    double[] a = TestSeries.seasonal(1, 500);
    double[] b = TestSeries.seasonal(2, 500);
    return TestSeries.hourly(500, r -> a[r], r -> 100 - 5 * b[r]);
  }

  private static TrainedForecaster train(ForecastOptions options, ChannelMode mode) {
    return train(options, mode, Workers.available());
  }

  private static TrainedForecaster train(
      ForecastOptions options, ChannelMode mode, Workers workers) {
    TrainingData data = TrainingData.of(SERIES, 350, 16, mode);
    FitPlan plan = Training.plan(4, new SampleRange(0, 330), new SampleRange(350, 450), 2);
    return Training.train(new Fit(options, data, plan, workers), WeightSource.S_SWIM);
  }

  private static void assertSameBits(TrainedForecaster one, TrainedForecaster other) {
    assertThat(Training.bits(one))
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(Training.bits(other));
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void sameSeedSameBitsWhateverTheWorkers(ChannelMode mode) {
    ForecastOptions options =
        Training.open(30).withNetwork(n -> n.withNeurons(30).withLayers(2)).withSkip(Auto.of(true));
    TrainedForecaster once = train(options, mode);
    for (int count : new int[] {1, 5}) {
      assertSameBits(train(options, mode, Workers.of(count)), once);
    }
  }

  /** Neither fit may hear of the other's workers. */
  @Tag("long")
  @Test
  void fitsSideBySideGiveTheSameBits() throws Exception {
    ForecastOptions options = Training.open(30).withNetwork(n -> n.withLayers(2));
    TrainedForecaster alone = train(options, ChannelMode.SHARED, Workers.of(1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<TrainedForecaster>> fits = new ArrayList<>();
      for (int count = 1; count <= 2; count++) {
        Workers workers = Workers.of(count);
        fits.add(
            threads.submit(
                () -> {
                  together.await(60, TimeUnit.SECONDS);
                  return train(options, ChannelMode.SHARED, workers);
                }));
      }
      for (Future<TrainedForecaster> fit : fits) {
        assertSameBits(fit.get(), alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static SpikingLayer last(TrainedForecaster forecaster) {
    return forecaster.trained().hidden().last();
  }

  @Test
  void seedsAndSourcesDiffer() {
    ForecastOptions options = Training.fixed(30, 6, Auto.of(false));
    TrainedForecaster zero = train(options, ChannelMode.SHARED);
    TrainedForecaster other = train(options.withNetwork(n -> n.withSeed(2)), ChannelMode.SHARED);
    float[] weights = last(zero).weights();
    assertThat(last(other).weights()).isNotEqualTo(weights);
    assertThat(other.readout(0).weights()).isNotEqualTo(zero.readout(0).weights());
    for (WeightSource source :
        new WeightSource[] {WeightSource.RANDOM, WeightSource.UNIFORM_PAIRS}) {
      TrainedForecaster baseline = new ForecastTrainer().train(zero.fit(), zero.plan(), source);
      assertThat(baseline.source()).isEqualTo(source);
      assertThat(last(baseline).weights()).isNotEqualTo(weights);
      assertThat(last(baseline).cost()).isEqualTo(last(zero).cost());
      assertThat(baseline.trained().hidden().banks().support())
          .isEqualTo(zero.trained().hidden().banks().support());
    }
  }

  @Test
  void whatWasFoundIsReported() {
    TrainedForecaster trained =
        train(
            Training.fixed(30, 6, Auto.of(false)).withNetwork(n -> n.withNeurons(30).withLayers(2)),
            ChannelMode.JOINT);
    assertThat(trained.trained().sampled().densities()).hasSize(2);
    assertThat(trained.trained().spikeRate()).isBetween(0.01, 0.99);
    assertThat(trained.trained().seconds()).containsOnlyKeys("sample", "gather", "solve");
    ForecastModel model = trained.model(0);
    assertThat(model.provenance().seed()).isEqualTo(1);
    assertThat(model.provenance().data()).isEqualTo(SERIES.fingerprint());
    assertThat(model.provenance().options()).containsEntry("weights", "s-swim");
    assertThat(model.provenance().results()).containsKeys("penalty", "pair-entropy-2");
    assertThat(recorded(model).skip()).isEqualTo(Auto.of(false));
    assertThat(model.provenance().results().get("penalty"))
        .startsWith("spikes ")
        .doesNotContain("skip");
    // 30 neurons with 2 * 6 inputs, then 60 with 30, half of them relays; five numbers a neuron;
    // 180 features to 8 outputs.
    assertThat(trained.network(0).parameters())
        .isEqualTo(12 * 30 + 5 * 30 + 30 * 60 + 5 * 60 + 180 * 8 + 8 + 2 * 3);
  }

  @Test
  void skipConnectionsOnlyComeOnTop() {
    ForecastOptions options = Training.fixed(30, 6, Auto.of(false));
    TrainedForecaster without = train(options, ChannelMode.JOINT);
    TrainedForecaster with = train(options.withSkip(Auto.of(true)), ChannelMode.JOINT);
    assertThat(Training.bits(with.trained().hidden()))
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(Training.bits(without.trained().hidden()));
    FittedReadout readout = with.readout(0);
    assertThat(with.network(0).skipDelays()).isEqualTo(16);
    ForecastModel model = with.model(0);
    assertThat(recorded(model)).isEqualTo(options.withSkip(Auto.of(true)));
    assertThat(model.provenance().results())
        .containsEntry("penalty", readout.penalties().text())
        .containsEntry("penalty-curve", readout.penalties().curveText());
    assertThat(readout.penalties().text()).contains("skip ");
  }

  private static TimeSeries oddSeries(String kind, int rows) {
    double[] y = TestSeries.seasonal(5, rows);
    double[] z = TestSeries.noise(6, rows);
    IntToDoubleFunction lively = r -> 20 + 3 * y[r];
    return switch (kind) {
      case "lively" -> TestSeries.of(rows, lively);
      case "constant channel" -> TestSeries.of(rows, lively, r -> 7.3, r -> z[r]);
      case "zero channel" -> TestSeries.of(rows, r -> 0, lively);
      case "only constant" -> TestSeries.of(rows, r -> 7.3);
      case "only zero" -> TestSeries.of(rows, r -> 0, r -> 0);
      case "constant then moving" -> TestSeries.of(rows, r -> r < rows * 0.9 ? 4 : y[r]);
      case "on and off" -> TestSeries.of(rows, r -> r / 9 % 2, lively);
      case "rare" -> TestSeries.of(rows, r -> r % 37 == 5 ? 1000 : 0, lively);
      case "far from zero" -> TestSeries.of(rows, r -> 1e9 + y[r]);
      case "tiny" -> TestSeries.of(rows, r -> 1e-30 * y[r]);
      case "huge" -> TestSeries.of(rows, r -> 1e30 * y[r], r -> -1e30 * z[r]);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Series, rows, window, horizon, taps, neurons, layers. */
  static Stream<Arguments> oddities() {
    return Stream.of(
        Arguments.of("constant channel", 150, 8, 3, 0, 20, 1),
        Arguments.of("zero channel", 150, 8, 3, 0, 20, 2),
        Arguments.of("only constant", 150, 8, 3, 0, 20, 2),
        Arguments.of("only zero", 150, 8, 3, 0, 20, 1),
        Arguments.of("constant then moving", 150, 8, 3, 0, 20, 1),
        Arguments.of("on and off", 150, 8, 3, 0, 20, 2),
        Arguments.of("rare", 300, 8, 3, 0, 20, 2),
        Arguments.of("far from zero", 150, 8, 3, 0, 20, 1),
        Arguments.of("tiny", 150, 8, 3, 0, 20, 1),
        Arguments.of("huge", 150, 8, 3, 0, 20, 1),
        Arguments.of("lively", 20, 8, 3, 0, 20, 1),
        Arguments.of("lively", 11, 1, 1, 0, 20, 2),
        Arguments.of("lively", 100, 1, 5, 0, 20, 1),
        Arguments.of("lively", 100, 2, 5, 0, 20, 2),
        Arguments.of("lively", 100, 3, 40, 0, 20, 1),
        Arguments.of("lively", 100, 8, 3, 8, 20, 2),
        Arguments.of("lively", 100, 8, 3, 99, 20, 1),
        Arguments.of("lively", 100, 8, 3, 1, 20, 1),
        Arguments.of("lively", 100, 8, 3, 0, 1, 3),
        Arguments.of("lively", 40, 8, 3, 0, 50, 1));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("oddities")
  void oddSeriesAndShapesGiveFiniteForecasts(
      String kind, int rows, int window, int horizon, int taps, int neurons, int layers) {
    TimeSeries series = oddSeries(kind, rows);
    double largest = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < series.channels(); c++) {
        largest = Math.max(largest, Math.abs(series.value(r, c)));
      }
    }
    for (ChannelMode mode : ChannelMode.values()) {
      for (boolean relative : new boolean[] {true, false}) {
        ForecastOptions options =
            Training.fixed(neurons, taps, Auto.of(relative))
                .withNetwork(n -> n.withNeurons(neurons).withLayers(layers))
                .withSkip(Auto.of(relative));
        ForecastModel model = Training.fit(options, series, window, horizon, mode);
        Forecast forecast = model.forecast(series);
        assertThat(forecast.values()).hasSize(horizon * series.channels());
        for (double value : forecast.values()) {
          assertThat(value).isFinite();
          assertThat(Math.abs(value)).isLessThanOrEqualTo(10 * largest + 1e-9);
        }
      }
    }
  }

  @Test
  void aConstantChannelIsForecastAsItself() {
    TimeSeries series = oddSeries("constant channel", 150);
    for (ChannelMode mode : ChannelMode.values()) {
      Forecast forecast =
          Training.fit(Training.fixed(20, 0, Auto.of(true)), series, 8, 3, mode).forecast(series);
      for (int lead = 1; lead <= 3; lead++) {
        // In shared mode it takes part in the fit of the others and is only nearly constant.
        assertThat(Math.abs(forecast.value(lead, 1) - 7.3))
            .isLessThan(mode == ChannelMode.JOINT ? 1e-6 : 1);
      }
    }
  }

  @Test
  void everythingOpenWorksOnTheShortestSeries() {
    double[] y = TestSeries.seasonal(5, 8 + 3 + 9);
    TimeSeries series = TestSeries.hourly(y.length, r -> y[r], r -> -y[r]);
    for (ChannelMode mode : ChannelMode.values()) {
      Forecast forecast = Training.fit(Training.open(20), series, 8, 3, mode).forecast(series);
      assertThat(Arrays.stream(forecast.values()).allMatch(Double::isFinite)).isTrue();
    }
  }

  /** Shares rise from 0, begin each piece once, and listening changes nothing. */
  @Test
  void aFitTellsHowFarItIs() {
    double[] y = TestSeries.seasonal(5, 60);
    TimeSeries series = TestSeries.hourly(y.length, r -> y[r], r -> -y[r]);
    FinalTask task =
        Training.forecaster(Training.fixed(15, 0, Auto.of(true)), 8, 3, ChannelMode.SHARED)
            .task(series, Workers.available());
    List<Double> shares = new ArrayList<>();
    List<String> pieces = new ArrayList<>();
    ForecastModel heard =
        new ForecastTrainer(
                (done, next) -> {
                  shares.add(done);
                  pieces.add(next);
                })
            .fit(task)
            .model();
    assertThat(shares).startsWith(0.0).isSorted().allMatch(share -> share < 1);
    assertThat(pieces).doesNotHaveDuplicates().contains("neurons", "read-out").hasSize(6);
    assertThat(heard.forecast(series).values())
        .isEqualTo(new ForecastTrainer().fit(task).model().forecast(series).values());
  }

  @Test
  void tooFewRowsAreRefusedWithTheNumberNeeded() {
    TimeSeries series = oddSeries("lively", 19);
    assertThatThrownBy(() -> Training.fit(Training.open(5), series, 8, 3, ChannelMode.SHARED))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("at least 20")
        .hasMessageContaining("has 19");
  }

  @Test
  void aStrideLongerThanTheSeriesStillFits() {
    TimeSeries series = oddSeries("lively", 150);
    Forecast forecast =
        Training.forecaster(Training.fixed(5, 0, Auto.of(true)), 8, 3, ChannelMode.SHARED)
            .withStride(Auto.of(1000))
            .fit(series)
            .forecast(series);
    assertThat(forecast.values()).doesNotContain(Double.NaN);
  }

  private static ForecastOptions recorded(ForecastModel model) {
    return OptionsJson.read(
        model.provenance().options().get(RecordedOptions.TRAINING), ForecastOptions.defaults());
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    ForecastOptions good = ForecastOptions.defaults();
    assertThatThrownBy(() -> good.withNetwork(n -> n.withNeurons(0)))
        .hasMessageContaining("neurons must lie in 1..20000; got 0");
    assertThatThrownBy(() -> good.withNetwork(n -> n.withLayers(11)))
        .hasMessageContaining("got 11");
    assertThatThrownBy(() -> Training.fixed(5, -1, Auto.of(true))).hasMessageContaining("got -1");
  }
}

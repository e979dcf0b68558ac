package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;

class SSwimTest {
  private static final TimeSeries SERIES = twoChannels();

  private static TimeSeries twoChannels() {
    double[] a = TestSeries.seasonal(1, 500);
    double[] b = TestSeries.seasonal(2, 500);
    return TestSeries.hourly(500, r -> a[r], r -> 100 - 5 * b[r]);
  }

  private static Trained train(SSwimOptions options, ChannelMode mode) {
    return train(options, mode, Workers.available());
  }

  private static Trained train(SSwimOptions options, ChannelMode mode, Workers workers) {
    TrainingData data = TrainingData.of(SERIES, 350, 16, mode);
    FitPlan plan = Training.plan(4, new WindowRange(0, 330), new WindowRange(350, 450), 2);
    SSwim trainer = new SSwim(options, workers);
    return trainer.train(data, plan, trainer.plan(data, plan), WeightSource.S_SWIM);
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void sameSeedSameBitsWhateverTheThreads(ChannelMode mode) {
    SSwimOptions options = Training.open(30).withSize(30, 2).withSkip(true);
    Trained once = train(options, mode);
    assertThat(Training.bits(train(options, mode)))
        .usingRecursiveComparison()
        .isEqualTo(Training.bits(once));
    for (int threads : new int[] {1, 2, 5}) {
      assertThat(Training.bits(train(options, mode, Workers.of(threads))))
          .usingRecursiveComparison()
          .isEqualTo(Training.bits(once));
    }
  }

  /** Side by side, which a count of threads for the whole process would not survive. */
  @Test
  void fitsWithOtherWorkersAtTheSameTimeGiveTheSameBytes(@TempDir Path folder) throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService fits = Executors.newFixedThreadPool(2);
    try {
      List<Future<byte[]>> models = new ArrayList<>();
      for (int threads : new int[] {1, 3}) {
        models.add(
            fits.submit(
                () -> {
                  both.await(30, TimeUnit.SECONDS);
                  return bytes(Workers.of(threads), folder.resolve("threads-" + threads));
                }));
      }
      byte[] alone = bytes(Workers.of(2), folder.resolve("alone"));
      assertThat(models.get(0).get()).isEqualTo(alone);
      assertThat(models.get(1).get()).isEqualTo(alone);
    } finally {
      fits.shutdownNow();
    }
  }

  private static byte[] bytes(Workers workers, Path file) throws IOException {
    SSwimOptions options = Training.open(30).withSize(30, 2).withSkip(true);
    SSwim trainer = new SSwim(options, workers);
    ModelFile.write(trainer.fit(SERIES, 16, 4, ChannelMode.SHARED, 0.2, 2), file);
    return Files.readAllBytes(file);
  }

  @Test
  void seedsAndSourcesDiffer() {
    SSwimOptions options = Training.fixed(30, 6, Choice.OFF);
    Trained zero = train(options, ChannelMode.SHARED);
    Trained other = train(options.withSeed(2), ChannelMode.SHARED);
    float[] weights = zero.network().last().weights();
    assertThat(other.network().last().weights()).isNotEqualTo(weights);
    assertThat(other.readouts().get(0).weights()).isNotEqualTo(zero.readouts().get(0).weights());
    TrainingData data = TrainingData.of(SERIES, 350, 16, ChannelMode.SHARED);
    FitPlan plan = Training.plan(4, new WindowRange(0, 330), new WindowRange(350, 450), 2);
    for (WeightSource source :
        new WeightSource[] {WeightSource.RANDOM, WeightSource.UNIFORM_PAIRS}) {
      Trained baseline = new SSwim(options).train(data, plan, zero.plan(), source);
      assertThat(baseline.source()).isEqualTo(source);
      assertThat(baseline.network().last().weights()).isNotEqualTo(weights);
      assertThat(baseline.network().last().cost()).isEqualTo(zero.network().last().cost());
      assertThat(baseline.network().banks().support()).isEqualTo(zero.network().banks().support());
    }
  }

  @Test
  void whatWasFoundIsReported() {
    Trained trained = train(Training.fixed(30, 6, Choice.OFF).withSize(30, 2), ChannelMode.JOINT);
    assertThat(trained.densities()).hasSize(2);
    assertThat(trained.spikeRate()).isBetween(0.01, 0.99);
    assertThat(trained.seconds()).containsOnlyKeys("sample", "gather", "solve");
    TrainingData data = TrainingData.of(SERIES, 350, 16, ChannelMode.JOINT);
    ForecastModel model =
        new SSwim(Training.fixed(30, 6, Choice.OFF).withSize(30, 2))
            .model(data, trained, trained.readouts().get(0));
    assertThat(model.provenance().seed()).isEqualTo(1);
    assertThat(model.provenance().data()).isEqualTo(SERIES.fingerprint());
    assertThat(model.provenance().options()).containsEntry("weights", "s-swim");
    assertThat(model.provenance().results()).containsKeys("penalty", "pair-entropy-2");
    assertThat(model.provenance().options()).containsEntry("skip", "off");
    assertThat(model.provenance().results()).doesNotContainKey("skip-penalty");
    // 30 neurons with 2 * 6 inputs, then 60 with 30, half of them relays; five numbers a neuron;
    // 180 features to 8 outputs.
    assertThat(trained.network(trained.readouts().get(0)).parameters())
        .isEqualTo(12 * 30 + 5 * 30 + 30 * 60 + 5 * 60 + 180 * 8 + 8 + 2 * 3);
  }

  @Test
  void skipSynapsesOnlyComeOnTop() {
    SSwimOptions options = Training.fixed(30, 6, Choice.OFF);
    Trained without = train(options, ChannelMode.JOINT);
    Trained with = train(options.withSkip(true), ChannelMode.JOINT);
    assertThat(Training.bits(with.network()))
        .usingRecursiveComparison()
        .isEqualTo(Training.bits(without.network()));
    FittedReadout readout = with.readouts().get(0);
    assertThat(readout.skipPenalty()).isIn(1.0, 0.1, 0.01);
    assertThat(with.network(readout).skipDelays()).isEqualTo(16);
    TrainingData data = TrainingData.of(SERIES, 350, 16, ChannelMode.JOINT);
    ForecastModel model = new SSwim(options.withSkip(true)).model(data, with, readout);
    assertThat(model.provenance().options()).containsEntry("skip", "on");
    assertThat(model.provenance().results())
        .containsEntry("skip-penalty", String.valueOf(readout.skipPenalty()));
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
      for (Choice relative : new Choice[] {Choice.ON, Choice.OFF}) {
        SSwimOptions options =
            Training.fixed(neurons, taps, relative)
                .withSize(neurons, layers)
                .withSkip(relative == Choice.ON);
        ForecastModel model = new SSwim(options).fit(series, window, horizon, mode, 0.2, 0);
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
          new SSwim(Training.fixed(20, 0, Choice.ON))
              .fit(series, 8, 3, mode, 0.2, 0)
              .forecast(series);
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
      Forecast forecast =
          new SSwim(Training.open(20)).fit(series, 8, 3, mode, 0.2, 0).forecast(series);
      assertThat(Arrays.stream(forecast.values()).allMatch(Double::isFinite)).isTrue();
    }
  }

  @Test
  void tooFewRowsAreRefusedWithTheNumberNeeded() {
    TimeSeries series = oddSeries("lively", 19);
    assertThatThrownBy(
            () -> new SSwim(Training.open(5)).fit(series, 8, 3, ChannelMode.SHARED, 0.2, 0))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContaining("at least 20")
        .hasMessageContaining("has 19");
  }

  @Test
  void aStrideLongerThanTheSeriesStillFits() {
    TimeSeries series = oddSeries("lively", 150);
    Forecast forecast =
        new SSwim(Training.fixed(5, 0, Choice.ON))
            .fit(series, 8, 3, ChannelMode.SHARED, 0.2, 1000)
            .forecast(series);
    assertThat(forecast.values()).doesNotContain(Double.NaN);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    SSwimOptions good = SSwimOptions.defaults();
    assertThatThrownBy(() -> good.withSize(-1, 1)).hasMessageContaining("neurons must lie in 0..");
    assertThatThrownBy(() -> good.withSize(5, 11)).hasMessageContaining("got 11");
    assertThatThrownBy(() -> Training.fixed(5, -1, Choice.ON)).hasMessageContaining("got -1");
  }
}

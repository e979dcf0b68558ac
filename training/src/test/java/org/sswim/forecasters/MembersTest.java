package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.explanation.Explainer;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.options.Auto;
import org.sswim.sampling.SeedStreams;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;
import org.sswim.training.FitProgress;
import org.sswim.training.WeightSource;

class MembersTest {
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, 500);
    double[] b = TestSeries.seasonal(2, 500);
    return TestSeries.hourly(500, r -> a[r], r -> 100 - 5 * b[r]);
  }

  private static ForecastModel fit(ForecastOptions options) {
    return Training.fit(options, SERIES, 16, 4, ChannelMode.SHARED);
  }

  private static ForecastOptions small() {
    return Training.fixed(20, 6, Auto.of(true));
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, false, 1, WINDOWED, false",
    "JOINT, true, 1, WINDOWED, false",
    "SHARED, false, 3, WINDOWED, false",
    "SHARED, true, 2, STREAMING, true"
  })
  void forecastsTheMeanOfItsMembers(
      ChannelMode mode, boolean skip, int layers, Semantics semantics, boolean random) {
    WeightSource source = random ? WeightSource.RANDOM : WeightSource.S_SWIM;
    ForecastOptions options =
        small()
            .withNetwork(network -> network.withLayers(layers))
            .withSkip(Auto.of(skip))
            .withSemantics(semantics);
    Fit fit = Training.forecaster(options, 16, 4, mode).task(SERIES, Workers.available()).fit();
    NetworkPlan plan = new ForecastTrainer().plan(fit);
    SeedStreams streams = new SeedStreams(options.network().seed());
    List<Long> seeds = new ArrayList<>(List.of(options.network().seed()));
    seeds.add(streams.stream("member", 1).nextLong());
    seeds.add(streams.stream("member", 2).nextLong());
    double[] mean = new double[4 * 2];
    double[] first = new double[0];
    int neurons = 0;
    for (long seed : seeds) {
      ForecastModel member =
          model(options.withNetwork(network -> network.withSeed(seed)), fit, plan, source);
      double[] values = member.forecast(SERIES).values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / seeds.size();
      }
      first = first.length == 0 ? values : first;
      neurons += member.network().hidden().neurons();
    }
    ForecastModel joined = model(options.withMembers(Auto.of(3)), fit, plan, source);
    double[] values = joined.forecast(SERIES).values();
    assertThat(joined.network().hidden().neurons()).isEqualTo(neurons);
    double apart = 0;
    for (int i = 0; i < mean.length; i++) {
      // Sums of floats: about 1e-6 of the deviation, which is 1.6 and 8.
      assertThat(values[i]).isCloseTo(mean[i], within(1e-4));
      apart = Math.max(apart, Math.abs(values[i] - first[i]));
    }
    assertThat(apart).isGreaterThan(5e-4);
  }

  private static ForecastModel model(
      ForecastOptions options, Fit fit, NetworkPlan plan, WeightSource source) {
    return new ForecastTrainer().train(fit.withOptions(options), plan, source).model(0);
  }

  @Test
  void isTheSameForAnyNumberOfWorkers() {
    SSwimForecaster two = SSwimForecaster.of(16, 4).neurons(20).members(2).levels(80);
    FinalFit alone = two.finalFit(SERIES, Workers.of(1));
    FinalFit shared = two.finalFit(SERIES, Workers.of(2));
    assertThat(shared.model()).usingRecursiveComparison(Training.ARRAYS).isEqualTo(alone.model());
    assertThat(shared.leftOut())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(alone.leftOut());
  }

  @Test
  void theFirstMemberIsTheNetworkOfTheSeed() {
    ForecastModel one = fit(small());
    ForecastModel two = fit(small().withMembers(Auto.of(2)));
    float[] bias = two.network().hidden().last().bias();
    assertThat(bias).hasSize(40).startsWith(one.network().hidden().last().bias());
    NeuronOrigins single = origins(one);
    NeuronOrigins joined = origins(two);
    assertThat(joined.neurons()).isEqualTo(40);
    assertThat(joined.pair(7, 0)).isEqualTo(single.pair(7, 0));
    float[] means = Objects.requireNonNull(two.background()).featureMeans();
    float[] own = Objects.requireNonNull(one.background()).featureMeans();
    for (int bank = 0; bank < 3; bank++) {
      for (int i = 0; i < 20; i++) {
        assertThat(means[bank * 40 + i]).isEqualTo(own[bank * 20 + i]);
      }
    }
  }

  private static NeuronOrigins origins(ForecastModel model) {
    return Objects.requireNonNull(Objects.requireNonNull(model.background()).origins());
  }

  @Test
  void canBeSavedExplainedAndPruned(@TempDir Path dir) throws Exception {
    ForecastModel model = fit(small().withMembers(Auto.of(2)).withSkip(Auto.of(true)));
    Path file = dir.resolve("m.sswim");
    ModelFile.write(model, file);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.forecast(SERIES).values()).containsExactly(model.forecast(SERIES).values());
    Pruning.Result pruned =
        new Pruning(read, SERIES, 0.2, Workers.available(), FitProgress.NONE).keep(25);
    assertThat(pruned.before()).isEqualTo(40);
    assertThat(pruned.model().network().hidden().neurons()).isEqualTo(25);
    assertThat(new Explainer(read).explain(SERIES, SERIES.rows() - 1, 1, 0).total())
        .isCloseTo(model.forecast(SERIES).value(1, 0), within(1e-4));
  }

  /** Three where windows are few, one where a fit takes long. */
  @Test
  void areThreeWhereWindowsAreFew() {
    ForecastOptions auto = small().withMembers(Auto.auto());
    assertThat(neurons(auto, SERIES)).isEqualTo(60);
    double[] longer = new double[2_600];
    double[] longest = new double[8_000];
    Arrays.setAll(longest, r -> Math.sin(r) + Math.sin(0.3 * r));
    System.arraycopy(longest, 0, longer, 0, longer.length);
    assertThat(neurons(auto, TimeSeries.of(List.of("x"), longer, null))).isEqualTo(40);
    assertThat(neurons(auto, TimeSeries.of(List.of("x"), longest, null))).isEqualTo(20);
  }

  private static int neurons(ForecastOptions options, TimeSeries series) {
    return Training.fit(options, series, 16, 4, ChannelMode.SHARED).network().hidden().neurons();
  }

  @Test
  void refusesTooManyMembers() {
    assertThatThrownBy(() -> small().withMembers(Auto.of(0))).hasMessageContaining("1..20; got 0");
    assertThatThrownBy(() -> SSwimForecaster.of(16, 4).members(21))
        .hasMessageContaining("1..20; got 21");
  }
}

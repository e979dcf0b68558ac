package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.features.SpikingFeatures;
import org.sswim.features.StreamingFeatures;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.sampling.WeightOptions;
import org.sswim.series.TimeSeries;

class PresetsTest {
  @Test
  void theDefaultsAreThoseThatDoBest() {
    assertThat(ForecastOptions.defaults().network()).isEqualTo(SSwimOptions.defaults());
    assertThat(SSwimOptions.published()).isNotEqualTo(SSwimOptions.defaults());
  }

  @Test
  void thePublishedAlgorithmHasNothingOfOurs() {
    SSwimOptions published = SSwimOptions.published();
    assertThat(published.oversampling()).isEqualTo(Auto.of(1));
    assertThat(published.layer().weights().rule()).isEqualTo(WeightOptions.Rule.POINT);
    assertThat(published.layer().pairs().inputDistance().isAuto()).isTrue();
    assertThat(published.delayedBanks()).isTrue();
    assertThat(ForecastOptions.published().skip()).isEqualTo(Auto.of(false));
    assertThat(SSwimForecaster.published(24, 3).channels()).isEqualTo(ChannelMode.JOINT);
  }

  @Test
  void theLongestDelayDependsOnWindowAndHorizon() {
    SSwimOptions published = SSwimOptions.published();
    // min(H - 1, O) / (L + 1)
    assertThat(published.longestDelay(96, 24)).isEqualTo(12);
    assertThat(published.longestDelay(12, 24)).isEqualTo(5);
    assertThat(published.longestDelay(96, 1)).isZero();
    assertThat(published.withLayers(2).longestDelay(96, 24)).isEqualTo(8);
  }

  /** Three channels, a window of 24 and a horizon of 12: delays of at most 6. */
  private static TrainedForecaster trained(ForecastOptions options, WeightSource source) {
    double[] a = TestSeries.seasonal(2, 400);
    TimeSeries series =
        TestSeries.hourly(
            400, r -> a[r], r -> 5 - 2 * a[Math.max(0, r - 3)], r -> a[Math.max(0, r - 7)]);
    TrainingData data = TrainingData.of(series, 300, 24, ChannelMode.JOINT);
    FitPlan plan = Training.plan(12, new SampleRange(0, 250), new SampleRange(280, 340), 3);
    return Training.train(new Fit(options, data, plan, Workers.available()), source);
  }

  @Test
  void publishedBaselinesDifferInWeightsAlone() {
    ForecastOptions options = ForecastOptions.published().withNetwork(n -> n.withNeurons(60));
    HiddenNetwork own = trained(options, WeightSource.S_SWIM).trained().hidden();
    assertThat(own.banks().delay()).containsExactly(0, 3, 6);
    assertThat(Arrays.stream(own.last().delay()).max().orElseThrow()).isEqualTo(6);
    for (WeightSource source : List.of(WeightSource.RANDOM, WeightSource.UNIFORM_PAIRS)) {
      HiddenNetwork other = trained(options, source).trained().hidden();
      assertThat(other.banks()).usingRecursiveComparison(Training.ARRAYS).isEqualTo(own.banks());
      assertThat(other.last().delay()).isEqualTo(own.last().delay());
      assertThat(other.last().support()).isEqualTo(own.last().support());
      assertThat(other.last().refractorySupport()).isEqualTo(own.last().refractorySupport());
      assertThat(other.last().weights()).isNotEqualTo(own.last().weights());
    }
  }

  @Test
  void delayedOutputsOfAStreamAreThoseOfItsWindows() {
    ForecastOptions options =
        ForecastOptions.published()
            .withNetwork(
                n ->
                    n.withNeurons(30)
                        .withMaxCost(0)
                        .withBanks(Auto.of(List.of(0.2, 0.5, 1.0)))
                        .withReadoutKernel(Kernels.RAISED_COSINE)
                        .withLayer(n.layer().withPspKernel(Kernels.RAISED_COSINE)));
    HiddenNetwork hidden = trained(options, WeightSource.S_SWIM).trained().hidden();
    assertThat(hidden.banks().delay()).containsExactly(0, 3, 6);
    float[] values = new float[300];
    Random random = new Random(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    WindowedSeries series = new WindowedSeries(values, 3, 24, ChannelMode.JOINT);
    assertThat(SpikingFeatures.shiftInvariant(hidden, series.samples(false))).isTrue();
    int width = hidden.features();
    float[] streamed = new float[40 * width];
    new StreamingFeatures(hidden)
        .write(series.samples(false), new SampleBlock(0, 20, 40, 1), streamed);
    float[] window = new float[width];
    for (int i = 0; i < 40; i++) {
      // A window at a time is simulated from rest.
      new SpikingFeatures(hidden)
          .write(series.samples(false), new SampleBlock(0, 20 + i, 1, 1), window);
      assertThat(Arrays.copyOfRange(streamed, i * width, (i + 1) * width))
          .containsExactly(window, within(1e-5f));
    }
  }

  @Test
  void modelFilesKeepTheDelaysOfOutputs(@TempDir Path folder) {
    double[] a = TestSeries.seasonal(2, 400);
    TimeSeries series = TestSeries.hourly(400, r -> a[r], r -> 5 - 2 * a[Math.max(0, r - 3)]);
    ForecastModel model = SSwimForecaster.published(24, 12).neurons(20).fit(series);
    assertThat(model.network().hidden().banks().delay()).containsExactly(0, 3, 6);
    Path file = folder.resolve("model.sswim");
    ModelFile.write(model, file);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.network().hidden().banks())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(model.network().hidden().banks());
    assertThat(read.forecast(series).values()).isEqualTo(model.forecast(series).values());
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void aNetworkIsSampledAsPublished(ChannelMode channels) {
    double[] a = TestSeries.seasonal(2, 400);
    TimeSeries series = TestSeries.hourly(400, r -> a[r], r -> 5 - 2 * a[Math.max(0, r - 3)]);
    ForecastOptions options = ForecastOptions.published().withNetwork(n -> n.withNeurons(60));
    ForecastModel model = Training.fit(options, series, 24, 3, channels);
    assertThat(model.network().hidden().input().taps()).isEqualTo(1);
    assertThat(model.spec().relativeInput()).isFalse();
    assertThat(model.spec().relativeTarget()).isFalse();
    SpikingLayer layer = model.network().hidden().last();
    assertThat(layer.neurons()).isEqualTo(60);
    // Drawn from a grid: not all alike, as those of the fixed rule.
    assertThat(distinct(layer.support())).isGreaterThan(2);
    assertThat(Training.fit(options, series, 24, 3, channels).network())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(model.network());
    double error = 0;
    double spread = 0;
    for (int start = 300; start < 370; start++) {
      double[] forecast = model.forecast(series.slice(start, start + 24)).values();
      for (int lead = 0; lead < 3; lead++) {
        error += Math.pow(forecast[2 * lead] - a[start + 24 + lead], 2);
        spread += Math.pow(a[start + 24 + lead], 2);
      }
    }
    assertThat(error).isLessThan(0.7 * spread);
  }

  private static long distinct(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).distinct().count();
  }
}

package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.features.RandomNetworks;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

class NeuronChoiceTest {
  private static final WindowedSeries SERIES =
      RandomNetworks.series(400, 1, 9, ChannelMode.SHARED, 0);
  private static final NeuronChoice AUTO = choice(Auto.auto());

  private static NeuronChoice choice(Auto<Integer> oversampling) {
    SampleRange range = new SampleRange(0, 380);
    return new NeuronChoice(
        SSwimOptions.defaults().withOversampling(oversampling),
        Workers.available(),
        SERIES.samples(true),
        WindowTargets.of(SERIES, 4, true, new double[] {1}),
        FitSplit.of(4, range, range),
        NetworkShape.of(3, 0.5));
  }

  private static SampledNetwork sampled(HiddenNetwork network, int relayed) {
    return new SampledNetwork(
        network.input(), network.layers(), network.banks(), List.of(), null, relayed);
  }

  @Test
  void smallNetworksAreChosenFromMoreCandidates() {
    assertThat(AUTO.candidates(100, 1_000_000)).isEqualTo(400);
    assertThat(AUTO.candidates(400, 1_000_000)).isEqualTo(800);
    assertThat(AUTO.candidates(533, 1_000_000)).isEqualTo(800);
    assertThat(AUTO.candidates(534, 1_000_000)).isEqualTo(534);
    // Few windows cannot tell many candidates apart.
    assertThat(AUTO.candidates(100, 800)).isEqualTo(200);
    assertThat(AUTO.candidates(100, 500)).isEqualTo(100);
    assertThat(choice(Auto.of(3)).candidates(1000, 10)).isEqualTo(3000);
    assertThat(choice(Auto.of(1)).candidates(7, 1_000_000)).isEqualTo(7);
  }

  @Test
  void silentNeuronsGoFirst() {
    HiddenNetwork once = RandomNetworks.network(SERIES, 3, 8);
    SpikingLayer layer = once.last();
    int[] twice = IntStream.concat(IntStream.range(0, 8), IntStream.range(0, 8)).toArray();
    SpikingLayer doubled = layer.select(twice);
    float[] bias = doubled.bias();
    Arrays.fill(bias, 14, 16, -1000);
    HiddenNetwork network =
        new HiddenNetwork(once.input(), List.of(doubled.withBias(bias)), once.banks());
    int[] ranking = choice(Auto.of(2)).ranking(sampled(network, 0));
    assertThat(ranking).containsExactlyInAnyOrder(IntStream.range(0, 16).toArray());
    // Neuron 1 is silent by itself, and so is its copy.
    assertThat(Arrays.stream(ranking).skip(12)).containsExactlyInAnyOrder(1, 9, 14, 15);
  }

  @Test
  void relaysAreNotRanked() {
    HiddenNetwork network = RandomNetworks.network(SERIES, 3, 4, 9);
    int[] ranking = choice(Auto.of(2)).ranking(sampled(network, 5));
    assertThat(ranking).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  /** On the logistic map, whose future is a curve in one value: 5 neurons of 20 or of 5. */
  @Test
  void chosenNeuronsForecastBetter() {
    double[] y = new double[1500];
    y[0] = 0.3;
    for (int r = 1; r < y.length; r++) {
      y[r] = 3.9 * y[r - 1] * (1 - y[r - 1]);
    }
    TimeSeries series = TestSeries.of(y.length, r -> y[r]);
    TrainingData data = TrainingData.of(series, 1000, 12, ChannelMode.SHARED);
    FitPlan plan = Training.plan(1, new SampleRange(0, 980), new SampleRange(1000, 1400), 1);
    int better = 0;
    for (int seed = 0; seed < 10; seed++) {
      ForecastOptions plain = withOversampling(1, seed);
      ForecastOptions chosen = withOversampling(4, seed);
      double before = error(data, plan, plain);
      double after = error(data, plan, chosen);
      better += after < before ? 1 : 0;
    }
    assertThat(better).isGreaterThanOrEqualTo(8);
  }

  private static ForecastOptions withOversampling(int each, long seed) {
    return Training.fixed(5, 3, Auto.of(false))
        .withNetwork(n -> n.withOversampling(Auto.of(each)).withSeed(seed));
  }

  private static double error(TrainingData data, FitPlan plan, ForecastOptions options) {
    NetworkPlan shape = new NetworkPlan(3, false, true, 0.5);
    Trained trained =
        new ForecastTrainer()
            .train(new Fit(options, data, plan, Workers.available()), shape, WeightSource.S_SWIM)
            .trained();
    assertThat(trained.layerNeurons()).isEqualTo(5);
    return trained.readouts().get(0).validationError();
  }
}

package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.features.FeatureMap;
import org.sswim.features.RandomNetworks;
import org.sswim.features.SkipShape;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.sampling.Distance;
import org.sswim.sampling.PairOptions;
import org.sswim.sampling.PairSampler;
import org.sswim.sampling.SeedStreams;
import org.sswim.simulation.Semantics;

class NestedNetworksTest {
  private static final SeedStreams STREAMS = new SeedStreams(3);

  private static SampledNetwork sampled(HiddenNetwork network, boolean ranked) {
    return new SampledNetwork(
        network.input(), network.layers(), network.banks(), List.of(), null, 0, ranked);
  }

  @Test
  void rankedNeuronsStayInTheirOrder() {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.SHARED, 0);
    HiddenNetwork network = RandomNetworks.network(series, 3, 12);
    NestedNetworks nested = new NestedNetworks(sampled(network, true), STREAMS.stream("widths"));
    assertThat(nested.whole().layers()).containsExactly(network.last());
    assertThat(nested.leading(5).hidden().last().bias())
        .containsExactly(Arrays.copyOf(network.last().bias(), 5));
  }

  @Test
  void aNarrowerNetworkHasSomeOfTheFeaturesOfAWiderOne() {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.JOINT, 1);
    NestedNetworks nested =
        new NestedNetworks(
            sampled(RandomNetworks.network(series, 3, 12), false), STREAMS.stream("widths"));
    SampleBlock block = new SampleBlock(0, 2, 20, 1);
    NetworkShape shape =
        new NetworkShape(
            3, 0.5, NetworkShape.USUAL_BANKS, Semantics.WINDOWED, new SkipShape(9, 0, 0));
    FeatureMap wide = shape.features(nested.whole());
    FeatureMap narrow = shape.features(nested.leading(5).hidden());
    float[] all = new float[20 * wide.features()];
    float[] some = new float[20 * narrow.features()];
    wide.write(series.samples(true), block, all);
    narrow.write(series.samples(true), block, some);
    int[] features = NestedNetworks.features(5, 12, 2, 18);
    assertThat(features).hasSize(narrow.features()).startsWith(0, 1, 2, 3, 4, 12, 13);
    assertThat(features[10]).isEqualTo(24);
    for (int i = 0; i < 20; i++) {
      for (int f = 0; f < features.length; f++) {
        assertThat(some[i * features.length + f]).isEqualTo(all[i * wide.features() + features[f]]);
      }
    }
  }

  @Test
  void shufflingKeepsEveryNeuronWhole() {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.SHARED, 0);
    HiddenNetwork network = RandomNetworks.network(series, 3, 40);
    SpikingLayer before = network.last();
    SpikingLayer after =
        new NestedNetworks(sampled(network, false), STREAMS.stream("widths")).whole().last();
    assertThat(after.bias()).isNotEqualTo(before.bias());
    assertThat(after.bias()).containsExactlyInAnyOrder(before.bias());
    for (int i = 0; i < 40; i++) {
      float bias = after.bias()[i];
      int old = 0;
      while (before.bias()[old] != bias) {
        old++;
      }
      assertThat(after.delay()[i]).isEqualTo(before.delay()[old]);
      assertThat(after.support()[i]).isEqualTo(before.support()[old]);
      assertThat(after.refractorySupport()[i]).isEqualTo(before.refractorySupport()[old]);
      assertThat(after.cost()[i]).isEqualTo(before.cost()[old]);
      for (int j = 0; j < 3; j++) {
        assertThat(after.weights()[j * 40 + i]).isEqualTo(before.weights()[j * 40 + old]);
      }
    }
  }

  /**
   * The likeliest pairs come first, so that the first pairs of a wide layer as sampled are closer
   * than as many drawn by themselves; those of a shuffled layer must not be.
   */
  @Test
  void pairsOfANestedNetworkAreLikeThoseOfOneSampledByItself() {
    // The logistic map: windows of two rows come as close as you like, and their futures part.
    float[] values = new float[700];
    double y = 0.3;
    for (int r = 0; r < values.length; r++) {
      values[r] = (float) y;
      y = 3.9 * y * (1 - y);
    }
    WindowedSeries series = new WindowedSeries(values, 1, new float[0], 0, 2, ChannelMode.SHARED);
    NetworkSamples samples =
        new NetworkSamples(
            series.samples(false),
            WindowTargets.of(series, 4, 1, new double[] {1}),
            4,
            new SampleRange(0, 600),
            new InputLayer(1, 2, 0),
            List.of(),
            NetworkShape.of(2, 0).banks(Kernels.EXPONENTIAL, 2));
    // Two candidates a pair: half of them are drawn, so that the order makes a difference.
    PairSampler sampler =
        new PairSampler(
            new PairOptions(
                PairOptions.Rule.DATA_DRIVEN, 2, Auto.of(Distance.L2), Auto.of(Distance.LINF)));
    int seeds = 150;
    int narrow = 20;
    int wide = 160;
    double[] alone = new double[seeds];
    double[] nested = new double[seeds];
    double[] unshuffled = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      SeedStreams streams = new SeedStreams(seed);
      PairSampler.Pairs few = sampler.draw(samples, narrow, streams.stream("few"));
      PairSampler.Pairs many = sampler.draw(samples, wide, streams.stream("many"));
      int[] order = NestedNetworks.order(wide, streams.stream("widths"));
      for (int i = 0; i < narrow; i++) {
        alone[seed] += logDistance(values, few, i) / narrow;
        nested[seed] += logDistance(values, many, order[i]) / narrow;
        unshuffled[seed] += logDistance(values, many, i) / narrow;
      }
    }
    // Four standard errors: a false alarm in 16,000 for independent seeds.
    double error = Math.sqrt((variance(alone) + variance(nested)) / seeds);
    assertThat(Math.abs(mean(alone) - mean(nested))).isLessThan(4 * error);
    assertThat(mean(alone) - mean(unshuffled)).isGreaterThan(4 * error);
  }

  private static double logDistance(float[] values, PairSampler.Pairs pairs, int i) {
    int a = pairs.first()[i];
    int b = pairs.second()[i];
    return Math.log(Math.hypot(values[a] - values[b], values[a + 1] - values[b + 1]));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  @Test
  void severalLayersCannotBeNested() {
    WindowedSeries series = RandomNetworks.series(60, 2, 9, ChannelMode.SHARED, 0);
    assertThatThrownBy(
            () ->
                new NestedNetworks(
                    sampled(RandomNetworks.network(series, 3, 6, 4), false),
                    STREAMS.stream("widths")))
        .hasMessageContaining("one hidden layer")
        .hasMessageContaining("got 2");
  }
}

package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.features.RandomNetworks;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;

class WeightSourceTest {
  @ParameterizedTest
  @MethodSource("org.sswim.training.WeightSource#all")
  void allButTheLayersWeightsIsShared(WeightSource source) {
    for (SSwimOptions options : List.of(SSwimOptions.defaults(), SSwimOptions.published())) {
      SSwimOptions own = source.apply(options);
      assertThat(own.withLayer(options.layer())).isEqualTo(options);
      assertThat(own.layer().temporal()).isEqualTo(options.layer().temporal());
    }
  }

  /** Their costs, which all sources draw alike, say which of all that were drawn are left. */
  @ParameterizedTest
  @MethodSource("org.sswim.training.WeightSource#all")
  void neuronsAreChosenAmongAsManyWhateverTheirWeights(WeightSource source) {
    List<Float> all = costs(sampled(source, 60, 1));
    List<Float> kept = costs(sampled(source, 20, 3));
    assertThat(kept).hasSize(20);
    assertThat(all).containsAll(kept);
    assertThat(kept).isNotEqualTo(all.subList(0, 20));
  }

  private static SpikingLayer sampled(WeightSource source, int neurons, int oversampling) {
    WindowedSeries series = RandomNetworks.series(400, 1, 9, ChannelMode.SHARED, 0);
    SampleRange range = new SampleRange(0, 380);
    SSwimOptions options = SSwimOptions.defaults().withOversampling(Auto.of(oversampling));
    return new SSwim(source.apply(options), Workers.of(1))
        .sample(
            series.samples(true),
            WindowTargets.of(series, 4, true, new double[] {1}),
            FitSplit.of(4, range, range),
            NetworkShape.of(3, 0.5),
            neurons)
        .hidden()
        .last();
  }

  private static List<Float> costs(SpikingLayer layer) {
    return IntStream.range(0, layer.neurons()).mapToObj(i -> layer.cost()[i]).toList();
  }
}

package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.features.RandomNetworks;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.WeightOptions;

class RoundsTest {
  private static final int LEADS = 4;

  private static WindowedSeries series(ChannelMode mode) {
    return RandomNetworks.series(400, 2, 9, mode, 0);
  }

  private static WindowTargets targets(WindowedSeries series) {
    return WindowTargets.of(series, LEADS, 1, new double[] {1, 1});
  }

  private static SSwimOptions options(int rounds) {
    return SSwimOptions.defaults().withRounds(rounds).withNeurons(Auto.of(30));
  }

  private static SampledNetwork sample(SSwimOptions options, ChannelMode mode, int threads) {
    WindowedSeries series = series(mode);
    WindowTargets targets = targets(series);
    return new SSwim(options, Workers.of(threads))
        .sample(
            series.samples(true),
            targets,
            FitSplit.of(targets.columns(), new SampleRange(0, 300), new SampleRange(300, 380)),
            NetworkShape.of(3, 0.5),
            30);
  }

  /** What is left is the errors of a read-out: smaller than the targets, and near 0 in the mean. */
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void leftoversAreErrorsOfAReadout(ChannelMode mode) {
    WindowedSeries series = series(mode);
    WindowTargets targets = targets(series);
    Samples samples = series.samples(true);
    SampleRange range = new SampleRange(0, 300);
    SampledNetwork network = sample(options(1), mode, 1);
    NetworkSamples seen =
        SampledNetwork.of(samples, NetworkShape.of(3, 0.5), options(1).readoutKernel())
            .samples(samples, targets, range);
    Leftovers left =
        Leftovers.of(
            network,
            seen,
            samples,
            targets,
            FitSplit.of(targets.columns(), range, range),
            NetworkShape.of(3, 0.5),
            Workers.of(2));
    assertThat(left.count()).isEqualTo(300 * series.lanes());
    double whole = 0;
    double rest = 0;
    double mean = 0;
    float[] out = new float[targets.columns()];
    float[] mine = new float[left.inputs() * left.steps()];
    float[] theirs = new float[left.inputs() * left.steps()];
    for (int m = 0; m < left.count(); m++) {
      seen.targets(m, out);
      whole += squares(out);
      left.targets(m, out);
      rest += squares(out);
      mean += out[0] / left.count();
      assertThat(left.lane(m)).isEqualTo(seen.lane(m));
    }
    left.inputs(7, mine, 0);
    seen.inputs(7, theirs, 0);
    assertThat(mine).containsExactly(theirs);
    assertThat(rest).isBetween(0.02 * whole, 0.98 * whole);
    assertThat(Math.abs(mean)).isLessThan(0.02);
  }

  private static double squares(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).sum();
  }

  /** The first round draws as ever; later ones draw other neurons, whose pairs are real samples. */
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void laterRoundsDrawNeuronsOfTheirOwn(ChannelMode mode) {
    SSwimOptions all = options(1).withOversampling(Auto.of(1));
    SpikingLayer half =
        new SSwim(all, Workers.of(1))
            .sample(
                series(mode).samples(true),
                targets(series(mode)),
                FitSplit.of(
                    targets(series(mode)).columns(),
                    new SampleRange(0, 300),
                    new SampleRange(300, 380)),
                NetworkShape.of(3, 0.5),
                15)
            .hidden()
            .last();
    SampledNetwork rounds = sample(all.withRounds(2), mode, 1);
    SpikingLayer layer = rounds.hidden().last();
    assertThat(layer.neurons()).isEqualTo(30);
    SpikingLayer first = layer.select(IntStream.range(0, 15).toArray());
    assertThat(first.weights()).containsExactly(half.weights());
    assertThat(first.bias()).containsExactly(half.bias());
    SpikingLayer second = layer.select(IntStream.range(15, 30).toArray());
    assertThat(Arrays.equals(second.weights(), half.weights())).isFalse();
    NeuronPairs origins = Objects.requireNonNull(rounds.origins());
    assertThat(origins.mixing()).hasSize(30 * origins.pairs());
    int samples = 300 * series(mode).lanes();
    assertThat(Arrays.stream(origins.silent())).allMatch(m -> m >= 0 && m < samples);
  }

  @Test
  void layersRelaysAndTheChoiceOfNeuronsGoWithRounds() {
    for (int rounds : new int[] {2, 5}) {
      SSwimOptions options = options(rounds).withLayers(2);
      SampledNetwork one = sample(options, ChannelMode.SHARED, 1);
      SampledNetwork two = sample(options, ChannelMode.SHARED, 2);
      assertThat(one.neurons()).isEqualTo(30);
      assertThat(one.hidden().last().neurons()).isEqualTo(60);
      assertThat(two.hidden().last().weights()).containsExactly(one.hidden().last().weights());
    }
  }

  @Test
  void randomWeightsAreDrawnInOneRound() {
    SSwimOptions one =
        options(1)
            .withLayer(
                options(1)
                    .layer()
                    .withWeights(options(1).layer().weights().withRule(WeightOptions.Rule.RANDOM)));
    assertThat(sample(one.withRounds(3), ChannelMode.SHARED, 1).hidden().last().weights())
        .containsExactly(sample(one, ChannelMode.SHARED, 1).hidden().last().weights());
  }

  @Test
  void moreRoundsThanNeuronsAreAsManyAsNeurons() {
    SSwimOptions options = options(20).withOversampling(Auto.of(1));
    WindowedSeries series = series(ChannelMode.SHARED);
    WindowTargets targets = targets(series);
    SampledNetwork network =
        new SSwim(options, Workers.of(1))
            .sample(
                series.samples(true),
                targets,
                FitSplit.of(LEADS, new SampleRange(0, 300), new SampleRange(300, 380)),
                NetworkShape.of(3, 0.5),
                3);
    assertThat(network.neurons()).isEqualTo(3);
    assertThatThrownBy(() -> options(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rounds must lie in 1..20; got 0");
  }
}

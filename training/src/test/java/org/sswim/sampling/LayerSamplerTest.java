package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;

class LayerSamplerTest {
  private static final FakeSamples SAMPLES = FakeSamples.gaussian(21, 150, 16, 4, 3);
  private static final TemporalOptions INSTANT =
      new TemporalOptions(TemporalOptions.Rule.FIXED, 0.1);

  private static LayerOptions options(
      Kernel kernel, TemporalOptions temporal, WeightOptions weights) {
    return new LayerOptions(kernel, Kernels.EXPONENTIAL, temporal, PairOptions.defaults(), weights);
  }

  private static LayerSampler.SampledLayer sample(
      LayerOptions options, FakeSamples samples, int neurons) {
    return sample(options, samples, neurons, 0, 1);
  }

  private static LayerSampler.SampledLayer sample(
      LayerOptions options, FakeSamples samples, int neurons, int layer, double maxCost) {
    LayerSampler sampler =
        new LayerSampler(
            options, samples, Fields.everything(), layer, new SeedStreams(13), Workers.available());
    return sampler.prescribe(
        sampler.temporal(neurons, Integer.MAX_VALUE), sampler.pairs(neurons), maxCost, false);
  }

  private static WeightOptions prescribed(WeightOptions.Moment moment, double whitening) {
    return new WeightOptions(
        WeightOptions.Rule.POINT,
        moment,
        whitening,
        false,
        WeightOptions.Scale.PRESCRIBED,
        WeightOptions.Bias.PRESCRIBED);
  }

  static Stream<Arguments> prescriptions() {
    TemporalOptions slow = new TemporalOptions(TemporalOptions.Rule.FIXED, 1.5);
    TemporalOptions delayed = new TemporalOptions(TemporalOptions.Rule.CORRELATION, 1);
    return Stream.of(
        Arguments.of(Kernels.EXPONENTIAL, INSTANT, WeightOptions.Moment.DRAWN, 0.0),
        Arguments.of(Kernels.EXPONENTIAL, delayed, WeightOptions.Moment.DRAWN, 0.0),
        Arguments.of(Kernels.ALPHA, slow, WeightOptions.Moment.UNIFORM, 0.0),
        Arguments.of(Kernels.RAISED_COSINE, delayed, WeightOptions.Moment.UNIFORM, 0.0),
        Arguments.of(Kernels.EXPONENTIAL, delayed, WeightOptions.Moment.UNIFORM, 0.5));
  }

  @ParameterizedTest
  @MethodSource("prescriptions")
  void thePairIsSilentAndFiresAsPrescribed(
      Kernel kernel, TemporalOptions temporal, WeightOptions.Moment moment, double whitening) {
    LayerSampler.SampledLayer sampled =
        sample(options(kernel, temporal, prescribed(moment, whitening)), SAMPLES, 60);
    NeuronPairs behind = sampled.behind();
    assertThat(behind.silent()).isEqualTo(sampled.pairs().first());
    assertThat(behind.firing()).isEqualTo(sampled.pairs().second());
    for (int i = 0; i < 60; i++) {
      int t = behind.step()[i];
      assertThat(Potentials.voltage(SAMPLES, behind.silent()[i], sampled.layer(), i)[t])
          .isCloseTo(-1, within(1e-4));
      assertThat(Potentials.voltage(SAMPLES, behind.firing()[i], sampled.layer(), i)[t])
          .isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void voltagesOfThePairAreThoseOfTheScaledLayer() {
    LayerSampler.SampledLayer sampled =
        sample(
            options(
                Kernels.EXPONENTIAL,
                new TemporalOptions(TemporalOptions.Rule.CORRELATION, 1),
                unit(WeightOptions.Rule.POINT, WeightOptions.Moment.UNIFORM, 0.5)),
            SAMPLES,
            60);
    NeuronPairs behind = sampled.behind();
    for (int i = 0; i < 60; i++) {
      int t = behind.step()[i];
      double low = Potentials.voltage(SAMPLES, behind.silent()[i], sampled.layer(), i)[t];
      double high = Potentials.voltage(SAMPLES, behind.firing()[i], sampled.layer(), i)[t];
      assertThat((double) behind.voltages()[2 * i]).isCloseTo(low, within(1e-4));
      assertThat((double) behind.voltages()[2 * i + 1]).isCloseTo(high, within(1e-4));
    }
  }

  @Test
  void withoutWhiteningTheWeightIsTheMinimumNormSolution() {
    // w = 2 D / |D|^2: parallel to D, of length 2 / |D|.
    LayerSampler.SampledLayer sampled =
        sample(
            options(Kernels.EXPONENTIAL, INSTANT, prescribed(WeightOptions.Moment.UNIFORM, 0)),
            SAMPLES,
            30);
    SpikingLayer layer = sampled.layer();
    for (int i = 0; i < 30; i++) {
      int t = sampled.behind().step()[i];
      double[] one =
          Potentials.psi(SAMPLES, sampled.pairs().first()[i], Kernels.EXPONENTIAL, 0, 0.1)[t];
      double[] two =
          Potentials.psi(SAMPLES, sampled.pairs().second()[i], Kernels.EXPONENTIAL, 0, 0.1)[t];
      double square = 0;
      for (int j = 0; j < 4; j++) {
        square += (two[j] - one[j]) * (two[j] - one[j]);
      }
      for (int j = 0; j < 4; j++) {
        assertThat(layer.weights()[j * 30 + i])
            .isCloseTo((float) (2 * (two[j] - one[j]) / square), within(1e-4f));
      }
    }
  }

  private static WeightOptions unit(
      WeightOptions.Rule rule, WeightOptions.Moment moment, double whitening) {
    return new WeightOptions(
        rule,
        moment,
        whitening,
        false,
        WeightOptions.Scale.UNIT_DEVIATION,
        WeightOptions.Bias.QUANTILE);
  }

  /** All voltages of a neuron over all samples and steps. */
  private static double[] voltages(FakeSamples samples, SpikingLayer layer, int neuron) {
    double[] all = new double[samples.count() * samples.steps()];
    for (int w = 0; w < samples.count(); w++) {
      double[] v = Potentials.voltage(samples, w, layer, neuron);
      System.arraycopy(v, 0, all, w * v.length, v.length);
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(WeightOptions.Rule.class)
  void unitDeviationAndQuantileBias(WeightOptions.Rule rule) {
    TemporalOptions temporal = new TemporalOptions(TemporalOptions.Rule.CORRELATION, 1);
    int neurons = 80;
    SpikingLayer layer =
        sample(
                options(Kernels.EXPONENTIAL, temporal, unit(rule, WeightOptions.Moment.DRAWN, 0.5)),
                SAMPLES,
                neurons)
            .layer();
    double meanShare = 0;
    double least = 1;
    double most = 0;
    for (int i = 0; i < neurons; i++) {
      double[] v = voltages(SAMPLES, layer, i);
      double mean = Arrays.stream(v).average().orElseThrow();
      double variance = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / v.length;
      // A random sample of 150 samples stands for all: about 1 / sqrt(2 * 150) of scatter.
      assertThat(Math.sqrt(variance)).isBetween(0.75, 1.3);
      double share = Arrays.stream(v).filter(x -> x >= 0).count() / (double) v.length;
      // The level is in [.05, .95]; 150 samples of correlated steps scatter by about .04.
      assertThat(share).isBetween(0.005, 0.995);
      meanShare += share / neurons;
      least = Math.min(least, share);
      most = Math.max(most, share);
    }
    // Uniform in [.05, .95]: mean .5 with a standard error of .26 / sqrt(80) = .03.
    assertThat(meanShare).isCloseTo(0.5, within(0.12));
    assertThat(least).isLessThan(0.2);
    assertThat(most).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @EnumSource(WeightOptions.Moment.class)
  void delaysKillNoNeuron(WeightOptions.Moment moment) {
    // Before its delay a neuron has seen nothing of either window: no direction comes from there.
    TemporalOptions late = new TemporalOptions(TemporalOptions.Rule.CORRELATION, 1);
    LayerOptions options =
        options(Kernels.EXPONENTIAL, late, unit(WeightOptions.Rule.POINT, moment, 0.5));
    SpikingLayer layer = sample(options, SAMPLES, 100).layer();
    assertThat(Arrays.stream(layer.delay()).max().orElseThrow()).isGreaterThan(8);
    assertThat(dead(layer)).isZero();
  }

  private static int dead(SpikingLayer layer) {
    int dead = 0;
    for (int i = 0; i < layer.neurons(); i++) {
      boolean any = false;
      for (int j = 0; j < layer.inputs(); j++) {
        any |= layer.weights()[j * layer.neurons() + i] != 0;
      }
      dead += any ? 0 : 1;
    }
    return dead;
  }

  @Test
  void baselinesShareEverythingButTheirOneDifference() {
    LayerOptions options = LayerOptions.defaults();
    LayerSampler.SampledLayer sswim = sample(options, SAMPLES, 50);
    LayerSampler.SampledLayer uniform = sample(options.uniformPairs(), SAMPLES, 50);
    LayerSampler.SampledLayer random = sample(options.randomWeights(), SAMPLES, 50);
    for (LayerSampler.SampledLayer other : new LayerSampler.SampledLayer[] {uniform, random}) {
      assertThat(other.layer().delay()).isEqualTo(sswim.layer().delay());
      assertThat(other.layer().support()).isEqualTo(sswim.layer().support());
      assertThat(other.layer().refractorySupport()).isEqualTo(sswim.layer().refractorySupport());
      assertThat(other.layer().cost()).isEqualTo(sswim.layer().cost());
      assertThat(other.layer().weights()).isNotEqualTo(sswim.layer().weights());
    }
    assertThat(random.pairs().count()).isZero();
    assertThat(random.behind()).isNull();
    assertThat(uniform.pairs().chosen().entropy()).isGreaterThan(sswim.pairs().chosen().entropy());
  }

  /** Five standard errors each: a false alarm in about one seed of a million. */
  @Test
  void randomWeightsAreNormalWithTheVarianceOfTheWidth() {
    WeightOptions weights =
        new WeightOptions(
            WeightOptions.Rule.RANDOM,
            WeightOptions.Moment.UNIFORM,
            0,
            false,
            WeightOptions.Scale.PRESCRIBED,
            WeightOptions.Bias.QUANTILE);
    SpikingLayer layer =
        sample(options(Kernels.EXPONENTIAL, INSTANT, weights), SAMPLES, 2000).layer();
    int n = layer.weights().length;
    double mean = 0;
    double square = 0;
    for (float w : layer.weights()) {
      mean += w / n;
      square += (double) w * w / n;
    }
    assertThat(mean).isCloseTo(0, within(5 * 0.5 / Math.sqrt(n)));
    // N(0, 1/4): the square has mean 1/4 and standard deviation sqrt(2)/4.
    assertThat(square).isCloseTo(0.25, within(5 * Math.sqrt(2) / 4 / Math.sqrt(n)));
  }

  @Test
  void costsAndRefractorySupportsLieInTheirRanges() {
    SpikingLayer layer = costing(1.5, 500);
    double mean = 0;
    for (int i = 0; i < 500; i++) {
      assertThat(layer.cost()[i]).isBetween(-1.5f, 0f);
      assertThat(layer.refractorySupport()[i]).isBetween(0.5f, 16.001f);
      mean += layer.cost()[i] / 500;
    }
    // Five standard errors of a uniform variable of width 1.5.
    assertThat(mean).isCloseTo(-0.75, within(5 * 1.5 / Math.sqrt(12.0 * 500)));
    for (float cost : costing(0, 20).cost()) {
      assertThat(cost).isZero();
    }
  }

  private static SpikingLayer costing(double maxCost, int neurons) {
    LayerOptions options = LayerOptions.defaults().withTemporal(INSTANT);
    return sample(options, SAMPLES, neurons, 0, maxCost).layer();
  }

  @ParameterizedTest
  @EnumSource(WeightOptions.Rule.class)
  void samplesThatAreAllAlikeGiveSilentNeurons(WeightOptions.Rule rule) {
    FakeSamples samples = new FakeSamples(6, 2, new float[30][12], new float[30][2]);
    SpikingLayer layer =
        sample(
                options(
                    Kernels.EXPONENTIAL, INSTANT, unit(rule, WeightOptions.Moment.UNIFORM, 0.5)),
                samples,
                10)
            .layer();
    assertThat(dead(layer)).isEqualTo(10);
    for (float bias : layer.bias()) {
      assertThat(bias).isNegative();
    }
  }

  @Test
  void layersDrawFromStreamsOfTheirOwn() {
    LayerOptions options = LayerOptions.defaults();
    SpikingLayer zero = sample(options, SAMPLES, 20, 0, 1).layer();
    SpikingLayer one = sample(options, SAMPLES, 20, 1, 1).layer();
    SpikingLayer again = sample(options, SAMPLES, 20, 0, 1).layer();
    assertThat(again.weights()).isEqualTo(zero.weights());
    assertThat(again.bias()).isEqualTo(zero.bias());
    assertThat(one.weights()).isNotEqualTo(zero.weights());
    assertThat(one.cost()).isNotEqualTo(zero.cost());
  }

  @Test
  void tooLittleToSampleFromIsRefused() {
    FakeSamples one = FakeSamples.gaussian(1, 1, 4, 1, 1);
    assertThatThrownBy(() -> sample(LayerOptions.defaults(), one, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 samples; got 1");
    assertThatThrownBy(() -> sample(LayerOptions.defaults(), SAMPLES, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 neuron; got 0");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> prescribed(WeightOptions.Moment.UNIFORM, 1.1))
        .hasMessageContaining("1.1");
    assertThatThrownBy(() -> prescribed(WeightOptions.Moment.UNIFORM, Double.NaN))
        .hasMessageContaining("0..1");
    assertThatThrownBy(() -> new PairOptions(PairOptions.Rule.UNIFORM, 0, Auto.auto(), Auto.auto()))
        .hasMessageContaining("1..1000");
    assertThatThrownBy(() -> costing(-1, 1)).hasMessageContaining("costs must be finite and");
    assertThatThrownBy(() -> costing(Double.NaN, 1)).hasMessageContaining("NaN");
    TemporalOptions.Rule fixed = TemporalOptions.Rule.FIXED;
    assertThatThrownBy(() -> new TemporalOptions(fixed, 0)).hasMessageContaining("0.0");
  }
}

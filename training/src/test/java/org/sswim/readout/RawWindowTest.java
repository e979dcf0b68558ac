package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.sswim.readout.ReadoutCases.many;
import static org.sswim.readout.ReadoutCases.plan;
import static org.sswim.readout.ReadoutCases.series;
import static org.sswim.readout.ReadoutCases.tent;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.features.SkipFeatures;
import org.sswim.features.SkipShape;
import org.sswim.features.SpikingFeatures;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/** Read-outs that see the raw window, beside spikes, without them, and beside ridge regression. */
class RawWindowTest {
  /**
   * Waves are linear in their past and ask for no spikes; a tent that a spike tells asks for them.
   */
  @Test
  void whatSkipSynapsesSayAloneIsNotMendedBySpikes() {
    FeatureMap spikes = new SpikingFeatures(many());
    FeatureMap map = SkipFeatures.of(spikes, 1, new SkipShape(6, 0, 0));
    Random random = new Random(6);
    float[] waves = new float[420];
    for (int r = 0; r < waves.length; r++) {
      waves[r] = (float) (Math.sin(0.7 * r) + 0.01 * random.nextGaussian());
    }
    WindowedSeries linear = new WindowedSeries(waves, 1, new float[0], 0, 6, ChannelMode.SHARED);
    FittedReadout silent = fit(linear, map, 2);
    int others = spikes.features() * 2;
    assertThat(silent.silent()).isTrue();
    assertThat(Arrays.copyOf(silent.weights(), others)).containsOnly(0f);
    FittedReadout ridge = fit(linear, new RawFeatures(6, 1, 0, 0), 2);
    assertThat(silent.validationError()).isCloseTo(ridge.validationError(), withinPercentage(1));

    assertThat(fit(tent(), map, 1).silent()).isFalse();
  }

  /**
   * Whatever the network counts its targets from, ridge regression counts them from the last row.
   */
  @ParameterizedTest
  @CsvSource({"SHARED, true, 3", "JOINT, true, 5", "SHARED, false, 3", "JOINT, false, 1"})
  void besideRidgeRegressionItForecastsTheMean(ChannelMode mode, boolean relative, int season) {
    WindowedSeries series = series(420, 2, mode);
    FeatureMap raw = new RawFeatures(6, series.signals(), 0, 0);
    FeatureMap spikes = mode == ChannelMode.SHARED ? new SpikingFeatures(many()) : raw;
    FeatureMap map = SkipFeatures.of(spikes, series.signals(), new SkipShape(6, 0, 0));
    Samples samples = series.samples(relative);
    WindowTargets targets = WindowTargets.of(series, 4, season, new double[] {1, 1});
    WindowTargets changes = WindowTargets.of(series, 4, 1, new double[] {1, 1});
    FitSplit split = plan(List.of(4), 1, 1).split(targets);
    RidgeOptions options = RidgeOptions.defaults();
    FittedReadout own = fit(options, samples, targets, map, split);
    FittedReadout ridge = fit(options.plain(), samples, changes, raw, split);
    FittedReadout mean = fit(options.withBesideRaw(true), samples, targets, map, split);
    assertThat(mean.besideRaw()).isTrue();
    assertThat(own.besideRaw()).isFalse();
    for (int w = 320; w < 330; w++) {
      float[] x = features(samples, raw, w);
      float[] all = features(samples, map, w);
      for (int k = 0; k < series.outputs(4); k++) {
        int signal = k % series.signals();
        int reference = series.referenceRow(w, k / series.signals() + 1, season);
        double from = series.value(1 % series.lanes(), reference, signal);
        double last = series.value(1 % series.lanes(), w + 5, signal);
        double expected = (from + output(own, k, all) + last + output(ridge, k, x)) / 2;
        assertThat(from + output(mean, k, all)).isCloseTo(expected, within(1e-4));
      }
    }
  }

  private static FittedReadout fit(WindowedSeries series, FeatureMap map, int horizon) {
    WindowTargets targets = WindowTargets.of(series, horizon, 1, new double[] {1});
    FitSplit split = plan(List.of(horizon), 1).split(targets);
    return fit(RidgeOptions.defaults(), series.samples(false), targets, map, split);
  }

  private static FittedReadout fit(
      RidgeOptions options,
      Samples samples,
      WindowTargets targets,
      FeatureMap map,
      FitSplit split) {
    return new ReadoutFit(options, 0, Workers.available()).fit(samples, targets, map, split).get(0);
  }

  private static float[] features(Samples samples, FeatureMap map, int window) {
    float[] features = new float[map.features()];
    map.write(samples, new SampleBlock(1 % samples.lanes(), window, 1, 1), features);
    return features;
  }

  private static double output(FittedReadout readout, int k, float[] features) {
    int outputs = readout.intercept().length;
    double sum = readout.intercept()[k];
    for (int f = 0; f < features.length; f++) {
      sum += features[f] * readout.weights()[f * outputs + k];
    }
    return sum;
  }

  /** A tent that a spike tells is not mended by ridge regression. */
  @Test
  void whatSpikesTellClearlyBetterIsLeftAlone() {
    FeatureMap map = SkipFeatures.of(new SpikingFeatures(many()), 1, new SkipShape(6, 0, 0));
    WindowedSeries tent = tent();
    WindowTargets targets = WindowTargets.of(tent, 1, 1, new double[] {1});
    FitSplit split = plan(List.of(1), 1).split(targets);
    RidgeOptions options = RidgeOptions.defaults().withBesideRaw(true);
    FittedReadout readout = fit(options, tent.samples(false), targets, map, split);
    assertThat(readout.besideRaw()).isFalse();
  }
}

package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.readout.ReadoutCases.many;
import static org.sswim.readout.ReadoutCases.plan;
import static org.sswim.readout.ReadoutCases.series;
import static org.sswim.readout.ReadoutCases.tent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.features.SpikingFeatures;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeWeights;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;

class ReadoutFitTest {
  private static final ReadoutFit FIT = new ReadoutFit(4, Workers.available());

  /** Targets are changes from the last row. */
  private static FittedReadout fit(
      WindowedSeries series, boolean relative, FeatureMap map, FitPlan plan) {
    WindowTargets targets = WindowTargets.of(series, plan.longest(), true, plan.channelWeight());
    return FIT.fit(series.samples(relative), targets, map, plan.split(targets)).get(0);
  }

  /**
   * Neurons 0 and 4 work; 1 never fires, 2 always does, 3 is a copy of 0, 5 fires on the first step
   * only, so that at the last its trace is the same in every window.
   */
  private static HiddenNetwork broken() {
    float[] refractory = {1, 1, 1, 1, 1, 1000};
    float[] cost = {0, 0, 0, 0, 0, -100};
    float[] weights = {1, 0, 0, 1, 0.2f, 0, 0.5f, 0, 0, 0.5f, -1, 0};
    float[] bias = {-0.3f, -1, 1, -0.3f, 0.2f, 1};
    SpikingLayer layer =
        SpikingLayer.of(Kernels.EXPONENTIAL, weights, bias)
            .withRefractorySupport(refractory)
            .withCost(cost);
    return new HiddenNetwork(
        new InputLayer(1, 2, 0),
        List.of(layer),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {0.5f, 2}));
  }

  @Test
  void deadAndSaturatedNeuronsGetNoWeightAndCopiesShare() {
    WindowedSeries series = series(420, 2, ChannelMode.SHARED);
    FittedReadout readout =
        fit(series, false, new SpikingFeatures(broken()), plan(List.of(3), 1, 1));
    for (int f = 0; f < 12; f++) {
      int neuron = f % 6;
      for (int k = 0; k < 3; k++) {
        float w = readout.weights()[f * 3 + k];
        assertThat(w).isFinite();
        if (neuron == 1 || neuron == 2 || neuron == 5) {
          assertThat(w).isZero();
        } else {
          assertThat(w).isNotZero();
        }
        if (neuron == 0) {
          assertThat(readout.weights()[(f + 3) * 3 + k]).isCloseTo(w, within(1e-3f));
        }
      }
    }
    assertThat(readout.validationError()).isFinite();
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void withoutAnyLivingNeuronTheForecastIsTheMeanChange(ChannelMode mode) {
    WindowedSeries series = series(420, 2, mode);
    int signals = series.signals();
    SpikingLayer dead = SpikingLayer.of(Kernels.EXPONENTIAL, new float[signals], new float[] {-1});
    HiddenNetwork network =
        new HiddenNetwork(
            new InputLayer(signals, 1, 0),
            List.of(dead),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
    FitPlan plan = plan(List.of(2), 1, 1);
    FeatureMap map = new SpikingFeatures(network);
    WindowTargets targets = WindowTargets.of(series, 2, true, plan.channelWeight());
    FittedReadout readout =
        FIT.withAnyway(true).fit(series.samples(true), targets, map, plan.split(targets)).get(0);
    assertThat(readout.weights()).containsOnly(0f);
    // What says no more than nothing is none.
    assertThat(fit(series, true, map, plan).intercept()).containsOnly(0f);
    for (int k = 0; k < 2 * signals; k++) {
      double mean = 0;
      int count = 0;
      for (int lane = 0; lane < series.lanes(); lane++) {
        for (int w = 0; w < 300; w++) {
          mean +=
              series.value(lane, w + 6 + k / signals, k % signals)
                  - series.last(lane, w, k % signals);
          count++;
        }
      }
      assertThat(readout.intercept()[k]).isCloseTo((float) (mean / count), within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"SHARED, true", "SHARED, false", "JOINT, true", "JOINT, false"})
  void validationErrorIsThatOfTheReadoutItself(ChannelMode mode, boolean changes) {
    double[] weight = {0.4, 1.6};
    WindowedSeries series = series(420, 2, mode);
    FeatureMap map = new RawFeatures(6, series.signals(), 0, 0);
    Samples samples = series.samples(false);
    WindowTargets targets = WindowTargets.of(series, 4, changes, weight);
    List<FittedReadout> readouts =
        new ReadoutFit(1, Workers.available())
            .fit(samples, targets, map, plan(List.of(2, 4), weight).split(targets));
    assertThat(readouts).hasSize(2);
    for (int part = 0; part < 2; part++) {
      FittedReadout readout = readouts.get(part);
      int outputs = series.outputs(part == 0 ? 2 : 4);
      assertThat(readout.intercept()).hasSize(outputs);
      double error = 0;
      double total = 0;
      float[] x = new float[map.features()];
      for (int lane = 0; lane < series.lanes(); lane++) {
        for (int w = 320; w < 400; w++) {
          map.write(samples, new SampleBlock(lane, w, 1, 1), x);
          for (int k = 0; k < outputs; k++) {
            int signal = k % series.signals();
            double forecast = readout.intercept()[k];
            if (changes) {
              forecast += series.value(lane, w + 5, signal);
            }
            for (int f = 0; f < x.length; f++) {
              forecast += x[f] * readout.weights()[f * outputs + k];
            }
            double truth = series.value(lane, w + 6 + k / series.signals(), signal);
            double channelWeight = weight[series.channel(lane, signal)];
            error += channelWeight * Math.pow(forecast - truth, 2);
            total += channelWeight;
          }
        }
      }
      assertThat(readout.validationError()).isCloseTo(error / total, within(1e-5 * error / total));
    }
  }

  @Test
  void errorIsThatOfTheValidationWindowsAndOfEveryBlockLeftOut() {
    WindowedSeries series = series(420, 2, ChannelMode.SHARED);
    FeatureMap map = new RawFeatures(6, 1, 0, 0);
    List<SampleRange> parts =
        List.of(
            new SampleRange(0, 100),
            new SampleRange(100, 200),
            new SampleRange(200, 300),
            new SampleRange(320, 400));
    FitPlan plan =
        new FitPlan(
            List.of(new FitPlan.Part(2, new SampleRange(0, 300), parts.get(3))),
            new double[] {1, 1},
            1,
            false);
    Samples samples = series.samples(true);
    WindowTargets targets = WindowTargets.of(series, 2, true, plan.channelWeight());
    FitSplit split = plan.split(targets);
    FittedReadout readout =
        new ReadoutFit(3, Workers.available()).fit(samples, targets, map, split).get(0);
    List<NormalEquations> sums =
        ReadoutEquations.of(samples, targets, map, split, Workers.available())
            .accumulate(parts, Collections.nCopies(parts.size(), 2));
    GroupedRidge ridge = ridge(sums.subList(0, 3));
    double error = 0;
    double count = 0;
    for (int out = 0; out < 4; out++) {
      List<NormalEquations> blocks = new ArrayList<>(sums.subList(0, 3));
      blocks.remove(sums.get(out));
      NormalEquations others = NormalEquations.sum(blocks);
      RidgeWeights model =
          ridge.equations().solve(others, new double[] {readout.penalties().spikes()});
      error +=
          sums.get(out).squaredError(0, model.weights(), model.intercept(), GroupedRidge.alike(2));
      count += sums.get(out).weight() * 2;
    }
    assertThat(readout.validationError()).isCloseTo(error / count, within(1e-9));
  }

  private static GroupedRidge ridge(List<NormalEquations> training) {
    NormalEquations all = NormalEquations.sum(training);
    return new GroupedRidge(
        all,
        List.of(),
        List.of(),
        ReadoutFit.groups(all.features(), 0),
        0,
        GroupedRidge.alike(all.targets()),
        Workers.of(1));
  }

  @Test
  void crossFittedReadoutsHaveNotSeenTheirBlock() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FeatureMap map = new RawFeatures(6, 1, 0, 0);
    Samples samples = series.samples(true);
    WindowTargets targets = WindowTargets.of(series, 2, true, new double[] {1});
    FitSplit split = plan(List.of(2), 1).split(targets);
    FittedReadout readout =
        new ReadoutFit(3, Workers.available())
            .withCrossFits(true)
            .fit(samples, targets, map, split)
            .get(0);
    assertThat(readout.crossFitted()).hasSize(3);
    List<SampleRange> others = List.of(new SampleRange(0, 100), new SampleRange(200, 300));
    RidgeWeights expected =
        ridge(
                ReadoutEquations.of(samples, targets, map, split, Workers.available())
                    .accumulate(others, List.of(2, 2)))
            .solve(new double[] {readout.penalties().spikes()});
    FittedReadout.Weights found = readout.crossFitted().get(1);
    for (int i = 0; i < found.weights().length; i++) {
      assertThat(found.weights()[i]).isCloseTo((float) expected.weights()[i], within(1e-5f));
    }
    assertThat(found.weights()).isNotEqualTo(readout.weights());
  }

  @Test
  void refitAddsTheValidationWindows() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FeatureMap map = new RawFeatures(6, 1, 0, 0);
    SampleRange early = new SampleRange(0, 200);
    SampleRange late = new SampleRange(200, 400);
    FittedReadout refitted =
        fit(
            series,
            false,
            map,
            new FitPlan(List.of(new FitPlan.Part(1, early, late)), new double[] {1}, 1, true));
    FittedReadout whole =
        fit(series, false, map, Training.plan(1, new SampleRange(0, 400), late, 1));
    FittedReadout half = fit(series, false, map, Training.plan(1, early, late, 1));
    assertThat(refitted.validationError()).isEqualTo(half.validationError());
    assertThat(refitted.penalties()).usingRecursiveComparison().isEqualTo(half.penalties());
    // Both ranges together are 0 .. 400; the two penalties differ, but both hardly matter.
    double apart = 0;
    double moved = 0;
    for (int f = 0; f < 6; f++) {
      apart += Math.abs(refitted.weights()[f] - whole.weights()[f]);
      moved += Math.abs(refitted.weights()[f] - half.weights()[f]);
    }
    assertThat(apart).isLessThan(moved / 2);
  }

  @Test
  void theReadoutOfBeforeIsThatOfAFitThatDoesNotRefit() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FeatureMap map = new RawFeatures(6, 1, 0, 0);
    FitPlan without = plan(List.of(2), 1);
    FitPlan with = without.withRefit(true);
    FittedReadout once = fit(series, false, map, without);
    FittedReadout again = fit(series, false, map, with);
    assertThat(once.beforeRefit()).isNull();
    assertThat(again.beforeRefit().weights()).containsExactly(once.weights());
    assertThat(again.weights()).isNotEqualTo(once.weights());
    assertThat(again.beforeRefit().penalties())
        .usingRecursiveComparison()
        .isEqualTo(once.penalties());
  }

  @Test
  void thePenaltyCurveHasItsLeastErrorAtTheChosenPenalty() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FittedReadout readout = fit(series, false, new RawFeatures(6, 1, 0, 0), plan(List.of(1), 1));
    assertLeastOfTheCurve(readout);
    assertThat(readout.penalties().skip()).isInfinite();
    assertThat(readout.penalties().text()).startsWith("spikes ").doesNotContain("skip");
  }

  private static void assertLeastOfTheCurve(FittedReadout readout) {
    ReadoutPenalties penalties = readout.penalties();
    assertThat(penalties.curve())
        .extracting(ReadoutPenalties.Tried::spikes)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(2);
    ReadoutPenalties.Tried least =
        penalties.curve().stream()
            .min(Comparator.comparingDouble(ReadoutPenalties.Tried::error))
            .orElseThrow();
    assertThat(least.spikes()).isEqualTo(penalties.spikes());
    assertThat(least.error()).isEqualTo(readout.validationError());
    assertThat(penalties.curveText()).contains(", ").doesNotContain("NaN");
  }

  @Test
  void aStrideLongerThanTheValidationRangeStillValidates() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FitPlan sparse =
        new FitPlan(
            List.of(new FitPlan.Part(1, new SampleRange(0, 300), new SampleRange(301, 304))),
            new double[] {1},
            100,
            false);
    FittedReadout readout = fit(series, false, new RawFeatures(6, 1, 0, 0), sparse);
    assertThat(readout.validationError()).isFinite().isPositive();
  }

  /** Changes of a random walk with drift say nothing but their mean, and that hardly. */
  @Test
  void whatIsNotClearlyWorthMoreThanNothingIsNone() {
    Random random = new Random(4);
    float[] walk = new float[420];
    for (int r = 1; r < walk.length; r++) {
      walk[r] = walk[r - 1] + (float) random.nextGaussian();
    }
    WindowedSeries series = new WindowedSeries(walk, 1, 6, ChannelMode.SHARED);
    FeatureMap map = new RawFeatures(6, 1, 0, 0);
    FittedReadout none = fit(series, true, map, plan(List.of(2), 1, 1));
    assertThat(none.weights()).containsOnly(0f);
    assertThat(none.intercept()).containsOnly(0f);
    FittedReadout some = fit(series(420, 1, ChannelMode.SHARED), true, map, plan(List.of(2), 1, 1));
    assertThat(some.weights()).doesNotContain(0.5f).isNotEqualTo(none.weights());
  }

  /** The features of another map, each so many times, and drawn noise before them. */
  private record Repeated(FeatureMap map, int times, int noise) implements FeatureMap {
    @Override
    public FeatureMap forWorker() {
      return new Repeated(map.forWorker(), times, noise);
    }

    @Override
    public int features() {
      return noise + times * map.features();
    }

    /** All that are no noise, where there is any. */
    @Override
    public int skipFeatures() {
      return noise > 0 ? times * map.features() : 0;
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      float[] once = new float[block.count() * map.features()];
      map.write(samples, block, once);
      for (int i = 0; i < block.count(); i++) {
        Random random = new Random(block.start(i));
        for (int j = 0; j < features(); j++) {
          out[i * features() + j] =
              j < noise
                  ? (float) random.nextGaussian()
                  : once[i * map.features() + (j - noise) / times];
        }
      }
    }
  }

  @Test
  void spikesThatAreNoiseGetAnInfinitePenalty() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    RawFeatures raw = new RawFeatures(6, 1, 0, 0);
    FittedReadout readout = fit(series, true, new Repeated(raw, 1, 40), plan(List.of(2), 1));
    assertThat(readout.penalties().spikes()).isInfinite();
    assertThat(readout.penalties().skip()).isFinite();
    assertThat(readout.penalties().text()).startsWith("skip ");
    assertThat(Arrays.copyOf(readout.weights(), 40 * 2)).containsOnly(0f);
    FittedReadout alone = fit(series, true, raw, plan(List.of(2), 1));
    assertThat(Arrays.copyOfRange(readout.weights(), 40 * 2, 46 * 2))
        .containsExactly(alone.weights(), within(1e-5f));
  }

  /** Two features alike bear twice the penalty of one; every second of 800 chooses it. */
  @Test
  void penaltiesChosenOnAPartOfTheSpikesHoldForAll() {
    FeatureMap some = new SpikingFeatures(many());
    assertThat(some.features()).isEqualTo(400);
    WindowedSeries tent = tent();
    FitPlan plan = plan(List.of(1), 1);
    FittedReadout once = fit(tent, false, new Repeated(some, 1, 0), plan);
    FittedReadout twice = fit(tent, false, new Repeated(some, 2, 0), plan);
    assertThat(twice.penalties().spikes()).isEqualTo(2 * once.penalties().spikes());
    assertThat(twice.validationError()).isEqualTo(once.validationError());
    assertLeastOfTheCurve(twice);
    assertThat(twice.intercept()[0]).isCloseTo(once.intercept()[0], within(1e-3f));
    float largest = 0;
    for (int j = 0; j < 400; j++) {
      float weight = once.weights()[j];
      largest = Math.max(largest, Math.abs(weight));
      assertThat(twice.weights()[2 * j] + twice.weights()[2 * j + 1])
          .isCloseTo(weight, within(1e-3f));
    }
    assertThat(largest).isGreaterThan(0.05f);
  }
}

package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.readout.ReadoutCases.plan;
import static org.sswim.readout.ReadoutCases.series;

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
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.PenaltyPath;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.sampling.SeedStreams;

class ReadoutFitTest {
  private static final ReadoutFit FIT =
      new ReadoutFit(RidgeOptions.defaults(), 0, Workers.available());

  /** Targets are changes from the last row. */
  private static FittedReadout fit(
      WindowedSeries series, boolean relative, FeatureMap map, FitPlan plan) {
    WindowTargets targets = WindowTargets.of(series, plan.longest(), 1, plan.channelWeight());
    return FIT.fit(series.samples(relative), targets, map, plan.split(targets)).get(0);
  }

  /**
   * Neurons 0 and 4 work; 1 never fires, 2 always does, 3 is a copy of 0, 5 fires on the first step
   * only, so that at the last its trace is the same in every window.
   */
  private static HiddenNetwork broken() {
    int n = 6;
    int[] delay = new int[n];
    float[] support = {1, 1, 1, 1, 1, 1};
    float[] refractory = {1, 1, 1, 1, 1, 1000};
    float[] cost = {0, 0, 0, 0, 0, -100};
    float[] weights = {1, 0, 0, 1, 0.2f, 0, 0.5f, 0, 0, 0.5f, -1, 0};
    float[] bias = {-0.3f, -1, 1, -0.3f, 0.2f, 1};
    SpikingLayer layer =
        new SpikingLayer(
            Kernels.EXPONENTIAL,
            delay,
            support,
            Kernels.EXPONENTIAL,
            refractory,
            cost,
            weights,
            bias);
    return new HiddenNetwork(
        new InputLayer(1, 2, 0),
        List.of(layer),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {0.5f, 2}));
  }

  @Test
  void deadSaturatedAndDuplicateNeuronsGetNoWeight() {
    WindowedSeries series = series(420, 2, ChannelMode.SHARED);
    FittedReadout readout =
        fit(series, false, new SpikingFeatures(broken()), plan(List.of(3), 1, 1));
    for (int f = 0; f < 12; f++) {
      int neuron = f % 6;
      for (int k = 0; k < 3; k++) {
        float w = readout.weights()[f * 3 + k];
        assertThat(w).isFinite();
        if (neuron == 0 || neuron == 4) {
          assertThat(w).isNotZero();
        } else {
          assertThat(w).isZero();
        }
      }
    }
    assertThat(readout.solution().droppedFeatures()).isEqualTo(8);
    assertThat(readout.validationError()).isFinite();
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void withoutAnyLivingNeuronTheForecastIsTheMeanChange(ChannelMode mode) {
    WindowedSeries series = series(420, 2, mode);
    int signals = series.signals();
    SpikingLayer dead =
        new SpikingLayer(
            Kernels.EXPONENTIAL,
            new int[1],
            new float[] {1},
            Kernels.EXPONENTIAL,
            new float[] {1},
            new float[1],
            new float[signals],
            new float[] {-1});
    HiddenNetwork network =
        new HiddenNetwork(
            new InputLayer(signals, 1, 0),
            List.of(dead),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
    FitPlan plan = plan(List.of(2), 1, 1);
    FeatureMap map = new SpikingFeatures(network);
    WindowTargets targets = WindowTargets.of(series, 2, 1, plan.channelWeight());
    FittedReadout readout =
        new ReadoutFit(RidgeOptions.defaults().plain(), 0, Workers.available())
            .fit(series.samples(true), targets, map, plan.split(targets))
            .get(0);
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
  @CsvSource({"SHARED, 1", "SHARED, 0", "JOINT, 1", "JOINT, 0", "SHARED, 3", "JOINT, 5"})
  void validationErrorIsThatOfTheReadoutItself(ChannelMode mode, int season) {
    double[] weight = {0.4, 1.6};
    WindowedSeries series = series(420, 2, mode);
    FeatureMap map = new RawFeatures(6, series.signals(), 0, 0);
    Samples samples = series.samples(false);
    WindowTargets targets = WindowTargets.of(series, 4, season, weight);
    List<FittedReadout> readouts =
        new ReadoutFit(RidgeOptions.defaults().withBlocks(1), 0, Workers.available())
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
            if (season > 0) {
              // Whole seasons back from the target until inside the window, rows w .. w + 5.
              int row = w + 6 + k / series.signals();
              while (row > w + 5) {
                row -= season;
              }
              forecast += series.value(lane, row, signal);
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
    RidgeOptions options = RidgeOptions.defaults().withBlocks(3).withDirections(0);
    List<SampleRange> parts =
        List.of(
            new SampleRange(0, 100),
            new SampleRange(100, 200),
            new SampleRange(200, 300),
            new SampleRange(320, 400));
    FitPlan plan =
        new FitPlan(
            List.of(2),
            List.of(new SampleRange(0, 300)),
            List.of(parts.get(3)),
            new double[] {1, 1},
            1,
            false);
    Samples samples = series.samples(true);
    WindowTargets targets = WindowTargets.of(series, 2, 1, plan.channelWeight());
    FitSplit split = plan.split(targets);
    FittedReadout readout =
        new ReadoutFit(options, 0, Workers.available()).fit(samples, targets, map, split).get(0);
    List<NormalEquations> sums =
        new ReadoutEquations(samples, targets, map, split, new SeedStreams(0), Workers.available())
            .accumulate(parts, Collections.nCopies(parts.size(), 2));
    double error = 0;
    double count = 0;
    for (int out = 0; out < 4; out++) {
      NormalEquations others = new NormalEquations(6, 2);
      for (int b = 0; b < 3; b++) {
        if (b != out) {
          others.add(sums.get(b));
        }
      }
      PenaltyPath path =
          new RidgeSolver(options)
              .path(
                  others,
                  sums.get(out),
                  new double[] {1, 1},
                  new double[] {readout.solution().penalty()});
      error += path.squaredError(0);
      count += sums.get(out).weight() * 2;
    }
    assertThat(readout.validationError()).isCloseTo(error / count, within(1e-9));
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
            new FitPlan(List.of(1), List.of(early), List.of(late), new double[] {1}, 1, true));
    FittedReadout whole =
        fit(series, false, map, Training.plan(1, new SampleRange(0, 400), late, 1));
    FittedReadout half = fit(series, false, map, Training.plan(1, early, late, 1));
    assertThat(refitted.validationError()).isEqualTo(half.validationError());
    assertThat(refitted.solution().penalty()).isEqualTo(half.solution().penalty());
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
    FitPlan with =
        new FitPlan(
            without.horizons(),
            without.train(),
            without.validation(),
            without.channelWeight(),
            1,
            true);
    FittedReadout once = fit(series, false, map, without);
    FittedReadout again = fit(series, false, map, with);
    assertThat(once.beforeRefit()).isNull();
    assertThat(again.beforeRefit().weights()).containsExactly(once.weights());
    assertThat(again.weights()).isNotEqualTo(once.weights());
    assertThat(again.beforeRefit().penalties()).isEqualTo(once.penalties());
  }

  @Test
  void thePenaltyCurveHasItsLeastErrorAtTheChosenPenalty() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FittedReadout readout = fit(series, false, new RawFeatures(6, 1, 0, 0), plan(List.of(1), 1));
    List<PenaltyCurve.Point> points = readout.penalties().points();
    assertThat(points).extracting(PenaltyCurve.Point::penalty).isSorted().doesNotHaveDuplicates();
    PenaltyCurve.Point least =
        points.stream()
            .min(Comparator.comparingDouble(PenaltyCurve.Point::validationError))
            .orElseThrow();
    assertThat(least.penalty()).isEqualTo(readout.solution().penalty());
    // One lead has no other direction, so no penalty of its own improves on the common one.
    assertThat(readout.ownPenalties()).isZero();
    assertThat(least.validationError()).isEqualTo(readout.validationError());
    assertThat(readout.penalties().text()).contains(", ").doesNotContain("NaN");
  }

  @Test
  void aStrideLongerThanTheValidationRangeStillValidates() {
    WindowedSeries series = series(420, 1, ChannelMode.SHARED);
    FitPlan sparse =
        new FitPlan(
            List.of(1),
            List.of(new SampleRange(0, 300)),
            List.of(new SampleRange(301, 304)),
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
    WindowedSeries series = new WindowedSeries(walk, 1, new float[0], 0, 6, ChannelMode.SHARED);
    FeatureMap map = new RawFeatures(6, 1, 0, 0);
    FittedReadout none = fit(series, true, map, plan(List.of(2), 1, 1));
    assertThat(none.weights()).containsOnly(0f);
    assertThat(none.intercept()).containsOnly(0f);
    FittedReadout some = fit(series(420, 1, ChannelMode.SHARED), true, map, plan(List.of(2), 1, 1));
    assertThat(some.weights()).doesNotContain(0.5f).isNotEqualTo(none.weights());
  }

  /** Of two laws, the second holds for the last quarter that trains and for all that chooses. */
  @Test
  void recentSamplesCountMoreWhereTheLawChanges() {
    assertThat(recency(230)).isLessThan(1);
    assertThat(recency(0)).isEqualTo(1);
  }

  private static double recency(int change) {
    Random random = new Random(5);
    float[] y = new float[420];
    for (int r = 2; r < y.length; r++) {
      double law = r < change ? -0.9 : 0.9;
      y[r] = (float) (law * y[r - 2] + random.nextGaussian());
    }
    WindowedSeries series = new WindowedSeries(y, 1, new float[0], 0, 6, ChannelMode.SHARED);
    return fit(series, true, new RawFeatures(6, 1, 0, 0), plan(List.of(2), 1, 1)).recency();
  }
}

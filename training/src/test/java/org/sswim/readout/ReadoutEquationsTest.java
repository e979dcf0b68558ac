package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeWeights;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;

class ReadoutEquationsTest {

  /** One constant feature; writes down which samples were asked for. */
  private static final class Recorder implements FeatureMap {
    final List<NavigableSet<Integer>> starts = new ArrayList<>();
    final AtomicInteger written = new AtomicInteger();

    Recorder(int lanes) {
      for (int lane = 0; lane < lanes; lane++) {
        starts.add(Collections.synchronizedNavigableSet(new TreeSet<>()));
      }
    }

    /** Forgets what was asked for to find an origin. */
    void forget() {
      starts.forEach(NavigableSet::clear);
      written.set(0);
    }

    @Override
    public FeatureMap forWorker() {
      return this;
    }

    @Override
    public int features() {
      return 1;
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        out[i] = 1;
        starts.get(block.lane()).add(block.start(i));
        written.incrementAndGet();
      }
    }
  }

  private static FitPlan plan(
      List<Integer> horizons, List<SampleRange> ranges, double[] weight, int stride) {
    return new FitPlan(
        IntStream.range(0, ranges.size())
            .mapToObj(h -> new FitPlan.Part(horizons.get(h), ranges.get(h), ranges.get(h)))
            .toList(),
        weight,
        stride,
        false);
  }

  private static ReadoutEquations equations(
      WindowedSeries series, FeatureMap map, FitPlan plan, boolean changes) {
    WindowTargets targets = WindowTargets.of(series, plan.longest(), changes, plan.channelWeight());
    return ReadoutEquations.of(
        series.samples(false), targets, map, plan.split(targets), Workers.available());
  }

  /** Target columns of horizons. */
  private static List<Integer> columns(WindowedSeries series, List<Integer> horizons) {
    return horizons.stream().map(series::outputs).toList();
  }

  private static WindowedSeries random(int rows, int channels, ChannelMode mode) {
    Random random = new Random(4);
    float[] values = new float[rows * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new WindowedSeries(values, channels, 4, mode);
  }

  @Test
  void lanesAreStaggered() {
    WindowedSeries series = TestSeries.counting(40, 5, 4, ChannelMode.SHARED);
    List<SampleRange> range = List.of(new SampleRange(2, 12));
    FitPlan plan = plan(List.of(1), range, new double[] {1, 1, 1, 1, 1}, 3);
    Recorder recorder = new Recorder(5);
    ReadoutEquations equations = equations(series, recorder, plan, true);
    recorder.forget();
    NormalEquations sums = equations.accumulate(range, List.of(1)).get(0);
    // Windows 2 .. 11 of lane l whose number is l modulo 3.
    assertThat(recorder.starts.get(0)).containsExactly(3, 6, 9);
    assertThat(recorder.starts.get(1)).containsExactly(4, 7, 10);
    assertThat(recorder.starts.get(2)).containsExactly(2, 5, 8, 11);
    assertThat(recorder.starts.get(3)).containsExactly(3, 6, 9);
    assertThat(recorder.starts.get(4)).containsExactly(4, 7, 10);
    assertThat(recorder.written.get()).isEqualTo(16);
    assertThat(sums.weight()).isEqualTo(16);
  }

  @Test
  void severalHorizonsShareOnePass() {
    WindowedSeries series = TestSeries.counting(60, 2, 4, ChannelMode.SHARED);
    List<Integer> horizons = List.of(3, 7, 1);
    List<SampleRange> ranges =
        List.of(new SampleRange(0, 40), new SampleRange(0, 30), new SampleRange(6, 45));
    FitPlan plan = plan(horizons, ranges, new double[] {1, 1}, 4);
    Recorder recorder = new Recorder(2);
    ReadoutEquations equations = equations(series, recorder, plan, true);
    recorder.forget();
    List<NormalEquations> sums = equations.accumulate(ranges, columns(series, horizons));
    // Windows 0, 4, .. 44 and 1, 5, .. 41: each simulated once however many horizons hold it.
    assertThat(recorder.written.get()).isEqualTo(12 + 11);
    // Multiples of 4 and those plus 1: in 0 .. 39 10 + 10, in 0 .. 29 8 + 8, in 6 .. 44 10 + 9.
    assertThat(sums).extracting(NormalEquations::weight).containsExactly(20.0, 16.0, 19.0);
  }

  @Test
  void channelsWeighTheSamplesInSharedModeOnly() {
    double[] weight = {1.5, 0.5};
    List<SampleRange> range = List.of(new SampleRange(0, 10));
    WindowedSeries shared = TestSeries.counting(20, 2, 4, ChannelMode.SHARED);
    WindowedSeries joint = TestSeries.counting(20, 2, 4, ChannelMode.JOINT);
    FitPlan plan = plan(List.of(1), range, weight, 3);
    // Shared: windows 0, 3, 6, 9 of weight 1.5 and 1, 4, 7 of weight .5.
    assertThat(
            equations(shared, new Recorder(2), plan, true)
                .accumulate(range, List.of(1))
                .get(0)
                .weight())
        .isEqualTo(7.5);
    assertThat(
            equations(joint, new Recorder(1), plan, true)
                .accumulate(range, columns(joint, List.of(1)))
                .get(0)
                .weight())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"SHARED, true", "JOINT, true", "SHARED, false", "JOINT, false"})
  void equalEquationsAccumulatedHorizonByHorizon(ChannelMode mode, boolean changes) {
    int channels = 3;
    WindowedSeries series = random(400, channels, mode);
    FeatureMap map = new RawFeatures(4, series.signals(), 0, 0);
    List<Integer> horizons = List.of(2, 5, 9);
    List<SampleRange> ranges =
        List.of(new SampleRange(0, 300), new SampleRange(0, 290), new SampleRange(40, 270));
    double[] weight = {1, 0.5, 1.5};
    List<NormalEquations> together =
        equations(series, map, plan(horizons, ranges, weight, 2), changes)
            .accumulate(ranges, columns(series, horizons));
    for (int h = 0; h < 3; h++) {
      List<SampleRange> range = List.of(ranges.get(h));
      List<Integer> horizon = List.of(horizons.get(h));
      NormalEquations alone =
          equations(series, map, plan(horizon, range, weight, 2), changes)
              .accumulate(range, columns(series, horizon))
              .get(0);
      assertThat(together.get(h).weight()).isCloseTo(alone.weight(), within(1e-9));
      int outputs = series.outputs(horizons.get(h));
      RidgeWeights one = solve(alone, outputs);
      RidgeWeights all = solve(together.get(h), outputs);
      assertThat(all.weights()).containsExactly(one.weights(), within(1e-5));
      assertThat(all.intercept()).containsExactly(one.intercept(), within(1e-5));
    }
  }

  /** Of the first outputs. */
  private static RidgeWeights solve(NormalEquations equations, int outputs) {
    return new GroupedRidge(
            equations,
            List.of(),
            List.of(),
            ReadoutFit.groups(equations.features(), 0),
            0,
            GroupedRidge.alike(outputs),
            Workers.of(1))
        .solve(new double[] {0.01});
  }

  @Test
  void moreSamplesThanOneBlockHolds() {
    WindowedSeries series = TestSeries.counting(6000, 1, 4, ChannelMode.SHARED);
    List<SampleRange> range = List.of(new SampleRange(0, 5900));
    Recorder recorder = new Recorder(1);
    ReadoutEquations equations =
        equations(series, recorder, plan(List.of(1), range, new double[] {1}, 1), false);
    recorder.forget();
    NormalEquations sums = equations.accumulate(range, List.of(1)).get(0);
    assertThat(sums.weight()).isEqualTo(5900);
    assertThat(recorder.written.get()).isEqualTo(5900);
    assertThat(recorder.starts.get(0)).hasSize(5900);
  }
}

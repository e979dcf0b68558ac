package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolution;
import org.sswim.linalg.RidgeSolver;
import org.sswim.network.InputLayer;
import org.sswim.series.CalendarInputs;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;

/** Windows whose targets are missing do not train. */
class MissingTargetsTest {
  private static final int ROWS = 160;
  private static final int WINDOW = 5;
  private static final int HORIZON = 3;
  private static final int CHANNELS = 2;

  /** Two noisy waves of which some cells are missing: single ones, and long runs. */
  private static BitSet gaps() {
    BitSet missing = new BitSet();
    for (int r : new int[] {0, 17, 18, 60, 61, 62, 63, 64, 65, 66, 67, 68, 120, 140}) {
      missing.set(r * CHANNELS + r % CHANNELS);
    }
    return missing;
  }

  private static TimeSeries series(BitSet missing, double atMissing) {
    Random random = new Random(5);
    double[] values = new double[ROWS * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      double noise = random.nextGaussian();
      double wave = 10 * Math.sin((i / CHANNELS + 3 * (i % CHANNELS)) / 4.0);
      values[i] = missing.get(i) ? atMissing : wave + noise;
    }
    return TimeSeries.of(List.of("a", "b"), values, null, missing);
  }

  private static TrainingData data(ChannelMode mode) {
    return TrainingData.of(series(gaps(), Double.NaN), ROWS, WINDOW, mode);
  }

  /** By the definition: no target of the window is missing. */
  private static boolean complete(ChannelMode mode, int lane, int start) {
    for (int k = 0; k < HORIZON; k++) {
      for (int c = 0; c < CHANNELS; c++) {
        boolean seen = mode == ChannelMode.JOINT || c == lane;
        if (seen && gaps().get((start + WINDOW + k) * CHANNELS + c)) {
          return false;
        }
      }
    }
    return true;
  }

  private static FitPlan plan(WindowRange train, WindowRange validation) {
    return new FitPlan(
        List.of(HORIZON), List.of(train), List.of(validation), new double[] {1, 1}, 1, true);
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void equationsAreThoseOfTheOtherWindows(ChannelMode mode) {
    WindowedSeries series = data(mode).windows(CalendarInputs.none());
    RawWindow map = new RawWindow(WINDOW, series.signals(), true);
    WindowRange range = new WindowRange(3, 150);
    FitPlan plan = plan(range, range);
    NormalEquations masked =
        new ReadoutEquations(series, map, plan, 1).accumulate(plan.train(), plan.horizons()).get(0);
    // Window by window, straight from the values.
    int p = map.features();
    int r = series.outputs(HORIZON);
    NormalEquations direct = new NormalEquations(p, r);
    int windows = 0;
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int w = range.start(); w < range.end(); w++) {
        if (!complete(mode, lane, w)) {
          continue;
        }
        windows++;
        double[] x = new double[p];
        double[] y = new double[r];
        for (int s = 0; s < series.signals(); s++) {
          float last = series.value(lane, w + WINDOW - 1, s);
          for (int t = 0; t < WINDOW; t++) {
            x[t * series.signals() + s] = series.value(lane, w + t, s) - last;
          }
          for (int k = 0; k < HORIZON; k++) {
            y[k * series.signals() + s] = series.value(lane, w + WINDOW + k, s) - last;
          }
        }
        direct.add(x, 1, y, 1);
      }
    }
    assertThat(windows).isBetween(200 / series.signals(), 290 / series.signals());
    assertThat(masked.weight()).isEqualTo(windows);
    RidgeSolver solver = new RidgeSolver(RidgeOptions.DEFAULT);
    RidgeSolution one = solver.solve(masked, r, 1e-3);
    RidgeSolution two = solver.solve(direct, r, 1e-3);
    for (int i = 0; i < p * r; i++) {
      assertThat(one.weights()[i]).isCloseTo(two.weights()[i], within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void samplersDrawFromTheOtherWindowsOnly(ChannelMode mode) {
    WindowedSeries series = data(mode).windows(CalendarInputs.none());
    WindowRange range = new WindowRange(3, 150);
    SampledWindows windows =
        new SampledWindows(
            series, range, HORIZON, true, new InputLayer(series.signals(), 2, 0), null);
    List<String> expected = new ArrayList<>();
    for (int w = range.start(); w < range.end(); w++) {
      for (int lane = 0; lane < series.lanes(); lane++) {
        if (complete(mode, lane, w)) {
          expected.add(lane + "@" + series.value(lane, w + WINDOW, 0));
        }
      }
    }
    List<String> drawn = new ArrayList<>();
    float[] targets = new float[windows.targetLength()];
    float[] trace = new float[windows.traceLength()];
    assertThat(windows.count()).isEqualTo(expected.size());
    for (int m = 0; m < windows.count(); m++) {
      windows.targets(m, targets);
      windows.trace(m, trace);
      int w = start(series, windows.lane(m), trace, range);
      drawn.add(windows.lane(m) + "@" + series.value(windows.lane(m), w + WINDOW, 0));
      float last = series.last(windows.lane(m), w, 0);
      assertThat(targets[0]).isEqualTo(series.value(windows.lane(m), w + WINDOW, 0) - last);
    }
    assertThat(drawn).isEqualTo(expected);
  }

  /** The last rows are targets only: what stands there cannot reach an equation as an input. */
  @Test
  void superposedWindowsAreMadeOfCompleteOnes() {
    BitSet missing = new BitSet();
    missing.set(47);
    WindowedSeries zero = withLast(missing, 0);
    WindowedSeries huge = withLast(missing, 1e6f);
    NormalEquations one = superposed(zero);
    assertThat(superposed(huge).weight()).isEqualTo(one.weight());
    RidgeSolver solver = new RidgeSolver(RidgeOptions.DEFAULT);
    assertThat(solver.solve(superposed(huge), HORIZON, 1e-3).weights())
        .isEqualTo(solver.solve(one, HORIZON, 1e-3).weights());
    // 41 windows and as many copies twice; the last window lacks a target, and so do the copies
    // that it takes part in.
    assertThat(superposed(withLast(new BitSet(), 0)).weight()).isEqualTo(3 * 41);
    assertThat(one.weight()).isBetween(3.0 * 41 - 20, 3.0 * 41 - 3);
  }

  private static WindowedSeries withLast(BitSet missing, float last) {
    Random random = new Random(8);
    float[] values = new float[48];
    double[] observed = new double[48];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      observed[i] = values[i];
    }
    values[47] = last;
    return new WindowedSeries(
        values,
        1,
        new float[0],
        0,
        WINDOW,
        ChannelMode.SHARED,
        TimeSeries.of(List.of("a"), observed, null, missing).missing(),
        CovariateRows.NONE);
  }

  private static NormalEquations superposed(WindowedSeries series) {
    WindowRange range = new WindowRange(0, 41);
    FitPlan plan = plan(range, range);
    return new ReadoutEquations(series, new RawWindow(WINDOW, 1, true), plan, 1)
        .accumulate(ReadoutEquations.shares(plan.train(), plan.horizons()), 1, 2)
        .get(0);
  }

  /** Where a relative window stands in the series. */
  private static int start(WindowedSeries series, int lane, float[] trace, WindowRange range) {
    for (int w = range.start(); w < range.end(); w++) {
      boolean same = true;
      for (int t = 0; t < WINDOW && same; t++) {
        for (int s = 0; s < series.signals() && same; s++) {
          float value = series.value(lane, w + t, s) - series.last(lane, w, s);
          same = trace[t * series.signals() + s] == value;
        }
      }
      if (same) {
        return w;
      }
    }
    throw new AssertionError("no such window");
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void whatStoodAtMissingCellsChangesNothing(ChannelMode mode) {
    ForecastModel one = fit(series(gaps(), Double.NaN), mode);
    ForecastModel two = fit(series(gaps(), 1e6), mode);
    double[] first = one.forecast(series(gaps(), 0)).values();
    assertThat(two.forecast(series(gaps(), 0)).values()).isEqualTo(first);
    assertThat(one.provenance().results())
        .containsEntry("missing-cells", "14")
        .containsKey("complete-windows");
    assertThat(fit(series(new BitSet(), 0), mode).provenance().results())
        .doesNotContainKeys("missing-cells", "complete-windows");
  }

  private static ForecastModel fit(TimeSeries series, ChannelMode mode) {
    return new SSwim(SSwimOptions.defaults().withSize(20, 1))
        .fit(series, WINDOW, HORIZON, mode, 0.2, 0);
  }

  @Test
  void refusesWhereTooFewWindowsAreLeft() {
    BitSet missing = new BitSet();
    for (int r = 0; r < ROWS; r += 2) {
      missing.set(r * CHANNELS + (r / 2) % CHANNELS);
    }
    TimeSeries gappy = series(missing, 0);
    assertThatThrownBy(() -> fit(gappy, ChannelMode.JOINT))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContainingAll(
            "0 have all of their 3 rows of 2 channels observed", "at least 10");
    assertThatThrownBy(
            () ->
                new ReadoutFit(RidgeOptions.DEFAULT, 1)
                    .fit(
                        TrainingData.of(gappy, ROWS, WINDOW, ChannelMode.JOINT)
                            .windows(CalendarInputs.none()),
                        new RawWindow(WINDOW, CHANNELS, true),
                        plan(new WindowRange(0, 100), new WindowRange(100, 140))))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContaining("of 100 windows that train, 0 have");
  }

  @Test
  void theShareIsCounted() {
    int complete = 0;
    for (int w = 0; w < 100; w++) {
      complete += complete(ChannelMode.JOINT, 0, w) ? 1 : 0;
    }
    assertThat(
            CompleteWindows.share(
                series(gaps(), 0), ChannelMode.JOINT, WINDOW, new WindowRange(0, 100), HORIZON))
        .isEqualTo(complete / 100.0);
  }
}

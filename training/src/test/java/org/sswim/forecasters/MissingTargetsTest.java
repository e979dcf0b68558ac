package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Sums;
import org.sswim.linalg.Workers;
import org.sswim.readout.ReadoutEquations;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;

/** Windows whose targets are missing do not train. */
class MissingTargetsTest {
  private static FitPlan plan(SampleRange train, SampleRange validation) {
    return new FitPlan(
        List.of(new FitPlan.Part(GappySeries.HORIZON, train, validation)),
        new double[] {1, 1},
        1,
        true);
  }

  private static WindowTargets targets(WindowedSeries series) {
    return WindowTargets.of(series, GappySeries.HORIZON, true, new double[] {1, 1});
  }

  private static ReadoutEquations equations(WindowedSeries series, FeatureMap map, FitPlan plan) {
    WindowTargets targets = targets(series);
    return ReadoutEquations.of(
        series.samples(true), targets, map, plan.split(targets), Workers.available());
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void equationsAreThoseOfTheOtherWindows(ChannelMode mode) {
    WindowedSeries series = GappySeries.data(mode).windows();
    RawFeatures map = new RawFeatures(GappySeries.WINDOW, series.signals(), 0, 0);
    SampleRange range = new SampleRange(3, 150);
    FitPlan plan = plan(range, range);
    NormalEquations masked =
        equations(series, map, plan)
            .accumulate(List.of(plan.part(0).train()), List.of(series.outputs(GappySeries.HORIZON)))
            .get(0);
    // Window by window, straight from the values.
    int p = map.features();
    int r = series.outputs(GappySeries.HORIZON);
    NormalEquations direct = new NormalEquations(p, r);
    int windows = 0;
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int w = range.start(); w < range.end(); w++) {
        if (!GappySeries.complete(mode, lane, w)) {
          continue;
        }
        windows++;
        double[] x = new double[p];
        double[] y = new double[r];
        for (int s = 0; s < series.signals(); s++) {
          float last = series.value(lane, w + GappySeries.WINDOW - 1, s);
          for (int t = 0; t < GappySeries.WINDOW; t++) {
            x[t * series.signals() + s] = series.value(lane, w + t, s) - last;
          }
          for (int k = 0; k < GappySeries.HORIZON; k++) {
            y[k * series.signals() + s] = series.value(lane, w + GappySeries.WINDOW + k, s) - last;
          }
        }
        Sums.add(direct, x, 1, y, 1);
      }
    }
    assertThat(windows).isBetween(200 / series.signals(), 290 / series.signals());
    assertThat(masked.weight()).isEqualTo(windows);
    assertThat(solve(masked)).containsExactly(solve(direct), within(1e-5));
  }

  private static double[] solve(NormalEquations equations) {
    return new GroupedRidge(
            equations,
            List.of(),
            List.of(),
            ReadoutFit.groups(equations.features(), 0),
            0,
            GroupedRidge.alike(equations.targets()),
            Workers.of(1))
        .solve(new double[] {1e-3})
        .weights();
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void resultsTellOfMissingCells(ChannelMode mode) {
    ForecastModel one = fit(GappySeries.series(GappySeries.gaps()), mode);
    assertThat(one.provenance().results())
        .containsEntry("missing-cells", "14")
        .containsKey("complete-windows");
    assertThat(fit(GappySeries.series(new BitSet()), mode).provenance().results())
        .doesNotContainKeys("missing-cells", "complete-windows");
  }

  private static ForecastModel fit(TimeSeries series, ChannelMode mode) {
    return Training.fit(
        ForecastOptions.defaults().withNetwork(n -> n.withNeurons(20).withLayers(1)),
        series,
        GappySeries.WINDOW,
        GappySeries.HORIZON,
        mode);
  }

  @Test
  void refusesWhereTooFewWindowsAreLeft() {
    BitSet missing = new BitSet();
    for (int r = 0; r < GappySeries.ROWS; r += 2) {
      missing.set(r * GappySeries.CHANNELS + (r / 2) % GappySeries.CHANNELS);
    }
    TimeSeries gappy = GappySeries.series(missing);
    assertThatThrownBy(() -> fit(gappy, ChannelMode.JOINT))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContainingAll(
            "0 have all of their 3 rows of 2 channels observed", "at least 10");
    assertThatThrownBy(
            () ->
                CompleteWindows.require(
                    TrainingData.of(gappy, GappySeries.ROWS, GappySeries.WINDOW, ChannelMode.JOINT)
                        .windows(),
                    plan(new SampleRange(0, 100), new SampleRange(100, 140))))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("of 100 windows that train, 0 have");
  }

  @Test
  void theShareIsCounted() {
    int complete = 0;
    for (int w = 0; w < 100; w++) {
      complete += GappySeries.complete(ChannelMode.JOINT, 0, w) ? 1 : 0;
    }
    assertThat(
            CompleteWindows.share(
                GappySeries.series(GappySeries.gaps()),
                ChannelMode.JOINT,
                GappySeries.WINDOW,
                new SampleRange(0, 100),
                GappySeries.HORIZON))
        .isEqualTo(complete / 100.0);
  }
}

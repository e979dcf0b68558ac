package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Intervals;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

class ConformalTest {
  private static final int WINDOW = 4;

  private static WindowedSeries windows(TimeSeries series, ChannelMode mode) {
    return TrainingData.of(series, series.rows(), WINDOW, mode).windows();
  }

  /** Persistence at lead 1 on a walk with steps 0, 1, 2, ... errs by the steps. */
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void halfWidthsAreTheFiniteSampleQuantiles(ChannelMode mode) {
    int rows = WINDOW + 19 + 1;
    double[] walk = new double[rows];
    for (int r = 1; r < rows; r++) {
      // Shuffled: 7 and 20 share no factor.
      walk[r] = walk[r - 1] + (r < WINDOW ? 0 : (r - WINDOW) * 7 % 20);
    }
    TimeSeries series = TestSeries.of(rows, r -> walk[r], r -> 5 - 3 * walk[r]);
    WindowedSeries windows = windows(series, mode);
    AbsoluteErrors errors =
        AbsoluteErrors.of(
            SeasonalNaive.persistence(), windows, new SampleRange(1, 20), 1, Workers.available());
    assertThat(errors.origins()).isEqualTo(19);
    // Windows 1 to 19 err by 1 to 19 steps: of 19 errors the ceil(20 * .8) = 16th and the
    // ceil(20 * .99) = 20th, which there is none of, so the largest.
    Intervals intervals = errors.intervals(List.of(80.0, 99.0));
    double unit = unit(series);
    assertThat(intervals.halfWidths()[0] / unit).isCloseTo(16, within(1e-3));
    assertThat(intervals.halfWidths()[1] / unit).isCloseTo(16, within(1e-3));
    assertThat(intervals.halfWidths()[2] / unit).isCloseTo(19, within(1e-3));
    assertThat(Coverage.of(errors, intervals, 0)).isCloseTo(16 / 19.0, within(1e-9));
  }

  private static double unit(TimeSeries series) {
    return 1
        / TrainingData.of(series, series.rows(), WINDOW, ChannelMode.SHARED).standardizer().std(0);
  }

  @Test
  void leftOutBlocksOfNoiseAreCoveredAsNominal() {
    double[] noise = TestSeries.noise(4, 4000);
    WindowedSeries windows = windows(TestSeries.of(4000, r -> noise[r]), ChannelMode.SHARED);
    AbsoluteErrors errors =
        AbsoluteErrors.of(
            new SeasonalNaive(2), windows, new SampleRange(0, 3980), 4, Workers.available());
    double[] coverage = Coverage.onLeftOut(errors, List.of(80.0, 95.0));
    // Nearly 4000 errors a lead: a standard error of .007 even if four in a row were alike.
    assertThat(coverage[0]).isCloseTo(0.8, within(0.02));
    assertThat(coverage[1]).isCloseTo(0.95, within(0.02));
    AbsoluteErrors few =
        AbsoluteErrors.of(
            new SeasonalNaive(2), windows, new SampleRange(0, 20), 8, Workers.available());
    assertThat(Coverage.onLeftOut(few, List.of(80.0))).containsExactly(Double.NaN);
  }

  /** Blocks that differ in scale show that the other side calibrates. */
  @Test
  void leftOutBlocksDoNotCalibrateThemselves() {
    double[] noise = TestSeries.noise(4, 4000);
    // Blocks of 199 windows alternate between calm and ten times as loud.
    WindowedSeries windows =
        windows(
            TestSeries.of(4000, r -> noise[r] * ((r - WINDOW) / 199 % 2 == 0 ? 1 : 10)),
            ChannelMode.SHARED);
    AbsoluteErrors errors =
        AbsoluteErrors.of(new Zero(), windows, new SampleRange(0, 3980), 1, Workers.available());
    // Calm ones cover .8 * erf-small of the loud (about .1), loud ones all of the calm.
    double[] coverage = Coverage.onLeftOut(errors, List.of(80.0));
    assertThat(coverage[0]).isCloseTo((0.1 + 1) / 2, within(0.05));
  }

  /** Forecasts the mean. */
  private record Zero() implements BlockForecaster {
    @Override
    public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
      Arrays.fill(out, 0, block.count() * series.outputs(horizon), 0);
    }
  }

  @Test
  void adaptingEarnsCoverageBack() {
    double[] noise = TestSeries.noise(4, 6000);
    WindowedSeries windows =
        windows(TestSeries.of(6000, r -> noise[r] * (r < 2000 ? 1 : 3)), ChannelMode.SHARED);
    Intervals intervals =
        AbsoluteErrors.of(new Zero(), windows, new SampleRange(0, 1900), 3, Workers.available())
            .intervals(List.of(80.0));
    AbsoluteErrors later =
        AbsoluteErrors.of(new Zero(), windows, new SampleRange(2000, 5990), 3, Workers.available());
    // A third of 1.28 deviations: P(|z| < .43) = .33.
    assertThat(Coverage.of(later, intervals, 0)).isCloseTo(0.33, within(0.04));
    Coverage.Adapted adapted = Coverage.adapted(later, intervals, 0, 0.02, new double[] {1});
    assertThat(adapted.coverage()).isCloseTo(0.8, within(0.05));
  }

  /** The two ways to gather errors agree: by blocks of windows, and by a stream of rows. */
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void modelsErrAlikeByWindowsAndByRows(ChannelMode mode) {
    double[] a = TestSeries.seasonal(1, 300);
    double[] b = TestSeries.seasonal(2, 300);
    TimeSeries series = TestSeries.hourly(300, r -> a[r], r -> 100 - 5 * b[r]);
    FinalFit fit =
        Training.forecaster(Training.fixed(20, 6, Auto.of(true)), 16, 4, mode)
            .finalFit(series, Workers.available());
    AbsoluteErrors errors = AbsoluteErrors.of(fit.leftOut(), series, fit.validation());
    assertThat(errors.origins()).isEqualTo(fit.validation().count());
    for (int origin : new int[] {0, 17, errors.origins() - 1}) {
      int end = fit.validation().start() + origin + 16;
      double[] forecast = fit.leftOut().forecast(series.slice(end - 16, end)).values();
      for (int column = 0; column < 8; column++) {
        double error = series.value(end + column / 2, column % 2) - forecast[column];
        assertThat(errors.error(column, origin))
            .isCloseTo(
                (float) (Math.abs(error) / fit.leftOut().standardizer().std(column % 2)),
                within(1e-5f));
      }
    }
  }
}

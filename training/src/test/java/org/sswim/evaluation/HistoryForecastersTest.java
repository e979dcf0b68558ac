package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/** Drift, mean and Theta see a channel from its first row to the last of the window. */
class HistoryForecastersTest {
  private static final int WINDOW = 4;

  /** Estimates on the first rows. */
  private static FitTask task(TimeSeries series, ChannelMode mode, int rows, int season) {
    TrainingData data = TrainingData.of(series, rows, WINDOW, mode);
    double[] one = new double[series.channels()];
    Arrays.fill(one, 1);
    FitPlan plan =
        Training.plan(1, new SampleRange(0, 1), new SampleRange(1, 2), series.channels());
    return FitTask.of(
        new Fit(Training.fixed(5, 3, Auto.of(false)), data, plan, Workers.available()),
        series,
        rows,
        new MetricScale(one, new double[one.length]),
        GradientOptions.defaults(),
        Auto.of(season),
        Auto.auto());
  }

  /** Forecasts of a channel by its candidate, on the series' own scale. */
  private static double[] forecast(
      String candidate, FitTask task, int channel, int last, int horizon) {
    Fitted fitted = ForecastCandidates.ALL.named(candidate).fit().apply(task);
    WindowedSeries windows = fitted.rows().get(0).windows();
    int lane = windows.lanes() > 1 ? channel : 0;
    double[] out = new double[windows.outputs(horizon)];
    SampleBlock block = new SampleBlock(lane, last - WINDOW + 1, 1, 1);
    fitted.rows().get(0).forecaster().forecast(windows, block, horizon, out);
    double[] own = new double[horizon];
    for (int k = 0; k < horizon; k++) {
      int signal = windows.lanes() > 1 ? 0 : channel;
      double z = out[k * windows.signals() + signal];
      own[k] = task.data().standardizer().invert(channel, z);
    }
    return own;
  }

  private static TimeSeries of(double... values) {
    return TestSeries.of(values.length, r -> values[r]);
  }

  @Test
  void driftByHand() {
    TimeSeries series = of(3, 8, 1, 7, 5, 9, 100, -50);
    // From 3 in row 0 to 9 in row 5: 6 / 5 a row, whatever lies between.
    assertThat(forecast("drift", task(series, ChannelMode.SHARED, 6, 1), 0, 5, 3))
        .containsExactly(new double[] {10.2, 11.4, 12.6}, within(1e-5));
    // Up to row 3: (7 - 3) / 3.
    assertThat(forecast("drift", task(series, ChannelMode.SHARED, 6, 1), 0, 3, 2))
        .containsExactly(new double[] {7 + 4 / 3.0, 7 + 8 / 3.0}, within(1e-5));
  }

  @Test
  void meanByHand() {
    TimeSeries series = of(3, 8, 1, 7, 5, 9, 100, -50);
    assertThat(forecast("mean", task(series, ChannelMode.SHARED, 6, 1), 0, 5, 2))
        .containsExactly(new double[] {5.5, 5.5}, within(1e-5));
    assertThat(forecast("mean", task(series, ChannelMode.SHARED, 6, 1), 0, 3, 1))
        .containsExactly(new double[] {4.75}, within(1e-5));
  }

  /**
   * Both lines by hand: of 0, 1, 2, ... the line of theta = 2 is the series itself, alpha its
   * largest, and so the level the last value but for .0001; half the slope is added for each row.
   */
  @Test
  void thetaFollowsHalfTheTrend() {
    TimeSeries series = TestSeries.of(20, r -> 5 + 2 * r);
    assertThat(forecast("theta", task(series, ChannelMode.SHARED, 12, 1), 0, 14, 3))
        .containsExactly(new double[] {33 + 1, 33 + 2, 33 + 3}, within(1e-3));
  }

  /**
   * By R 4.5, from the two lines themselves ({@code lm}, {@code acf}, {@code decompose}, {@code
   * optimize} on the sum of squares), indices and alpha from the first rows, both lines from all
   * rows up to the last: by ratios, on fewer rows than are known, by differences, and without a
   * season. {@code forecast::thetaf(AirPassengers, h = 3)}, which takes the alpha of x itself, says
   * 440.08, 428.38 and 489.71.
   */
  @ParameterizedTest
  @CsvSource({
    "   0, 144, 144, 440.922640290, 429.204047430, 490.641663912",
    "   0, 100, 120, 344.053655722, 342.210772491, 392.466909945",
    "-300, 144, 144, 137.197931069, 127.086825743, 162.362084053",
    "   0,  60,  60, 202.028761640, 203.059520184, 204.090278728"
  })
  void thetaIsThatOfAnotherTool(
      double moved, int rows, int known, double first, double second, double third) {
    TimeSeries series = of(AirPassengers.moved(144, moved));
    for (ChannelMode mode : ChannelMode.values()) {
      assertThat(forecast("theta", task(series, mode, rows, 12), 0, known - 1, 3))
          .containsExactly(new double[] {first, second, third}, within(1e-3));
    }
  }

  private static final double[] A = TestSeries.seasonal(1, 300);
  private static final double[] B = TestSeries.seasonal(2, 300);
  private static final TimeSeries TWO = TestSeries.of(300, r -> 50 + 4 * A[r], r -> B[r]);

  /** From an origin and those before it. */
  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void noForecastSeesARowBehindItsOrigin(ChannelMode mode) {
    TimeSeries other = TestSeries.disturbed(TWO, 231, 9);
    for (String candidate : List.of("drift", "mean", "theta")) {
      for (int channel = 0; channel < 2; channel++) {
        FitTask before = task(TWO, mode, 200, 24);
        FitTask after = task(other, mode, 200, 24);
        for (int last : new int[] {10, 210, 230}) {
          assertThat(forecast(candidate, after, channel, last, 5))
              .as(candidate)
              .isEqualTo(forecast(candidate, before, channel, last, 5));
        }
        // The next row is seen.
        assertThat(forecast(candidate, after, channel, 231, 5))
            .isNotEqualTo(forecast(candidate, before, channel, 231, 5));
      }
    }
  }

  /** The season, its indices and alpha come from the first rows; what follows only moves on. */
  @Test
  void thetaEstimatesOnTheFirstRowsAlone() {
    double[] one = forecast("theta", task(TWO, ChannelMode.SHARED, 200, 24), 0, 150, 3);
    TimeSeries other = TestSeries.disturbed(TWO, 200, 9);
    assertThat(forecast("theta", task(other, ChannelMode.SHARED, 200, 24), 0, 150, 3))
        .isEqualTo(one);
    TimeSeries more = TestSeries.disturbed(TWO, 199, 9);
    assertThat(forecast("theta", task(more, ChannelMode.SHARED, 200, 24), 0, 150, 3))
        .isNotEqualTo(one);
  }

  @Test
  void sharedAndJointChannelsAreForecastAlike() {
    for (String candidate : List.of("drift", "mean", "theta")) {
      for (int channel = 0; channel < 2; channel++) {
        assertThat(forecast(candidate, task(TWO, ChannelMode.JOINT, 200, 24), channel, 250, 5))
            .isEqualTo(
                forecast(candidate, task(TWO, ChannelMode.SHARED, 200, 24), channel, 250, 5));
      }
    }
  }

  /**
   * As for the other naive forecasts, the value that was carried there stands for a missing one.
   */
  @Test
  void missingValuesAreTheOnesCarriedForward() {
    BitSet missing = new BitSet();
    missing.set(3);
    double[] values = {2, 4, 6, 99, 8, 10, 1, 1};
    missing.stream().forEach(i -> values[i] = Double.NaN);
    TimeSeries series = TimeSeries.partial(List.of("a"), values, null);
    // 2, 4, 6, 6: a step of 4 / 3, a mean of 4.5.
    FitTask task = task(series, ChannelMode.SHARED, 6, 1);
    assertThat(forecast("drift", task, 0, 3, 1)[0]).isCloseTo(6 + 4 / 3.0, within(1e-5));
    assertThat(forecast("mean", task, 0, 3, 1)[0]).isCloseTo(4.5, within(1e-5));
    assertThat(forecast("theta", task, 0, 3, 1)[0]).isBetween(5.0, 8.0);
  }

  @Test
  void aChannelThatNeverChangesIsForecastAsItIs() {
    for (String candidate : List.of("drift", "mean", "theta")) {
      FitTask task = task(TestSeries.of(30, r -> 7), ChannelMode.SHARED, 20, 3);
      assertThat(forecast(candidate, task, 0, 25, 2)).containsExactly(7, 7);
    }
  }
}

package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.series.TimeSeries;

class IntervalsTest {
  private static final int COLUMNS = SampleModels.HORIZON * 3;
  private static final double[] STD = {2, 0.5, 30};

  private static ForecastModel model(float halfWidth) {
    float[] widths = new float[2 * COLUMNS];
    Arrays.fill(widths, 0, COLUMNS, halfWidth);
    Arrays.fill(widths, COLUMNS, 2 * COLUMNS, 2 * halfWidth);
    return SampleModels.model(ChannelMode.SHARED, true, true)
        .withIntervals(new Intervals(List.of(80.0, 95.0), widths));
  }

  @Test
  void boundsLieHalfWidthsFromTheForecast() {
    TimeSeries series = SampleModels.series(30, null);
    Forecast forecast = model(0.5f).forecast(series);
    assertThat(forecast.bands()).hasSize(2);
    for (int b = 0; b < 2; b++) {
      Forecast.Band band = forecast.bands().get(b);
      assertThat(band.level()).isEqualTo(b == 0 ? 80 : 95);
      for (int i = 0; i < COLUMNS; i++) {
        // Half-widths are in standard deviations of the channel, those of SampleModels.
        double half = (b == 0 ? 0.5 : 1) * STD[i % 3];
        assertThat(forecast.values()[i] - band.lower()[i]).isCloseTo(half, within(1e-6));
        assertThat(band.upper()[i] - forecast.values()[i]).isCloseTo(half, within(1e-6));
      }
    }
    assertThat(model(0.5f).withIntervals(null).forecast(series).bands()).isEmpty();
  }

  @Test
  void shapesAndRanges() {
    assertThatThrownBy(() -> new Intervals(List.of(95.0, 80.0), new float[4]))
        .hasMessageContaining("levels must rise");
    assertThatThrownBy(() -> new Intervals(List.of(100.0), new float[4]))
        .hasMessageContaining("between 0 and 100");
    assertThatThrownBy(() -> new Intervals(List.of(80.0), new float[] {-1}))
        .hasMessageContaining("got -1.0");
    assertThatThrownBy(() -> model(1).withIntervals(new Intervals(List.of(80.0), new float[3])))
        .hasMessageContaining("columns of the intervals must be 12; got 3");
    assertThat(List.of(Intervals.label(80), Intervals.label(97.5))).containsExactly("80", "97.5");
  }

  /** Against the recursion by hand, with the forecasts of a plain stream. */
  @Test
  void adaptiveIntervalsFollowTheRecursion() {
    double rate = 0.25;
    TimeSeries series = SampleModels.series(60, null);
    ForecastModel model = model(4);
    StreamingForecaster adaptive = StreamingForecaster.adaptive(model, rate);
    StreamingForecaster plain = new StreamingForecaster(model);
    double[] factor = new double[2 * COLUMNS];
    Arrays.fill(factor, 1);
    double[][] made = new double[60][];
    double[] row = new double[3];
    double[] lower = new double[COLUMNS];
    double[] upper = new double[COLUMNS];
    for (int r = 0; r < 60; r++) {
      series.copyRow(r, row);
      if (r == 25) {
        adaptive = adaptive.copy();
      }
      adaptive.push(row, null);
      plain.push(row, null);
      for (int i = 0; i < COLUMNS; i++) {
        int origin = r - (i / 3 + 1);
        for (int b = 0; b < 2 && origin >= 11; b++) {
          double error = Math.abs(row[i % 3] - made[origin][i]) / STD[i % 3];
          int at = b * COLUMNS + i;
          double missed = error > factor[at] * 4 * (b + 1) ? 1 : 0;
          factor[at] = Math.max(0, factor[at] + rate * (missed - (b == 0 ? 0.2 : 0.05)));
        }
      }
      if (!plain.ready()) {
        continue;
      }
      made[r] = new double[COLUMNS];
      plain.forecast(made[r]);
      double[] same = new double[COLUMNS];
      adaptive.forecast(same);
      assertThat(same).isEqualTo(made[r]);
      for (int b = 0; b < 2; b++) {
        adaptive.interval(b, same, lower, upper);
        for (int i = 0; i < COLUMNS; i++) {
          double half = factor[b * COLUMNS + i] * 4 * (b + 1) * STD[i % 3];
          assertThat((upper[i] - lower[i]) / 2).isCloseTo(half, within(1e-4 * (1 + half)));
        }
      }
    }
    assertThat(Arrays.stream(factor).anyMatch(f -> f > 1)).isTrue();
    assertThat(Arrays.stream(factor).anyMatch(f -> f < 1)).isTrue();
  }

  /**
   * Intervals far too narrow for the errors reach their coverage. Of 4000 rows the first half is
   * left for the widths to grow; a rate of .02 leaves the share within .02 of the aim.
   */
  @Test
  void adaptiveIntervalsReachTheirLevel() {
    ForecastModel model = model(0.5f);
    StreamingForecaster stream = StreamingForecaster.adaptive(model, 0.02);
    Random random = new Random(3);
    double[] row = new double[3];
    double[] forecast = new double[COLUMNS];
    double[] lower = new double[COLUMNS];
    double[] upper = new double[COLUMNS];
    int held = 0;
    int count = 0;
    for (int r = 0; r < 4000; r++) {
      for (int c = 0; c < 3; c++) {
        row[c] = STD[c] * random.nextGaussian();
        if (r > 2000) {
          held += row[c] >= lower[c] && row[c] <= upper[c] ? 1 : 0;
          count++;
        }
      }
      stream.push(row, null);
      if (stream.ready()) {
        stream.forecast(forecast);
        stream.interval(0, forecast, lower, upper);
      }
    }
    assertThat((double) held / count).isCloseTo(0.8, within(0.02));
  }

  @Test
  void anAdaptiveStepAllocatesNothing() {
    StreamingForecaster stream = StreamingForecaster.adaptive(model(1), 0.02);
    double[] row = {10, -5, 0.1};
    double[] forecast = new double[COLUMNS];
    double[] lower = new double[COLUMNS];
    double[] upper = new double[COLUMNS];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int pass = 0; pass < 5; pass++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int r = 0; r < 200; r++) {
        stream.push(row, null);
        if (stream.ready()) {
          stream.forecast(forecast);
          stream.interval(1, forecast, lower, upper);
        }
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
    }
    // The measurement itself takes some bytes; 200 steps that allocate take thousands.
    assertThat(least).isLessThan(200);
  }

  @Test
  void whatCannotAdapt() {
    ForecastModel plain = model(1).withIntervals(null);
    assertThatThrownBy(() -> StreamingForecaster.adaptive(plain, 0.02))
        .hasMessageContaining("no prediction intervals");
    assertThatThrownBy(() -> StreamingForecaster.adaptive(model(1), 0))
        .hasMessageContaining("(0, 1]; got 0.0");
    assertThatThrownBy(
            () ->
                new StreamingForecaster(plain)
                    .interval(0, new double[12], new double[12], new double[12]))
        .isInstanceOf(IllegalStateException.class);
  }
}

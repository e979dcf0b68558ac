package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.options.Auto;
import org.sswim.series.Reach;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;

class ShiftedLevelTest {
  private static final int TRAIN = 1000;
  private static final int SHIFT = 1050;
  private static final int ROWS = 1250;
  private static final int HORIZON = 6;

  /** A wave of twelve rows and an autoregression, which both grow with the level. */
  private static TimeSeries shifted(double factor) {
    double[] noise = TestSeries.noise(5, ROWS);
    double[] y = new double[ROWS];
    double state = 0;
    for (int r = 0; r < ROWS; r++) {
      state = 0.8 * state + 0.05 * noise[r];
      double wave = 1 + 0.3 * Math.sin(2 * Math.PI * r / 12);
      y[r] = (r < SHIFT ? 100 : 100 * factor) * wave * Math.exp(state);
    }
    return TestSeries.of(ROWS, r -> y[r]);
  }

  /** The root mean square error of forecasts from the shift on, in that of persistence. */
  private static double error(ForecastModel model, TimeSeries series) {
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] forecast = new double[HORIZON];
    double own = 0;
    double persistence = 0;
    for (int r = 0; r < ROWS - HORIZON; r++) {
      stream.push(series, r);
      if (r >= SHIFT) {
        stream.forecast(forecast);
        for (int k = 0; k < HORIZON; k++) {
          own += Math.pow(forecast[k] - series.value(r + 1 + k, 0), 2);
          persistence += Math.pow(series.value(r, 0) - series.value(r + 1 + k, 0), 2);
        }
      }
    }
    return Math.sqrt(own / persistence);
  }

  /** Twice as high as any training row at its end: windows relative to the last row do not care. */
  @Test
  void trendsGoOn() {
    double[] y = TestSeries.seasonal(4, ROWS);
    TimeSeries series = TestSeries.of(ROWS, r -> y[r] + 0.1 * r);
    ForecastOptions options = Training.fixed(30, 12, Auto.of(true)).withSkip(Auto.of(true));
    ForecastModel model =
        Training.fit(options, series.slice(0, 600), 24, HORIZON, ChannelMode.SHARED);
    assertThat(error(model, series)).isLessThan(0.3);
  }

  // Logarithms of a shifted series are the same series on another level; values are ten times as
  // large, so that forecasts can but stay near the last row.
  @ParameterizedTest
  @CsvSource({"LOG1P, 10, 0.8", "LOG1P, 3, 0.8", "NONE, 10, 1.2", "NONE, 3, 1.2"})
  void forecastsFollow(ValueTransform transform, double factor, double most) {
    TimeSeries series = shifted(factor);
    ForecastOptions options =
        Training.fixed(30, 4, Auto.of(false))
            .withSkip(Auto.of(true))
            .withValues(ValueOptions.unlimited().withTransform(Auto.of(transform)));
    ForecastModel model =
        Training.fit(options, series.slice(0, TRAIN), 24, HORIZON, ChannelMode.SHARED);
    assertThat(error(model, series)).isLessThan(most);
    ForecastModel bare = model.withBounds(model.bounds().withReach(Reach.ANY));
    assertThat(error(bare, series)).isGreaterThan(1.3);
    StreamingForecaster stream = new StreamingForecaster(model);
    for (int r = 0; r < ROWS; r++) {
      stream.push(series, r);
    }
    double[] last = new double[HORIZON];
    stream.forecast(last);
    assertThat(model.forecast(series).values()).containsExactly(last, within(1e-6 * 1000));
  }
}

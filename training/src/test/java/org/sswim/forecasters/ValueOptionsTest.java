package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;
import org.sswim.series.ValueTransform;
import org.sswim.training.FitProgress;

class ValueOptionsTest {
  private static final double ANY = ValueLimits.NONE;
  private static final int ROWS = 1500;

  /** The logarithm of 1 + x is an autoregression with noise of deviation 0.8. */
  private static final TimeSeries LOG_NORMAL = TestSeries.of(ROWS, logNormal(3, 0.8));

  private static IntToDoubleFunction logNormal(long seed, double deviation) {
    double[] noise = TestSeries.noise(seed, ROWS);
    double[] y = new double[ROWS];
    double state = 0;
    for (int r = 0; r < ROWS; r++) {
      state = 0.5 * state + deviation * noise[r];
      y[r] = Math.exp(4 + 0.5 * Math.sin(2 * Math.PI * r / 12) + state);
    }
    return r -> y[r];
  }

  private static ForecastOptions log(Auto<ValueTransform> transform) {
    return Training.fixed(40, 6, Auto.of(true))
        .withSkip(Auto.of(true))
        .withValues(ValueOptions.defaults().withTransform(transform));
  }

  @Test
  void limitsComeFromOptionsOrFromChannelsThatEndAtZero() {
    TimeSeries series =
        TestSeries.of(100, r -> r % 10, r -> 5 + r % 10, r -> r % 10 - 1, r -> r < 50 ? 9 : 0);
    Bounds auto = ForecastLimits.of(series, 100, ValueOptions.defaults());
    assertThat(auto.lower()).containsExactly(0, -ANY, -ANY, 0);
    assertThat(auto.upper()).containsOnly(ANY);
    // The last channel has not come near 0 yet.
    assertThat(ForecastLimits.of(series, 50, ValueOptions.defaults()).lower()[3]).isEqualTo(-ANY);
    assertThat(ForecastLimits.of(series, 100, ValueOptions.unlimited()).none()).isTrue();
    ValueOptions given = ValueOptions.defaults().withMin(Auto.of(-2.0)).withMax(Auto.of(7.0));
    assertThat(ForecastLimits.of(series, 100, given).lower()).containsOnly(-2);
    assertThat(ForecastLimits.of(series, 100, given).upper()).containsOnly(7);
    assertThat(ForecastLimits.of(series.slice(0, 9), 9, ValueOptions.unlimited()).none()).isTrue();
  }

  @Test
  void seriesFarFromZeroHaveNoLimits() {
    TimeSeries series = TestSeries.of(300, r -> 10 + Math.sin(r / 3.0));
    ForecastModel model = SSwimForecaster.of(16, 4).neurons(20).fit(series);
    assertThat(model.bounds().none()).isTrue();
    assertThat(model.bounds().correction()).isEmpty();
  }

  @Test
  void meansOfForecastsAreMeansOfValues() {
    ForecastOptions options = log(Auto.of(ValueTransform.LOG1P));
    ForecastModel model = forecaster(options).fit(LOG_NORMAL.slice(0, 1100));
    ForecastModel biased = model.withBounds(Bounds.NONE);
    double truth = mean(LOG_NORMAL, null);
    double ratio = mean(LOG_NORMAL, model) / truth;
    double uncorrected = mean(LOG_NORMAL, biased) / truth;
    // exp(-0.8^2 / 2) = 0.73 of the mean is the median one step ahead; later steps have more noise.
    assertThat(uncorrected).isBetween(0.55, 0.8);
    // 397 windows of independent noise of about 1.1 of the mean: 3 standard errors are 0.17.
    assertThat(ratio).isBetween(0.83, 1.17);
  }

  /** The mean forecast of the last rows, or of the values themselves for no model. */
  private static double mean(TimeSeries series, @Nullable ForecastModel model) {
    double sum = 0;
    int count = 0;
    double[] forecast = new double[3];
    StreamingForecaster stream = model == null ? null : new StreamingForecaster(model);
    for (int r = 1050; r < ROWS - 3; r++) {
      if (stream != null) {
        stream.push(series, r);
      }
      if (r >= 1100) {
        if (stream != null) {
          stream.forecast(forecast);
        }
        for (int k = 0; k < 3; k++) {
          sum += model == null ? series.value(r + 1 + k, 0) : forecast[k];
          count++;
        }
      }
    }
    return sum / count;
  }

  @Test
  void intervalsAreUnevenAndNeverBelowZero() {
    FinalFit fit =
        SSwimForecaster.of(24, 3)
            .levels(80, 99)
            .withOptions(log(Auto.of(ValueTransform.LOG1P)))
            .finalFit(LOG_NORMAL, Workers.available());
    Forecast forecast = fit.model().forecast(LOG_NORMAL);
    for (Forecast.Band band : forecast.bands()) {
      for (int k = 0; k < 3; k++) {
        double below = forecast.values()[k] - band.lower()[k];
        double above = band.upper()[k] - forecast.values()[k];
        assertThat(above).isGreaterThan(1.5 * below);
        assertThat(band.lower()[k]).isGreaterThanOrEqualTo(0);
      }
    }
    assertThat(fit.model().provenance().results()).containsEntry("transform", "log1p");
  }

  @Test
  void theLogarithmIsTakenWhereItClearlyPays() {
    double[] noise = TestSeries.noise(7, ROWS);
    double[] growth = new double[ROWS];
    double level = 4;
    for (int r = 0; r < ROWS; r++) {
      level = 4 + 0.98 * (level - 4) + 0.2 * noise[r];
      growth[r] = Math.exp(level + Math.sin(2 * Math.PI * r / 12));
    }
    assertThat(transform(TestSeries.of(ROWS, r -> growth[r]))).isEqualTo(ValueTransform.LOG1P);
    double[] even = TestSeries.seasonal(5, 600);
    assertThat(transform(TestSeries.of(600, r -> 50 + 5 * even[r]))).isEqualTo(ValueTransform.NONE);
    assertThat(transform(TestSeries.of(600, r -> even[r]))).isEqualTo(ValueTransform.NONE);
  }

  private static ValueTransform transform(TimeSeries series) {
    FinalTask task = forecaster(log(Auto.auto())).task(series, Workers.available());
    return task.fit().prepared().data().standardizer().transform();
  }

  private static SSwimForecaster forecaster(ForecastOptions options) {
    return SSwimForecaster.of(24, 3).withValidationShare(0.3).withOptions(options);
  }

  @Test
  void refusesLogarithmsOfNegativeValues() {
    TimeSeries series = TestSeries.of(300, r -> r == 17 ? -0.5 : 1 + r % 5);
    assertThatThrownBy(
            () ->
                SSwimForecaster.of(16, 4)
                    .withOptions(log(Auto.of(ValueTransform.LOG1P)))
                    .fit(series))
        .isInstanceOfSatisfying(
            InvalidDataException.class,
            e -> assertThat(e.fault().problem()).isEqualTo(Problem.NEGATIVE_VALUE))
        .hasMessageContaining("row 17, channel 'a'")
        .hasMessageContaining("got -0.5");
  }

  @Test
  void optionsAreRememberedAndChecked() {
    ForecastOptions options =
        ForecastOptions.defaults()
            .withValues(new ValueOptions(Auto.of(-ANY), Auto.of(9.5), Auto.auto()))
            .withMembers(Auto.of(3));
    assertThat(OptionsJson.read(OptionsJson.text(options), ForecastOptions.defaults()))
        .isEqualTo(options);
    assertThatThrownBy(() -> new ValueOptions(Auto.of(5.0), Auto.of(3.0), Auto.auto()))
        .hasMessageContaining("got 5.0 and 3.0");
    assertThatThrownBy(() -> new ValueOptions(Auto.of(Double.NaN), Auto.auto(), Auto.auto()))
        .hasMessageContaining("finite");
    assertThat(List.of(ValueOptions.defaults(), ValueOptions.unlimited()))
        .extracting(values -> values.limits().given())
        .containsOnly(false);
    assertThat(ValueOptions.defaults().withMax(Auto.of(1.0)).limits().given()).isTrue();
  }

  @Test
  void prunedModelsKeepScaleAndLimits() {
    ForecastOptions options = log(Auto.of(ValueTransform.LOG1P));
    ForecastModel model = Training.fit(options, LOG_NORMAL, 24, 3, ChannelMode.SHARED);
    Pruning.Result pruned =
        new Pruning(model, LOG_NORMAL, 0.2, Workers.available(), FitProgress.NONE).keep(40);
    assertThat(pruned.model().bounds()).isEqualTo(model.bounds());
    double[] expected = model.forecast(LOG_NORMAL).values();
    // All neurons stay; the read-out is solved anew from the same windows.
    assertThat(pruned.model().forecast(LOG_NORMAL).values()[0])
        .isCloseTo(expected[0], within(0.05 * expected[0]));
  }
}

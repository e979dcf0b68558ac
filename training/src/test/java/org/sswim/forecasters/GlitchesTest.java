package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.evaluation.RidgeBaseline;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleBlock;
import org.sswim.series.InvalidDataException;
import org.sswim.series.OutlierPolicy;
import org.sswim.series.TimeSeries;

/**
 * A few glitches in an autoregressive series cost a forecaster nearly nothing, wherever they are:
 * it is measured beside persistence and ridge regression that never saw them.
 */
@Tag("long")
class GlitchesTest {
  private static final int ROWS = 600;
  private static final int FITTED = 480;
  private static final int WINDOW = 24;
  private static final int HORIZON = 3;

  private static final double[] CLEAN = autoregressive(noise(1, "normal"), 0.8);

  @ParameterizedTest
  @CsvSource({
    "-9999, 200",
    "-9999, 50 170 290 400 430",
    "1e9, 200",
    "1e12, 300",
    "1e100, 440",
    "1e300, 5",
    "-9999, 0",
    "-9999, 479",
    "1e9, 500 530 560 590",
    "65535, 100 101 102 103 104 105 106 107"
  })
  void costHardlyAnything(double glitch, String rows) {
    double[] given = CLEAN.clone();
    Arrays.stream(rows.split(" ", -1)).mapToInt(Integer::parseInt).forEach(r -> given[r] = glitch);

    Errors persistence = errors(CLEAN, given, (r, out) -> Arrays.fill(out, CLEAN[r]));
    Errors ridge = errors(CLEAN, given, ridge());
    Errors ours = errors(CLEAN, given, streamed(fit(given, forecaster()), given));

    assertThat(ours.squared).isLessThan(1.1 * Math.min(persistence.squared, ridge.squared));
  }

  @Test
  void ruinForecastsWhereTheyAreKept() {
    double[] given = CLEAN.clone();
    given[200] = 1e9;
    SSwimForecaster keeping =
        forecaster().withOptions(forecaster().options().withOutliers(OutlierPolicy.KEEP));
    Errors persistence = errors(CLEAN, given, (r, out) -> Arrays.fill(out, CLEAN[r]));

    Errors kept = errors(CLEAN, given, streamed(fit(given, keeping), given));

    // Nothing is learnt any more: what is left is persistence, at best.
    assertThat(kept.squared).isGreaterThan(0.99 * persistence.squared);
  }

  @ParameterizedTest
  @CsvSource({
    "cauchy, 0, 4",
    "cauchy, .8, 3",
    "cauchy, 1, 5",
    "log-normal, 0, 5",
    "log-normal, .8, 4",
    "wide log-normal, 0, 4"
  })
  void heavyTailsAreNoWorseThanPersistence(String noise, double memory, long seed) {
    double[] series = autoregressive(noise(seed, noise), memory);
    Errors persistence = errors(series, series, (r, out) -> Arrays.fill(out, series[r]));

    Errors ours = errors(series, series, streamed(fit(series, forecaster()), series));

    assertThat(ours.median).isLessThan(1.1 * persistence.median);
  }

  /**
   * Few windows that do not overlap are left out, so that a median that falls by 15 % says little;
   * that most of the same windows are forecast better says enough.
   */
  @Test
  void gainsOnMostWindowsAreKeptAtLongHorizons() {
    double[] series = autoregressive(noise(1, "normal"), 0.5);
    for (int r = 0; r < ROWS; r++) {
      series[r] += 2 * Math.sin(2 * Math.PI * r / 7);
    }
    int horizon = 7;
    SSwimForecaster own =
        SSwimForecaster.of(WINDOW, horizon)
            .neurons(50)
            .withOptions(forecaster().options().withObjective(Auto.of(Objective.MAE)));

    double[] forecast = own.fit(series(series, FITTED)).forecast(series(series, FITTED)).values();

    double ours = 0;
    double naive = 0;
    for (int k = 0; k < horizon; k++) {
      ours += Math.abs(forecast[k] - series[FITTED + k]);
      naive += Math.abs(series[FITTED - 7 + k % 7] - series[FITTED + k]);
    }
    assertThat(ours).isLessThan(naive);
  }

  @Test
  void absoluteErrorsAreMinimisedWhereTailsAreHeavy() {
    TimeSeries heavy = series(autoregressive(noise(4, "cauchy"), 0.8), FITTED);
    assertThat(objective(heavy)).isEqualTo(Objective.MAE);
    assertThat(objective(series(CLEAN, FITTED))).isEqualTo(Objective.MSE);
    double[] rare = new double[FITTED];
    for (int r = 40; r < rare.length; r += 50) {
      rare[r] = r;
    }
    assertThat(objective(series(rare, FITTED))).isEqualTo(Objective.MSE);
  }

  private static Objective objective(TimeSeries series) {
    return fit(series, OutlierPolicy.AUTO).objective();
  }

  @Test
  void cleanSeriesAreFittedAsIfNothingLookedForGlitches() {
    SSwimForecaster keeping =
        forecaster().withOptions(forecaster().options().withOutliers(OutlierPolicy.KEEP));

    double[] looked = streamed(fit(CLEAN, forecaster()), CLEAN).at(FITTED);
    double[] kept = streamed(fit(CLEAN, keeping), CLEAN).at(FITTED);

    assertThat(looked).isEqualTo(kept);
  }

  @Test
  void aWindowedForecastEqualsThatOfAStream() {
    double[] given = CLEAN.clone();
    given[FITTED - WINDOW - 1] = -9999;
    given[FITTED - WINDOW] = -9999;
    given[FITTED - 1] = 1e9;
    ForecastModel model = fit(given, forecaster());

    double[] whole = new double[HORIZON];
    var forecast = model.forecast(series(given, FITTED));
    for (int k = 0; k < HORIZON; k++) {
      whole[k] = forecast.value(k + 1, 0);
    }

    assertThat(streamed(model, given).at(FITTED - 1)).isEqualTo(whole);
  }

  @Test
  void windowsTrainOnWhatStandsForGlitchesIfFewWouldBeLeft() {
    double[] given = CLEAN.clone();
    for (int r = 0; r < ROWS; r += 5) {
      given[r] = -9999;
    }

    TrainingData data = fit(series(given, FITTED), OutlierPolicy.AUTO).data();

    assertThat(data.outliers().held()).isEqualTo(FITTED / 5);
    assertThat(data.series().missing()).isNull();
    assertThat(data.series().value(10, 0)).isEqualTo(CLEAN[9]);
    assertThat(data.given().value(10, 0)).isEqualTo(-9999);
  }

  @Test
  void aModelWithoutLimitsGoesOnRefusingWhatIsTooFar() {
    SSwimForecaster keeping =
        forecaster().withOptions(forecaster().options().withOutliers(OutlierPolicy.KEEP));
    StreamingForecaster stream = new StreamingForecaster(fit(CLEAN, keeping));
    assertThatThrownBy(() -> stream.push(new double[] {1e100}, null))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("too far from the mean");
  }

  private static SSwimForecaster forecaster() {
    return SSwimForecaster.of(WINDOW, HORIZON).neurons(50).members(1);
  }

  private static ForecastModel fit(double[] given, SSwimForecaster forecaster) {
    return forecaster.fit(series(given, FITTED));
  }

  private static Fit fit(TimeSeries series, OutlierPolicy policy) {
    return SSwimForecaster.of(WINDOW, HORIZON)
        .withOptions(ForecastOptions.defaults().withOutliers(policy))
        .task(series, Workers.available())
        .fit();
  }

  /** The forecasts of a model that sees every row. */
  private static Forecasts streamed(ForecastModel model, double[] given) {
    StreamingForecaster stream = new StreamingForecaster(model);
    double[][] all = new double[given.length][HORIZON];
    for (int r = 0; r < given.length; r++) {
      stream.push(new double[] {given[r]}, null);
      if (stream.ready()) {
        stream.forecast(all[r]);
      }
    }
    return (r, out) -> System.arraycopy(all[r], 0, out, 0, HORIZON);
  }

  /** Ridge regression fitted to the clean series. */
  private static Forecasts ridge() {
    Fit fit = fit(series(CLEAN, FITTED), OutlierPolicy.KEEP);
    TrainingData data = fit.data();
    RidgeBaseline ridge = RidgeBaseline.fit(Training.ridge(data, fit.plan(), 4, true));
    WindowedSeries windows =
        TrainingData.of(
                series(CLEAN, ROWS), data.standardizer(), data.limits(), WINDOW, ChannelMode.SHARED)
            .windows();
    BlockForecaster forecaster = ridge.forecaster(0);
    return (r, out) -> {
      forecaster.forecast(windows, new SampleBlock(0, r - WINDOW + 1, 1, 1), HORIZON, out);
      for (int k = 0; k < HORIZON; k++) {
        out[k] = data.standardizer().invert(0, out[k]);
      }
    };
  }

  /** Errors at those leads of the rows behind the fitted ones that hold no glitch. */
  private static Errors errors(double[] clean, double[] given, Forecasts forecasts) {
    double[] absolute = new double[ROWS * HORIZON];
    int count = 0;
    double squares = 0;
    double[] out = new double[HORIZON];
    for (int r = FITTED - 1; r + HORIZON < ROWS; r++) {
      forecasts.write(r, out);
      for (int k = 0; k < HORIZON; k++) {
        double truth = clean[r + 1 + k];
        if (given[r + 1 + k] == truth) {
          absolute[count++] = Math.abs(out[k] - truth);
          squares += Math.pow(out[k] - truth, 2);
        }
      }
    }
    Arrays.sort(absolute, 0, count);
    return new Errors(Math.sqrt(squares / count), absolute[count / 2]);
  }

  private static TimeSeries series(double[] values, int rows) {
    return TimeSeries.of(List.of("x"), Arrays.copyOf(values, rows), null);
  }

  private static double[] noise(long seed, String kind) {
    Random random = new Random(seed);
    double[] noise = new double[ROWS];
    for (int r = 0; r < ROWS; r++) {
      noise[r] =
          switch (kind) {
            case "cauchy" -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
            case "log-normal" -> Math.exp(random.nextGaussian());
            case "wide log-normal" -> Math.exp(2 * random.nextGaussian());
            default -> random.nextGaussian();
          };
    }
    return noise;
  }

  private static double[] autoregressive(double[] noise, double memory) {
    double[] series = noise.clone();
    for (int r = 1; r < series.length; r++) {
      series[r] += memory * series[r - 1];
    }
    return series;
  }

  private record Errors(double squared, double median) {}

  private interface Forecasts {
    void write(int row, double[] out);

    default double[] at(int row) {
      double[] out = new double[HORIZON];
      write(row, out);
      return out;
    }
  }
}

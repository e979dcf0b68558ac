package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.BacktestResult.OriginScore;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.ValueOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.training.FitProgress;

class BacktestTest {
  private static final double[] A = TestSeries.seasonal(1, 400);
  private static final double[] B = TestSeries.seasonal(2, 400);
  private static final int LAST = 395;

  /**
   * Training by gradients takes long; it and networks of spikes only see the windows that others
   * see.
   */
  private static final List<Candidate<FitTask, Fitted>> MODELS =
      ForecastCandidates.ALL.all().stream()
          .filter(one -> !one.gradients() && !one.label().matches(".*-(spikes|published)"))
          .toList();

  private static final List<String> LABELS = MODELS.stream().map(Candidate::label).toList();

  private static TimeSeries series(double after) {
    // Rows behind the second of three origins (at 387, 391, 395) are raised.
    return TestSeries.of(400, r -> 50 + 4 * A[r] + (r > 391 ? after : 0), r -> B[r]);
  }

  private static Backtest.Options options(boolean refit) {
    SSwimForecaster forecaster =
        SSwimForecaster.of(12, 4).withOptions(Training.fixed(15, 4, Auto.of(true)));
    return new Backtest.Options(forecaster, 3, 4, refit, MODELS);
  }

  private static List<OriginScore> run(TimeSeries series, boolean refit) {
    return found(series, options(refit)).scores();
  }

  private static BacktestResult found(TimeSeries series, Backtest.Options options) {
    return new Backtest(series, options, Workers.available()).run(FitProgress.NONE);
  }

  /** The rows from one up to another, exclusive, are nothing like they were. */
  private static TimeSeries scrambled(int from, int to) {
    return TestSeries.of(
        400,
        r -> r >= from && r < to ? -1e4 * Math.sin(r * r) : 50 + 4 * A[r],
        r -> r >= from && r < to ? 1e5 + 3e4 * Math.cos(7 * r) : B[r]);
  }

  private static double[][] forecast(BacktestResult result, String model, int origin) {
    return result.forecasts().stream()
        .filter(f -> f.model().equals(model))
        .findFirst()
        .orElseThrow()
        .values()[origin];
  }

  private static OriginScore score(List<OriginScore> scores, int row, String model) {
    return scores.stream()
        .filter(s -> s.row() == row && s.model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void persistenceByHand() {
    TimeSeries series = series(0);
    List<OriginScore> scores = run(series, false);
    assertThat(scores).hasSize(3 * MODELS.size());
    double squares = 0;
    double sizes = 0;
    for (int c = 0; c < 2; c++) {
      double mean = 0;
      double square = 0;
      for (int r = 0; r <= 387; r++) {
        mean += series.value(r, c) / 388;
      }
      for (int r = 0; r <= 387; r++) {
        square += Math.pow(series.value(r, c) - mean, 2) / 388;
      }
      for (int k = 1; k <= 4; k++) {
        double error = (series.value(LAST + k, c) - series.value(LAST, c)) / Math.sqrt(square);
        squares += error * error / 8;
        sizes += Math.abs(error) / 8;
      }
    }
    OriginScore last = score(scores, LAST, "persistence");
    assertThat(last.mse()).isCloseTo(squares, within(1e-5 * squares));
    assertThat(last.mae()).isCloseTo(sizes, within(1e-5 * sizes));
    // Refitting scales by other rows, but reports on the same scale.
    assertThat(score(run(series, true), LAST, "persistence").mse())
        .isCloseTo(squares, within(1e-4 * squares));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noForecastSeesWhatComesAfterItsOrigin(boolean refit) {
    List<OriginScore> before = run(series(0), refit);
    List<OriginScore> after = run(series(300), refit);
    for (String model : LABELS) {
      // The forecast from the first origin, and its truth, end at row 391.
      assertThat(score(after, 387, model)).isEqualTo(score(before, 387, model));
      assertThat(score(after, 391, model).mse()).isGreaterThan(score(before, 391, model).mse());
    }
  }

  /** Scaling, season, inputs, penalties: nothing may look behind an origin. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyForecastIsTheSameToTheBitWhateverComesAfterItsOrigin(boolean refit) {
    BacktestResult before = found(series(0), options(refit));
    assertThat(before.origins()).containsExactly(387, 391, 395);
    for (int o = 0; o < 3; o++) {
      BacktestResult after = found(scrambled(before.origins()[o] + 1, 400), options(refit));
      for (String model : LABELS) {
        for (int earlier = 0; earlier <= o; earlier++) {
          assertThat(forecast(after, model, earlier))
              .as("%s from origin %d, %d scrambled", model, earlier, o)
              .isDeepEqualTo(forecast(before, model, earlier));
        }
        // The seasonal naive forecast repeats rows of a season before, which may lie behind.
        boolean near = !model.equals("seasonal-naive");
        for (int later = o + 1; near && later < 3; later++) {
          assertThat(
                  Arrays.deepEquals(forecast(after, model, later), forecast(before, model, later)))
              .as("%s sees what lies before its origin", model)
              .isFalse();
        }
      }
    }
  }

  /** Rows between the first origin and a later window are for models that are fitted anew. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onlyRefittedModelsLearnFromWhatComesAfterTheFirstOrigin(boolean refit) {
    Backtest.Options far = options(refit).withOrigins(2).withEvery(60);
    BacktestResult before = found(series(0), far);
    // Origins at 335 and 395; the window of the last begins at 384.
    BacktestResult after = found(scrambled(336, 350), far);
    for (String model : List.of("ridge", ForecastCandidates.S_SWIM)) {
      assertThat(forecast(after, model, 0)).isDeepEqualTo(forecast(before, model, 0));
      // Rows behind a jump are moved back by as much: but for rounding they are the same.
      assertThat(apart(forecast(after, model, 1), forecast(before, model, 1)) < 1e-4)
          .as(model)
          .isEqualTo(!refit);
    }
  }

  private static double apart(double[][] one, double[][] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one[i].length; j++) {
        most = Math.max(most, Math.abs(one[i][j] - other[i][j]));
      }
    }
    return most;
  }

  @Test
  void totalsByHand() {
    TimeSeries series = series(0);
    BacktestResult result = found(series, options(false));
    double[] unit = new double[2];
    for (int c = 0; c < 2; c++) {
      double mean = 0;
      for (int r = 0; r <= 387; r++) {
        mean += series.value(r, c) / 388;
      }
      for (int r = 0; r <= 387; r++) {
        unit[c] += Math.pow(series.value(r, c) - mean, 2) / 388;
      }
      unit[c] = Math.sqrt(unit[c]);
    }
    List<Double> sizes = new ArrayList<>();
    double squares = 0;
    double variation = 0;
    for (int c = 0; c < 2; c++) {
      double mean = 0;
      for (int origin : result.origins()) {
        for (int k = 1; k <= 4; k++) {
          mean += series.value(origin + k, c) / 12;
        }
      }
      for (int k = 1; k <= 4; k++) {
        for (int origin : result.origins()) {
          double error = (series.value(origin + k, c) - series.value(origin, c)) / unit[c];
          sizes.add(Math.abs(error));
          squares += error * error;
          variation += Math.pow((series.value(origin + k, c) - mean) / unit[c], 2);
        }
      }
    }
    sizes.sort(null);
    BacktestResult.Total persistence = result.totals().get(0);
    assertThat(persistence.model()).isEqualTo("persistence");
    assertThat(persistence.rse()).isCloseTo(Math.sqrt(squares / variation), within(1e-5));
    // Of 24 errors the middle two.
    assertThat(persistence.medianAe()).isCloseTo((sizes.get(11) + sizes.get(12)) / 2, within(1e-5));
  }

  /** Had the forecast from 391 seen the step behind it, its error would be less than the step's. */
  @Test
  void theStepBehindAnOriginIsMissedInFull() {
    double persistence = score(run(series(300), true), 391, "persistence").mae();
    assertThat(score(run(series(300), true), 391, ForecastCandidates.S_SWIM).mae())
        .isCloseTo(persistence, within(0.1 * persistence));
  }

  @Test
  void equalCallsGiveEqualFigures() {
    assertThat(run(series(0), true)).isEqualTo(run(series(0), true));
  }

  /** What is measured is what would be saved: to the bit, whatever the fit chooses and holds. */
  @ParameterizedTest
  @CsvSource({"SHARED,NONE", "SHARED,LOG1P", "JOINT,NONE", "JOINT,LOG1P"})
  void oneOriginIsTheForecastOfAFitToTheRowsBefore(ChannelMode mode, ValueTransform transform) {
    // Missing cells and an outlier; a level that rises, so that other rows are other scales.
    BitSet missing = new BitSet();
    missing.set(2 * 30, 2 * 34);
    missing.set(2 * 393);
    double[] values = new double[800];
    for (int r = 0; r < 400; r++) {
      values[2 * r] = r == 200 ? 1e5 : 50 + 4 * A[r] + 0.2 * r;
      values[2 * r + 1] = 20 + B[r];
    }
    missing.stream().forEach(i -> values[i] = Double.NaN);
    TimeSeries series = TimeSeries.partial(List.of("a", "b"), values, null);
    ForecastOptions open =
        Training.open(10)
            .withMembers(Auto.auto())
            .withValues(ValueOptions.defaults().withTransform(Auto.of(transform)));
    SSwimForecaster fit = SSwimForecaster.of(12, 4).withChannels(mode).withOptions(open);
    Forecast saved = fit.fit(series.slice(0, 396)).forecast(series.slice(0, 396));
    BacktestResult found =
        found(
            series,
            options(false)
                .withOrigins(1)
                .withForecaster(fit)
                .withModels(ForecastCandidates.ALL.list("s-swim")));
    double[][] measured = forecast(found, ForecastCandidates.S_SWIM, 0);
    for (int c = 0; c < 2; c++) {
      for (int k = 0; k < 4; k++) {
        assertThat(measured[c][k]).isEqualTo(saved.value(k + 1, c));
      }
    }
  }

  @Test
  void tooFewRowsAreRefused() {
    Backtest.Options many = options(false).withOrigins(100);
    // 12 + 2 * 4 + 9 + 99 * 4.
    assertThatThrownBy(() -> new Backtest(series(0), many, Workers.available()))
        .hasMessageContaining("need at least 425; the series has 400");
    assertThatThrownBy(() -> many.withOrigins(0)).hasMessageContaining("at least 1");
  }

  /** Their models have not seen what calibrates them; forecasts stay as they are without them. */
  @Test
  void intervalsLieAroundTheSameForecastsAndHoldAboutAsOftenAsAsked() {
    TimeSeries series = series(0);
    Backtest.Options plain = options(false);
    BacktestResult with =
        found(series, plain.withForecaster(plain.forecaster().levels(50, 95)).withOrigins(20));
    BacktestResult without = found(series, plain.withOrigins(20));
    assertThat(with.scores()).isEqualTo(without.scores());
    assertThat(without.intervals()).isEmpty();
    assertThat(with.intervals()).hasSize(2 * MODELS.size());
    for (int m = 0; m < MODELS.size(); m++) {
      OriginIntervals half = with.intervals().get(m);
      OriginIntervals most = with.intervals().get(MODELS.size() + m);
      assertThat(half.model()).isEqualTo(most.model());
      assertThat(half.width(0)).isPositive().isLessThan(most.width(0));
      double[][][] values = with.forecasts().get(m).values();
      for (int o = 0; o < values.length; o++) {
        for (int k = 0; k < 4; k++) {
          assertThat(values[o][0][k]).isBetween(most.lower()[o][0][k], most.upper()[o][0][k]);
        }
      }
      assertThat(half.coverage(series, with.origins())).isBetween(0.2, 0.8);
      assertThat(most.coverage(series, with.origins())).isGreaterThan(0.75);
    }
  }
}

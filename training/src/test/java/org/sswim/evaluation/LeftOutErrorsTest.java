package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

class LeftOutErrorsTest {
  private static final int ROWS = 400;
  private static final int WINDOW = 26;
  private static final int HORIZON = 4;
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] noise = TestSeries.noise(1, ROWS);
    double[] other = TestSeries.noise(2, ROWS);
    return TestSeries.hourly(
        ROWS,
        r -> 20 + 4 * Math.sin(2 * Math.PI * r / 24) + noise[r],
        r -> 3 * Math.cos(2 * Math.PI * r / 24) + other[r]);
  }

  private static FinalTask task(ForecastOptions options, ChannelMode mode) {
    return Training.forecaster(options, WINDOW, HORIZON, mode)
        .withValidationShare(0.3)
        .task(SERIES, Workers.available());
  }

  /** Root mean square of errors that were found one forecast after the other. */
  private static double rmse(AbsoluteErrors errors) {
    double sum = 0;
    for (int column = 0; column < errors.columns(); column++) {
      for (int origin = 0; origin < errors.origins(); origin++) {
        sum += Math.pow(errors.error(column, origin), 2);
      }
    }
    return Math.sqrt(sum / errors.columns() / errors.origins());
  }

  @ParameterizedTest
  @CsvSource({"SHARED, WINDOWED, false", "JOINT, WINDOWED, true", "SHARED, STREAMING, true"})
  void theModelsErrorIsThatOfItsForecasts(ChannelMode mode, Semantics semantics, boolean skip) {
    ForecastOptions options =
        Training.fixed(40, 12, Auto.auto()).withSkip(Auto.of(skip)).withSemantics(semantics);
    FinalTask task = task(options, mode);
    FinalFit fit = new ForecastTrainer().fit(task);
    LeftOutErrors errors = LeftOutErrors.of(task, fit);
    double stepped = rmse(AbsoluteErrors.of(fit.leftOut(), SERIES, fit.validation()));
    assertThat(errors.model()).isCloseTo(stepped, within(2e-3 * stepped));
    double seen = rmse(AbsoluteErrors.of(fit.model(), SERIES, fit.validation()));
    assertThat(errors.model()).as("of the model before it saw them").isGreaterThan(1.01 * seen);
  }

  @Test
  void othersAreScoredOnTheSameWindows() {
    FinalTask task = task(Training.fixed(20, 12, Auto.auto()), ChannelMode.SHARED);
    FinalFit fit = new ForecastTrainer().fit(task);
    LeftOutErrors errors = LeftOutErrors.of(task, fit);
    // 371 windows, of which the last 112 are left out.
    SampleRange range = new SampleRange(259, 371);
    assertThat(fit.validation()).isEqualTo(range);
    assertThat(errors.share()).isEqualTo(0.3);
    assertThat(errors.season()).isEqualTo(24);
    assertThat(errors.simple())
        .containsOnlyKeys("persistence", "seasonal-naive", "ridge")
        .hasEntrySatisfying("persistence", e -> assertThat(e).isCloseTo(naive(1), within(1e-6)))
        .hasEntrySatisfying(
            "seasonal-naive", e -> assertThat(e).isCloseTo(naive(24), within(1e-6)));
    RidgeBaseline ridge =
        RidgeBaseline.fit(task.fit().withPlan(task.fit().plan().withRefit(false)));
    double error =
        rmse(
            AbsoluteErrors.of(
                ridge.forecaster(0),
                task.fit().data().windows(),
                range,
                HORIZON,
                Workers.available()));
    assertThat(errors.simple().get("ridge")).isCloseTo(error, within(1e-6));
    FinalTask alone = new FinalTask(task.fit().withWorkers(Workers.of(1)), task.validationShare());
    assertThat(errors).as("with one thread").isEqualTo(LeftOutErrors.of(alone, fit));
  }

  /** In standard deviations over the 259 + 26 - 1 rows of windows that train. */
  private static double naive(int season) {
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      double mean = 0;
      double square = 0;
      int rows = 259 + WINDOW - 1;
      for (int r = 0; r < rows; r++) {
        mean += SERIES.value(r, c) / rows;
      }
      for (int r = 0; r < rows; r++) {
        square += Math.pow(SERIES.value(r, c) - mean, 2) / rows;
      }
      for (int w = 259; w < 371; w++) {
        for (int k = 0; k < HORIZON; k++) {
          int row = w + WINDOW + k;
          int past = season == 1 ? w + WINDOW - 1 : row - season;
          sum += Math.pow(SERIES.value(row, c) - SERIES.value(past, c), 2) / square;
        }
      }
    }
    return Math.sqrt(sum / (2 * 112 * HORIZON));
  }

  @Test
  void modelsRecordThem() {
    FinalTask task = task(Training.fixed(10, 12, Auto.auto()), ChannelMode.JOINT);
    FinalFit fit = new ForecastTrainer().fit(task);
    LeftOutErrors errors = LeftOutErrors.of(task, fit);
    assertThat(LeftOutErrors.of(fit.model().provenance())).isNull();
    FinalFit told = fit.withResults(errors.results());
    assertThat(LeftOutErrors.of(told.model().provenance())).isEqualTo(errors);
    assertThat(told.model().provenance().results())
        .containsAllEntriesOf(fit.model().provenance().results());
    Provenance strange =
        fit.model()
            .provenance()
            .withResults(Map.of("left-out-error", "NaN", "left-out-season", "x"));
    assertThat(LeftOutErrors.of(strange)).isNull();
    assertThat(
            LeftOutErrors.of(
                told.model()
                    .provenance()
                    .withResults(Map.of("left-out-error-ridge", "-1", "left-out-season", "1e300"))))
        .satisfies(
            read -> {
              assertThat(read.simple()).doesNotContainKey("ridge").containsKey("persistence");
              assertThat(read.season()).isEqualTo(1);
            });
  }
}

package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.evaluation.Backtest.OriginScore;
import org.sswim.forecasting.ChannelMode;
import org.sswim.series.TimeSeries;
import org.sswim.training.Choice;
import org.sswim.training.TestSeries;
import org.sswim.training.Training;

class BacktestTest {
  private static final double[] A = TestSeries.seasonal(1, 400);
  private static final double[] B = TestSeries.seasonal(2, 400);
  private static final int LAST = 395;

  private static TimeSeries series(double after) {
    // Rows behind the second of three origins (at 387, 391, 395) are raised.
    return TestSeries.of(400, r -> 50 + 4 * A[r] + (r > 391 ? after : 0), r -> B[r]);
  }

  private static Backtest.Options options(boolean refit) {
    return new Backtest.Options(
        12, 4, 3, 4, refit, ChannelMode.SHARED, 0.2, 0, Training.fixed(15, 4, Choice.ON));
  }

  private static List<OriginScore> run(TimeSeries series, boolean refit) {
    return new Backtest(series, options(refit)).run((done, total, next) -> {});
  }

  private static OriginScore score(List<OriginScore> scores, int row, ModelKind model) {
    return scores.stream()
        .filter(s -> s.row() == row && s.model() == model)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void persistenceByHand() {
    TimeSeries series = series(0);
    List<OriginScore> scores = run(series, false);
    assertThat(scores).hasSize(3 * Backtest.MODELS.size());
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
    OriginScore last = score(scores, LAST, ModelKind.PERSISTENCE);
    assertThat(last.mse()).isCloseTo(squares, within(1e-5 * squares));
    assertThat(last.mae()).isCloseTo(sizes, within(1e-5 * sizes));
    // Refitting scales by other rows, but reports on the same scale.
    assertThat(score(run(series, true), LAST, ModelKind.PERSISTENCE).mse())
        .isCloseTo(squares, within(1e-4 * squares));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noForecastSeesWhatComesAfterItsOrigin(boolean refit) {
    List<OriginScore> before = run(series(0), refit);
    List<OriginScore> after = run(series(300), refit);
    for (ModelKind model : Backtest.MODELS) {
      // The forecast from the first origin, and its truth, end at row 391.
      assertThat(score(after, 387, model)).isEqualTo(score(before, 387, model));
      assertThat(score(after, 391, model).mse()).isGreaterThan(score(before, 391, model).mse());
    }
  }

  /** Had the forecast from 391 seen the step behind it, its error would be less than the step's. */
  @Test
  void theStepBehindAnOriginIsMissedInFull() {
    double persistence = score(run(series(300), true), 391, ModelKind.PERSISTENCE).mae();
    assertThat(score(run(series(300), true), 391, ModelKind.S_SWIM).mae())
        .isCloseTo(persistence, within(0.1 * persistence));
  }

  @Test
  void equalCallsGiveEqualFigures() {
    assertThat(run(series(0), true)).isEqualTo(run(series(0), true));
  }

  @Test
  void tooFewRowsAreRefused() {
    Backtest.Options many =
        new Backtest.Options(
            12, 4, 100, 4, false, ChannelMode.SHARED, 0.2, 0, Training.fixed(5, 4, Choice.ON));
    // 12 + 2 * 4 + 9 + 99 * 4.
    assertThatThrownBy(() -> new Backtest(series(0), many))
        .hasMessageContaining("need at least 425; the series has 400");
    assertThatThrownBy(
            () ->
                new Backtest.Options(
                    12, 4, 0, 4, false, ChannelMode.SHARED, 0.2, 0, many.training()))
        .hasMessageContaining("at least 1");
  }
}

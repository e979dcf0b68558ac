package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Candidate;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.ValueOptions;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.training.FitProgress;

/** Limits of forecasts, and logarithms, where models are compared. */
class LimitsTest {
  private static final List<Candidate<FitTask, Fitted>> MODELS =
      ForecastCandidates.ALL.list("drift,ridge,s-swim,s-swim");

  /** Limits that are automatic, of values as they are. */
  private static final ValueOptions LIMITED =
      ValueOptions.defaults().withTransform(Auto.of(ValueTransform.NONE));

  /** Counts of a daily wave whose nights are 0. */
  private static TimeSeries counts(double level) {
    double[] noise = TestSeries.noise(3, 500);
    return TestSeries.of(
        500,
        r -> level + Math.max(0, Math.rint(20 * Math.sin(r / 4.0) * Math.exp(0.3 * noise[r]))));
  }

  private static ComparisonOptions options(ValueOptions values) {
    ForecastOptions training = Training.fixed(30, 6, Auto.of(true)).withValues(values);
    return ComparisonOptions.of(16, List.of(4))
        .withModels(MODELS)
        .withTraining(training)
        .withSeeds(1);
  }

  private static List<Score> scores(TimeSeries series, ValueOptions values) {
    return new ForecastComparison(series, options(values)).run(FitProgress.NONE);
  }

  @Test
  void withoutAnythingToCutNoFigureChanges() {
    List<Score> plain = scores(counts(50), ValueOptions.unlimited());
    List<Score> auto = scores(counts(50), LIMITED);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(auto.get(i).mse()).isEqualTo(plain.get(i).mse());
      assertThat(auto.get(i).mae()).isEqualTo(plain.get(i).mae());
    }
  }

  @Test
  void automaticLimitsHelpEveryRow() {
    List<Score> plain = scores(counts(0), ValueOptions.unlimited());
    List<Score> auto = scores(counts(0), LIMITED);
    List<Score> given = scores(counts(0), LIMITED.withMin(Auto.of(0.0)));
    for (int i = 0; i < plain.size(); i++) {
      assertThat(auto.get(i).mse()).isLessThan(plain.get(i).mse());
      assertThat(given.get(i).mse()).isEqualTo(auto.get(i).mse());
    }
  }

  @Test
  void logarithmsAreScoredOnTheScaleOfAllRows() {
    ValueOptions log = ValueOptions.defaults().withTransform(Auto.of(ValueTransform.LOG1P));
    List<Score> plain = scores(counts(0), LIMITED);
    List<Score> logs = scores(counts(0), log);
    for (int i = 0; i < plain.size(); i++) {
      double ratio = logs.get(i).mse() / plain.get(i).mse();
      if (plain.get(i).neurons() > 0) {
        assertThat(ratio).isNotEqualTo(1).isBetween(0.5, 2.0);
      } else {
        assertThat(ratio).isEqualTo(1);
      }
    }
  }

  @Test
  void bandsLieWithinLimitsAndCoverWhatTheySay() {
    ValueOptions log = ValueOptions.defaults().withTransform(Auto.of(ValueTransform.LOG1P));
    ForecastComparison comparison = new ForecastComparison(counts(0), options(log));
    IntervalTrial trial = new IntervalTrial(comparison.protocol(), List.of(80.0));
    List<ForecastModel> models = new ArrayList<>();
    comparison.run(
        FitProgress.NONE,
        ForecastComparison.Observer.both(
            trial,
            new ForecastComparison.Observer() {
              @Override
              public void fitted(String model, Fitted fitted) {
                if (fitted.rows().get(0).model() != null) {
                  models.add(fitted.rows().get(0).model().get());
                }
              }
            }));
    assertThat(models).hasSize(2);
    assertThat(models).allMatch(m -> m.standardizer().transform() == ValueTransform.LOG1P);
    IntervalTrial.Known known = trial.intervals(ForecastCandidates.S_SWIM, 4);
    double zero = comparison.protocol().data().standardizer().score(0, 0);
    assertThat(known.scale().moved(0, zero + 0.01, -3)).isEqualTo(zero);
    double up = known.scale().moved(0, 1, 0.3) - 1;
    double down = 1 - known.scale().moved(0, 1, -0.3);
    assertThat(up).isGreaterThan(1.1 * down);
    for (IntervalTrial.Score score : trial.scores()) {
      assertThat(score.coverage()).isBetween(0.6, 0.95);
      assertThat(score.width()).isBetween(0.1, 4.0);
    }
  }

  @Test
  void backtestsCutAlike() {
    Backtest.Options options =
        new Backtest.Options(
            SSwimForecaster.of(16, 4)
                .withOptions(
                    Training.fixed(30, 6, Auto.of(true))
                        .withValues(ValueOptions.defaults().withMax(Auto.of(11.0)))),
            10,
            4,
            false,
            MODELS);
    BacktestResult result =
        new Backtest(counts(0), options, Workers.available()).run(FitProgress.NONE);
    for (OriginForecasts forecasts : result.forecasts()) {
      for (double[][] origin : forecasts.values()) {
        for (double value : origin[0]) {
          assertThat(value).isBetween(0.0, 11.0);
        }
      }
    }
  }
}

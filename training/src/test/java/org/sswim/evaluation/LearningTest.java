package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;

/** What a network must be able to learn; a forecaster of the column means has an RSE of 1. */
class LearningTest {

  @Test
  void aNoisySeasonBeatsPersistenceAndTheMean() {
    double[] y = TestSeries.seasonal(1, 1500);
    Contest contest = new Contest(TestSeries.of(1500, r -> y[r]), 24, 12, ChannelMode.SHARED);
    double rse = contest.score(Training.open(60)).rse();
    assertThat(contest.naive(1).rse()).isGreaterThan(1);
    assertThat(rse).isLessThan(0.4);
  }

  @Test
  void aNonlinearMapBeatsRidge() {
    // The logistic map: the next value is a parabola of the last one and uncorrelated with it.
    double[] noise = TestSeries.noise(2, 2000);
    double[] y = new double[2000];
    y[0] = 0.3;
    for (int r = 1; r < y.length; r++) {
      double next = 3.9 * y[r - 1] * (1 - y[r - 1]) + 0.005 * noise[r];
      y[r] = Math.min(0.999, Math.max(0.001, next));
    }
    Contest contest = new Contest(TestSeries.of(2000, r -> y[r]), 4, 1, ChannelMode.SHARED);
    ForecastOptions options = Training.fixed(100, 2, Auto.of(false));
    assertThat(contest.ridge(options).rse()).isGreaterThan(0.8);
    assertThat(contest.score(options).rse()).isLessThan(0.3);
  }

  @Test
  void aThresholdAutoregressionBeatsRidge() {
    double[] noise = TestSeries.noise(3, 3000);
    double[] y = new double[3000];
    for (int r = 1; r < y.length; r++) {
      // Rises below the threshold 0, falls above it.
      y[r] = (y[r - 1] > 0 ? -1.6 : 1.6) * y[r - 1] + 1 + 0.05 * noise[r];
    }
    Contest contest = new Contest(TestSeries.of(3000, r -> y[r]), 4, 1, ChannelMode.SHARED);
    ForecastOptions options = Training.fixed(60, 2, Auto.of(false));
    assertThat(contest.score(options).rse()).isLessThan(0.6 * contest.ridge(options).rse());
  }

  @Test
  void relativeInputsHandleDrift() {
    double[] y = TestSeries.seasonal(4, 1500);
    TimeSeries drifting = TestSeries.of(1500, r -> y[r] + 0.1 * r);
    Contest contest = new Contest(drifting, 24, 6, ChannelMode.SHARED);
    double absolute = contest.score(Training.fixed(60, 12, Auto.of(false))).mse();
    double relative = contest.score(Training.fixed(60, 12, Auto.of(true))).mse();
    assertThat(relative).isLessThan(0.7 * absolute);
    assertThat(relative).isLessThan(contest.naive(1).mse() / 5);
    // And the validation block finds out by itself.
    assertThat(contest.train(Training.fixed(60, 12, Auto.auto())).plan().relativeInput()).isTrue();
  }

  @Test
  void twoHiddenLayersLearnToo() {
    double[] y = TestSeries.seasonal(1, 1200);
    Contest contest = new Contest(TestSeries.of(1200, r -> y[r]), 24, 12, ChannelMode.SHARED);
    TrainedForecaster deep =
        contest.train(
            Training.fixed(60, 12, Auto.of(true))
                .withNetwork(n -> n.withNeurons(60).withLayers(2)));
    assertThat(deep.trained().hidden().layers()).hasSize(2);
    Metrics metrics = contest.score(deep);
    assertThat(metrics.rse()).isLessThan(0.6);
    assertThat(metrics.mse()).isLessThan(contest.naive(1).mse() / 2);
  }

  @Test
  void jointNetworksUseWhatOneChannelSaysAboutAnother() {
    // White noise, and its echo three rows later: the echo's next three rows are known, but only
    // to a network that sees both channels.
    double[] noise = TestSeries.noise(5, 1500);
    double[] other = TestSeries.noise(6, 1500);
    TimeSeries echo =
        TestSeries.of(1500, r -> noise[r], r -> r < 3 ? 0 : noise[r - 3] + 0.1 * other[r]);
    ForecastOptions options = Training.fixed(100, 3, Auto.of(false));
    double joint = new Contest(echo, 5, 3, ChannelMode.JOINT).score(options).mse();
    double shared = new Contest(echo, 5, 3, ChannelMode.SHARED).score(options).mse();
    // Alone neither channel can be forecast; together at best half of the squares remains.
    assertThat(shared).isGreaterThan(0.9);
    assertThat(joint).isLessThan(0.75);
  }
}

package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Candidate;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

class ComparisonTest {
  private static final int ROWS = 420;
  private static final int WINDOW = 12;
  private static final int[] STARTS = {380, 395};
  private static final TimeSeries SERIES = series();

  private static ForecastComparison comparison;
  private static List<Score> scores;
  private static Showcase showcase;
  private static final List<String> TOLD = new ArrayList<>();
  private static final List<Double> SHARES = new ArrayList<>();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, ROWS);
    double[] b = TestSeries.seasonal(2, ROWS);
    return TestSeries.hourly(ROWS, r -> 50 + 4 * a[r], r -> 7, r -> b[r]);
  }

  private static ComparisonOptions options(
      List<Candidate<FitTask, Fitted>> models, List<Integer> horizons) {
    return ComparisonOptions.of(WINDOW, horizons)
        .withScale(MetricScale.Kind.MAX)
        .withModels(models)
        .withTraining(Training.fixed(20, 6, Auto.of(false)))
        .withSeeds(2);
  }

  @BeforeAll
  static void run() {
    comparison =
        new ForecastComparison(SERIES, options(ForecastCandidates.ALL.all(), List.of(8, 2)));
    assertThat(comparison.season()).isZero();
    showcase = new Showcase(comparison.protocol(), STARTS, new int[] {0, 2});
    scores =
        comparison.run(
            (done, next) -> {
              assertThat(done).isBetween(SHARES.isEmpty() ? 0 : SHARES.get(SHARES.size() - 1), 1.0);
              SHARES.add(done);
              TOLD.add(next);
            },
            showcase);
  }

  @Test
  void rowsAreOrderedByHorizonThenModelThenSeed() {
    List<String> rows = new ArrayList<>();
    for (Score score : scores) {
      rows.add(score.horizon() + " " + score.model() + " " + score.seed());
    }
    List<String> expected = new ArrayList<>();
    for (int horizon : new int[] {8, 2}) {
      for (String model :
          List.of("persistence", "seasonal-naive", "drift", "mean", "theta", "ridge")) {
        expected.add(horizon + " " + model + " null");
      }
      for (String model :
          List.of(
              "random",
              "uniform-pairs",
              "s-swim",
              "random-spikes",
              "uniform-pairs-spikes",
              "s-swim-spikes",
              "random:published",
              "uniform-pairs:published",
              "s-swim:published",
              "gradient-default",
              "gradient-random",
              "random+gradient",
              "s-swim+gradient",
              "gradient-default-spikes",
              "gradient-random-spikes",
              "random-spikes+gradient",
              "s-swim-spikes+gradient")) {
        expected.add(horizon + " " + model + " 1");
        expected.add(horizon + " " + model + " 2");
      }
    }
    assertThat(rows).isEqualTo(expected);
  }

  @Test
  void progressCountsEveryPiece() {
    assertThat(TOLD.get(0)).isEqualTo("persistence");
    assertThat(TOLD)
        .containsSubsequence(
            "ridge",
            "random, seed 1",
            "random, seed 1, how windows enter",
            "s-swim-spikes, seed 1",
            "s-swim-spikes, seed 1, rows ahead: 8, read-out",
            "s-swim+gradient, seed 1",
            "s-swim-spikes+gradient, seed 1",
            "done");
    assertThat(SHARES.get(SHARES.size() - 1)).isOne();
  }

  /** Straight from the protocol: raw values over the largest of each channel. */
  private static double[] persistence(int horizon) {
    int total = ROWS - WINDOW - horizon + 1;
    int test = total / 10;
    double error = 0;
    double absolute = 0;
    double within = 0;
    int count = 0;
    for (int c = 0; c < 3; c++) {
      double max = 0;
      for (int r = 0; r < ROWS; r++) {
        max = Math.max(max, Math.abs(SERIES.value(r, c)));
      }
      for (int k = 0; k < horizon; k++) {
        double mean = 0;
        for (int w = total - test; w < total; w++) {
          mean += SERIES.value(w + WINDOW + k, c) / max / test;
        }
        for (int w = total - test; w < total; w++) {
          double y = SERIES.value(w + WINDOW + k, c) / max;
          double e = SERIES.value(w + WINDOW - 1, c) / max - y;
          error += e * e;
          absolute += Math.abs(e);
          within += (y - mean) * (y - mean);
          count++;
        }
      }
    }
    return new double[] {Math.sqrt(error / within), error / count, absolute / count};
  }

  @Test
  void persistenceEqualsADirectComputationOnTheRawSeries() {
    for (Score score : scores) {
      if (score.model().equals("persistence")) {
        double[] expected = persistence(score.horizon());
        assertThat(score.rse()).isCloseTo(expected[0], within(1e-6));
        assertThat(score.mse()).isCloseTo(expected[1], within(1e-8));
        assertThat(score.mae()).isCloseTo(expected[2], within(1e-7));
      }
    }
  }

  @Test
  void spikingModelsOfASeedShareTheirSizeAndLearn() {
    for (Score score : scores) {
      boolean spiking = ForecastCandidates.ALL.named(score.model()).spiking();
      assertThat(score.neurons()).isEqualTo(spiking ? 20 : 0);
      if (spiking) {
        // Taps to 20 neurons of five numbers; three banks to the leads; 2 numbers a bank. Published
        // forms have one tap of each of the three channels, and leads of all of them.
        boolean published = score.model().endsWith(":published");
        long leads = score.horizon() * (published ? 3L : 1L);
        assertThat(score.parameters())
            .isEqualTo((published ? 3 : 6) * 20 + 5 * 20 + 60 * leads + leads + 6);
        assertThat(score.spikeRate()).isBetween(0.01, 0.99);
        assertThat(score.fitSeconds()).isPositive();
        assertThat(score.rse()).isLessThan(persistence(score.horizon())[0]);
      }
    }
    Score ridge = scores.get(5);
    assertThat(ridge.parameters()).isEqualTo(12 * 8 + 8);
    assertThat(ridge.rse()).isLessThan(persistence(8)[0]);
  }

  @Test
  void aSecondRunGivesTheSameFigures() {
    List<Score> again =
        new ForecastComparison(
                SERIES, options(ForecastCandidates.ALL.list("s-swim"), List.of(8, 2)))
            .run(FitProgress.NONE);
    assertThat(again).hasSize(4);
    for (Score score : again) {
      // Neither the other models nor their order changes what a seed gives.
      assertThat(scores)
          .anyMatch(
              s ->
                  s.model().equals(score.model())
                      && s.horizon() == score.horizon()
                      && s.seed().equals(score.seed())
                      && s.rse() == score.rse()
                      && s.spikeRate() == score.spikeRate());
    }
  }

  /** Always the value 1, in z-scores. */
  @Test
  void aForecasterThatIsInNoListIsScoredLikeOthers() {
    BlockForecaster one =
        (windows, block, horizon, out) ->
            Arrays.fill(out, 0, block.count() * windows.outputs(horizon), 1);
    Candidate<FitTask, Fitted> constant = ForecastCandidates.of("one", task -> one);
    List<Candidate<FitTask, Fitted>> models =
        List.of(constant, ForecastCandidates.ALL.named("persistence"));
    List<Score> rows =
        new ForecastComparison(SERIES, options(models, List.of(2))).run(FitProgress.NONE);
    assertThat(rows).extracting(Score::model).containsExactly("one", "persistence");
    assertThat(rows.get(1).rse()).isEqualTo(persistence(2)[0], within(1e-6));
    assertThat(rows.get(0).rse()).isGreaterThan(1);
  }

  @Test
  void errorsByLeadAverageToThoseOfTheTable() {
    for (Score score : scores) {
      assertThat(score.mseByLead()).hasSize(score.horizon());
      assertThat(Arrays.stream(score.mseByLead()).average().orElseThrow())
          .isCloseTo(score.mse(), within(1e-12));
      assertThat(Arrays.stream(score.maeByLead()).average().orElseThrow())
          .isCloseTo(score.mae(), within(1e-12));
    }
  }

  @Test
  void forecastsAtOriginsAreThoseOfTheModelsOnTheSeriesScale() {
    assertThat(showcase.horizon()).isEqualTo(8);
    assertThat(showcase.forecasts())
        .extracting(OriginForecasts::model)
        .containsExactlyElementsOf(ForecastCandidates.ALL.names());
    double[][][] persistence = showcase.forecasts().get(0).values();
    for (int o = 0; o < STARTS.length; o++) {
      for (double value : persistence[o][0]) {
        // The last row of the window.
        assertThat(value).isCloseTo(SERIES.value(STARTS[o] + WINDOW - 1, 0), within(1e-4));
      }
    }
    // What the showcase forecasts block by block, the model itself forecasts as a stream.
    ForecastModel model = showcase.model();
    assertThat(showcase.shown()).isEqualTo(ForecastCandidates.S_SWIM);
    double[][][] swim = showcase.forecasts().get(8).values();
    for (int o = 0; o < STARTS.length; o++) {
      Forecast forecast = model.forecast(SERIES.slice(STARTS[o], STARTS[o] + WINDOW));
      for (int k = 0; k < 8; k++) {
        assertThat(swim[o][0][k]).isCloseTo(forecast.value(k + 1, 0), within(1e-3));
        assertThat(swim[o][1][k]).isCloseTo(forecast.value(k + 1, 2), within(1e-3));
      }
    }
    assertThat(showcase.readouts().keySet()).containsExactly(8, 2);
    for (Map.Entry<Integer, FittedReadout> entry : showcase.readouts().entrySet()) {
      assertThat(entry.getValue().intercept()).hasSize(entry.getKey());
    }
    assertThat(showcase.readouts().get(8).penalties().curve()).hasSizeGreaterThan(3);
  }

  @Test
  void whatItFoundOutAboutTheSeries() {
    assertThat(comparison.protocol().constantChannels()).containsExactly("b");
    assertThat(comparison.season()).isEqualTo(24);
    assertThat(comparison.protocol().stride()).isEqualTo(1);
  }

  @Test
  void tooShortASeriesIsRefusedBeforeAnyWork() {
    TimeSeries shorter = SERIES.slice(0, 20);
    assertThatThrownBy(
            () ->
                new ForecastComparison(
                    shorter, options(ForecastCandidates.ALL.list("ridge"), List.of(2, 8))))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("has 20");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> options(List.of(), List.of(2))).hasMessageContaining("models");
    assertThatThrownBy(() -> options(ForecastCandidates.ALL.list("ridge"), List.of()))
        .hasMessageContaining("horizons");
    assertThatThrownBy(() -> options(ForecastCandidates.ALL.list("ridge"), List.of(2, 0)))
        .hasMessageContaining("got 0");
  }
}

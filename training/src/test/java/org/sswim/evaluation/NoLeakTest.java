package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.WeightSource;

/** Values that a test window is scored on are changed altogether; whatever is fitted must stay. */
class NoLeakTest {
  private static final int ROWS = 300;
  private static final int WINDOW = 10;
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, ROWS);
    double[] b = TestSeries.seasonal(2, ROWS);
    return TestSeries.hourly(ROWS, r -> 10 + a[r], r -> 3 * b[r]);
  }

  private static Split split(String protocol, int horizon) {
    return protocol.equals("ltsf")
        ? new SplitRule.Rows(180, 60, 48).split(ROWS, WINDOW, horizon)
        : new SplitRule.Shares(0.7, 0.2, 0.1).split(ROWS, WINDOW, horizon);
  }

  /** As the comparison plans it. */
  private static FitPlan plan(TrainingData data, String protocol, int... horizons) {
    List<FitPlan.Part> parts = new ArrayList<>();
    List<Split> splits = new ArrayList<>();
    for (int horizon : horizons) {
      splits.add(split(protocol, horizon));
      parts.add(splits.get(splits.size() - 1).part(horizon));
    }
    int rows = splits.stream().mapToInt(Split::scalerRows).min().orElseThrow();
    return new FitPlan(
        parts,
        MetricScale.of(MetricScale.Kind.MAX, data.series(), data.standardizer(), rows)
            .errorWeights(),
        1,
        false);
  }

  private static List<Object> fitted(
      TimeSeries series, String protocol, ChannelMode mode, int horizon, MomentMode moment) {
    int rows = split(protocol, horizon).scalerRows();
    TrainingData data = TrainingData.of(series, rows, WINDOW, mode);
    FitPlan plan = plan(data, protocol, horizon);
    ForecastOptions options =
        Training.open(15)
            .withMoment(Auto.of(moment))
            .withNetwork(n -> n.withNeurons(15).withLayers(2));
    TrainedForecaster trained = train(options, data, plan);
    List<Object> bits = new ArrayList<>(Training.bits(trained));
    if (trained.moments() != null) {
      bits.add(trained.moments().last());
      bits.addAll(trained.moments().models());
    }
    RidgeBaseline ridge = RidgeBaseline.fit(Training.ridge(data, plan, 4, true));
    bits.add(ridge.ridge().features());
    bits.add(ridge.ridge().relative());
    bits.add(ridge.ridge().changes() ? 1 : 0);
    for (FittedReadout readout : ridge.readouts()) {
      bits.add(readout.weights());
      bits.add(readout.intercept());
    }
    bits.add(data.standardizer().mean(0));
    bits.add(data.standardizer().std(1));
    return bits;
  }

  @ParameterizedTest
  @CsvSource({
    "ltsf, SHARED, NONE",
    "ltsf, SHARED, VALUES",
    "ltsf, JOINT, NONE",
    "seqsnn, SHARED, VALUES",
    "seqsnn, JOINT, VALUES"
  })
  void testTargetsReachNothingThatIsFitted(String protocol, ChannelMode mode, MomentMode moment) {
    int firstTestTarget = split(protocol, 8).test().start() + WINDOW;
    List<Object> bits = fitted(SERIES, protocol, mode, 8, moment);
    TimeSeries other = TestSeries.disturbed(SERIES, firstTestTarget, 9);
    assertThat(fitted(other, protocol, mode, 8, moment))
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(bits);
    // One row earlier lies the last validation target: the test would notice.
    TimeSeries more = TestSeries.disturbed(SERIES, firstTestTarget - 1, 9);
    assertThat(fitted(more, protocol, mode, 8, moment))
        .usingRecursiveComparison(Training.ARRAYS)
        .isNotEqualTo(bits);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"ltsf, SHARED", "seqsnn, JOINT"})
  void withSeveralHorizonsEachHorizonKeepsItsOwnTestPart(String protocol, ChannelMode mode) {
    int[] horizons = {3, 20};
    TrainedForecaster once = together(SERIES, protocol, mode, horizons);
    for (int h = 0; h < 2; h++) {
      int firstTestTarget = split(protocol, horizons[h]).test().start() + WINDOW;
      TrainedForecaster other =
          together(TestSeries.disturbed(SERIES, firstTestTarget, 9), protocol, mode, horizons);
      // What horizons share is chosen and sampled with the windows of the longest: it is the first
      // to see test rows, and the one whose disturbance leaves everything but the other's read-out.
      assertThat(other.readout(h).weights()).isEqualTo(once.readout(h).weights());
      assertThat(other.readout(h).intercept()).isEqualTo(once.readout(h).intercept());
      assertThat(other.plan()).isEqualTo(once.plan());
      assertThat(Training.bits(other.trained().hidden()))
          .usingRecursiveComparison(Training.ARRAYS)
          .isEqualTo(Training.bits(once.trained().hidden()));
    }
  }

  private static TrainedForecaster together(
      TimeSeries series, String protocol, ChannelMode mode, int... horizons) {
    int rows =
        Arrays.stream(horizons).map(h -> split(protocol, h).scalerRows()).min().orElseThrow();
    TrainingData data = TrainingData.of(series, rows, WINDOW, mode);
    FitPlan plan = plan(data, protocol, horizons);
    return train(Training.open(15), data, plan);
  }

  private static TrainedForecaster train(ForecastOptions options, TrainingData data, FitPlan plan) {
    return Training.train(new Fit(options, data, plan, Workers.available()), WeightSource.S_SWIM);
  }

  @ParameterizedTest
  @CsvSource({"ltsf, SHARED", "seqsnn, SHARED", "ltsf, JOINT"})
  void hiddenWeightsSeeTheTrainingPartOnly(String protocol, ChannelMode mode) {
    // With the plan given, validation rows decide about the penalty and about nothing else.
    Split split = split(protocol, 8);
    int behindTraining = split.train().end() - 1 + WINDOW + 8;
    TrainedForecaster once = given(SERIES, split, mode);
    TrainedForecaster other = given(TestSeries.disturbed(SERIES, behindTraining, 9), split, mode);
    assertThat(Training.bits(other.trained().hidden()))
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(Training.bits(once.trained().hidden()));
    assertThat(other.trained().spikeRate()).isEqualTo(once.trained().spikeRate());
    assertThat(other.readout(0).validationError()).isNotEqualTo(once.readout(0).validationError());
    // One row earlier lies the last target of the last training window.
    TrainedForecaster more =
        given(TestSeries.disturbed(SERIES, behindTraining - 1, 9), split, mode);
    assertThat(more.readout(0).weights()).isNotEqualTo(once.readout(0).weights());
  }

  private static TrainedForecaster given(TimeSeries series, Split split, ChannelMode mode) {
    TrainingData data = TrainingData.of(series, split.scalerRows(), WINDOW, mode);
    FitPlan plan = Training.plan(8, split.train(), split.validation(), 2);
    ForecastOptions options =
        Training.fixed(15, 5, Auto.of(false)).withNetwork(n -> n.withNeurons(15).withLayers(2));
    return train(options, data, plan);
  }

  @Test
  void theSeasonOfTheNaiveForecastIsChosenOnTheTrainingScale() {
    // Channel a repeats every 24 rows but drifts, channel b repeats every 168 and not before. In
    // units of the largest training values b's errors are the larger ones, so the week wins. Huge
    // values of b in the test part make its errors tiny in the unit of the report, and the day
    // would win; the choice must not notice.
    int rows = 1200;
    double[] weekly = TestSeries.noise(4, 168);
    TimeSeries series =
        TestSeries.hourly(
            rows, r -> Math.sin(2 * Math.PI * r / 24) + 0.005 * r, r -> 5 + weekly[r % 168]);
    int first = new SplitRule.Rows(800, 200, 200).split(rows, 24, 6).test().start() + 24;
    TimeSeries spike =
        TestSeries.hourly(
            rows,
            r -> series.value(r, 0),
            r -> r < first ? series.value(r, 1) : 1e6 * series.value(r, 1));
    int season = season(series);
    assertThat(season).isEqualTo(168);
    assertThat(season(spike)).isEqualTo(season);
  }

  private static int season(TimeSeries series) {
    ForecastComparison comparison =
        new ForecastComparison(
            series,
            ComparisonOptions.of(24, List.of(6))
                .withSplitRule(new SplitRule.Rows(800, 200, 200))
                .withScale(MetricScale.Kind.MAX)
                .withModels(ForecastCandidates.ALL.list("seasonal-naive"))
                .withTraining(Training.fixed(5, 3, Auto.of(false))));
    comparison.run(FitProgress.NONE);
    return comparison.season();
  }
}

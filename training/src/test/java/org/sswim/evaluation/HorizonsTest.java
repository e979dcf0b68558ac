package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.MomentModel;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/** What a network of several horizons chooses for each. */
class HorizonsTest {
  private static final int ROWS = 960;

  /**
   * It comes back to its mean by 3 % a row: with the level the error of lead 1 falls by 1.5 %,
   * which is not clear, that of leads 1 to 13 by a tenth.
   */
  private static TimeSeries series(int channels) {
    double[] noise = TestSeries.noise(5, ROWS);
    double[] y = new double[ROWS];
    for (int r = 1; r < ROWS; r++) {
      y[r] = 0.97 * y[r - 1] + noise[r];
    }
    IntToDoubleFunction[] alike = new IntToDoubleFunction[channels];
    Arrays.fill(alike, (IntToDoubleFunction) r -> y[r]);
    return TestSeries.of(ROWS, alike);
  }

  private static List<Score> scores(int channels, List<Integer> horizons, List<Fitted.Row> rows) {
    return scores(series(channels), Training.fixed(2, 2, Auto.auto()), horizons, rows);
  }

  private static List<Score> scores(
      TimeSeries series, ForecastOptions training, List<Integer> horizons, List<Fitted.Row> rows) {
    ComparisonOptions options =
        ComparisonOptions.of(4, horizons)
            .withModels(ForecastCandidates.ALL.list("s-swim"))
            .withTraining(training)
            .withSeeds(1);
    return new ForecastComparison(series, options)
        .run(
            FitProgress.NONE,
            new ForecastComparison.Observer() {
              @Override
              public void fitted(String model, Fitted fitted) {
                rows.addAll(fitted.rows());
              }
            });
  }

  private static ForecastModel model(Fitted.Row row) {
    return Objects.requireNonNull(row.model()).get();
  }

  private static List<Object> neurons(Fitted.Row row) {
    return Training.bits(model(row).network().hidden());
  }

  @Test
  void ofFewWindowsEachChoosesHowTheyEnterAsAFitForItAloneDoes() {
    List<Fitted.Row> rows = new ArrayList<>();
    List<Score> together = scores(1, List.of(1, 13, 14), rows);
    assertThat(rows.stream().map(row -> model(row).spec().relativeInput()))
        .containsExactly(true, false, false);
    assertThat(neurons(rows.get(0)))
        .usingRecursiveComparison(Training.ARRAYS)
        .isNotEqualTo(neurons(rows.get(1)));
    assertThat(together.get(0).fitSeconds()).isEqualTo(together.get(2).fitSeconds());
    List<Fitted.Row> alone = new ArrayList<>();
    scores(1, List.of(1), alone);
    assertThat(model(alone.get(0)).spec().relativeInput()).isTrue();
  }

  @Test
  void ofManyAllShareTheNetworkOfTheLongestUnlessTheirsIsClearlyBetter() {
    List<Fitted.Row> rows = new ArrayList<>();
    scores(12, List.of(1, 13, 14), rows);
    for (Fitted.Row row : rows) {
      assertThat(neurons(row))
          .usingRecursiveComparison(Training.ARRAYS)
          .isEqualTo(neurons(rows.get(2)));
    }
  }

  /** Ten weeks of hours, whose day is their moment. */
  @Tag("long")
  @Test
  void ofFewWindowsAllHaveTheMomentStageOfTheLongest() {
    int hours = 24 * 7 * 10;
    double[] noise = TestSeries.noise(6, hours);
    TimeSeries series =
        TestSeries.hourly(hours, r -> 3 * Math.sin(2 * Math.PI * r / 24) + 0.3 * noise[r]);
    List<Fitted.Row> rows = new ArrayList<>();
    scores(series, Training.fixed(2, 2, Auto.auto()).withMoment(Auto.auto()), List.of(1, 9), rows);
    MomentModel first = Objects.requireNonNull(model(rows.get(0)).moment());
    MomentModel second = Objects.requireNonNull(model(rows.get(1)).moment());
    assertThat(first).usingRecursiveComparison(Training.ARRAYS).isEqualTo(second);
    assertThat(neurons(rows.get(0)))
        .usingRecursiveComparison(Training.ARRAYS)
        .isNotEqualTo(neurons(rows.get(1)));
  }
}

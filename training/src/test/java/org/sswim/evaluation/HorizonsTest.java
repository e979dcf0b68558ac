package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/** What a network of several horizons chooses for each. */
class HorizonsTest {
  private static final int ROWS = 480;

  /**
   * A wave of 24 rows on a slow walk: the last row says most of the next, a season of later ones.
   */
  private static TimeSeries series(int channels) {
    double[] noise = TestSeries.noise(5, ROWS);
    double[] y = new double[ROWS];
    double walk = 0;
    for (int r = 0; r < ROWS; r++) {
      walk += 0.4 * noise[r];
      y[r] = walk + 2 * Math.signum(Math.sin(2 * Math.PI * (r + 0.5) / 24));
    }
    IntToDoubleFunction[] alike = new IntToDoubleFunction[channels];
    Arrays.fill(alike, (IntToDoubleFunction) r -> y[r]);
    return TestSeries.of(ROWS, alike);
  }

  private static List<Score> scores(int channels, List<Integer> horizons, List<Fitted.Row> rows) {
    ComparisonOptions options =
        ComparisonOptions.of(24, horizons)
            .withModels(Candidates.list("s-swim"))
            .withTraining(Training.fixed(2, 6, Auto.of(true)))
            .withSeeds(1);
    return new Comparison(series(channels), options)
        .run(
            FitProgress.NONE,
            new Comparison.Observer() {
              @Override
              public void fitted(Candidate model, Fitted fitted) {
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
  void ofFewWindowsEachIsWhatAFitForItAloneGives() {
    List<Fitted.Row> rows = new ArrayList<>();
    List<Score> together = scores(1, List.of(1, 13, 14), rows);
    assertThat(rows.stream().map(row -> model(row).spec().targetSeason()))
        .containsExactly(1, 24, 24);
    assertThat(neurons(rows.get(2))).usingRecursiveComparison().isNotEqualTo(neurons(rows.get(1)));
    assertThat(together.get(0).fitSeconds()).isEqualTo(together.get(2).fitSeconds());
    List<Fitted.Row> alone = new ArrayList<>();
    scores(1, List.of(1), alone);
    assertThat(model(alone.get(0)).spec().targetSeason()).isEqualTo(1);
  }

  @Test
  void ofManyThoseThatAgreeShareANetwork() {
    List<Fitted.Row> rows = new ArrayList<>();
    scores(12, List.of(1, 13, 14), rows);
    assertThat(neurons(rows.get(2))).usingRecursiveComparison().isEqualTo(neurons(rows.get(1)));
    assertThat(neurons(rows.get(0))).usingRecursiveComparison().isNotEqualTo(neurons(rows.get(1)));
  }
}

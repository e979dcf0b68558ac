package org.sswim.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Candidates;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.Score;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Covariates;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.training.FitProgress;

class LightGbmTest {
  private static final int ROWS = 700;
  private static final int WINDOW = 14;
  private static final int HORIZON = 5;
  private static final Timeline DAYS =
      Timeline.every(
          LocalDateTime.of(2021, 1, 4, 0, 0), SamplingInterval.of(Duration.ofDays(1)), ROWS);

  /** Two channels with noise; what is low on the first of a month no season tells. */
  private static TimeSeries firsts(UnaryOperator<double[]> change) {
    Random random = new Random(3);
    double[] values = new double[2 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      LocalDateTime time = DAYS.at(row);
      double weekend = time.getDayOfWeek() == DayOfWeek.SUNDAY ? 3 : 0;
      double first = time.getDayOfMonth() == 1 ? 6 : 0;
      for (int c = 0; c < 2; c++) {
        values[2 * row + c] = 20 - weekend - first + 0.3 * random.nextGaussian() + 5 * c;
      }
    }
    return TimeSeries.of(List.of("a", "b"), change.apply(values), DAYS);
  }

  private static ComparisonOptions options() {
    return ComparisonOptions.of(WINDOW, List.of(HORIZON))
        .withModels(
            List.of(
                ForecastCandidates.ALL.named("seasonal-naive"),
                new LightGbm().candidate(List.of())))
        .withSeeds(1);
  }

  /** What the row was fitted to be. */
  private record Row(double error, double naive, BlockForecaster forecaster, WindowedSeries seen) {
    static Row of(TimeSeries series, Workers workers) {
      List<Row> rows = new ArrayList<>();
      ForecastComparison comparison = new ForecastComparison(series, options(), false, workers);
      List<ForecastComparison.Scored> scored = new ArrayList<>();
      List<Score> scores =
          comparison.run(
              FitProgress.NONE,
              new ForecastComparison.Observer() {
                @Override
                public void scored(ForecastComparison.Scored one) {
                  scored.add(one);
                }
              });
      ForecastComparison.Scored own = scored.get(1);
      rows.add(new Row(scores.get(1).rse(), scores.get(0).rse(), own.forecaster(), own.windows()));
      return rows.get(0);
    }

    double[] forecasts(int first, int count) {
      double[] out = new double[count * HORIZON];
      forecaster.forecast(seen, new SampleBlock(0, first, count, 1), HORIZON, out);
      return out;
    }
  }

  @Tag("long")
  @Test
  void findsWhatTheCalendarSaysForAnyNumberOfThreadsAndRowsBehindTheLeftOutOnesChangeNothing() {
    Row row = Row.of(firsts(values -> values), Workers.of(2));
    // What is left is noise for the trees; the season repeats its noise and misses firsts.
    assertThat(row.error).isLessThan(0.7 * row.naive);
    // 682 windows: the first 477 train, of those left out the last has its targets before row 632.
    int behind = 640;
    TimeSeries other =
        firsts(
            values -> {
              for (int i = 2 * behind; i < values.length; i++) {
                values[i] = -values[i];
              }
              return values;
            });
    int windows = behind - WINDOW - HORIZON;
    assertThat(Row.of(other, Workers.of(1)).forecasts(0, windows))
        .isEqualTo(row.forecasts(0, windows));
  }

  @Tag("long")
  @Test
  void knownColumnsAreSeenAtTheTarget() {
    Random random = new Random(5);
    double[] weather = random.doubles(ROWS).toArray();
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = 10 * weather[row] + 0.1 * random.nextGaussian();
    }
    TimeSeries bare = TimeSeries.of(List.of("y"), values, DAYS);
    TimeSeries known = TimeSeries.of(List.of("weather"), weather, DAYS);
    double without = Row.of(bare, Workers.of(2)).error;
    TimeSeries series = bare.withCovariates(new Covariates(null, known, List.of()));
    assertThat(without).isGreaterThan(0.9);
    assertThat(Row.of(series, Workers.of(2)).error).isLessThan(0.2);
  }

  @Test
  void isFoundAndSaysWhyItIsNotThere() {
    assertThat(Candidates.found())
        .hasExactlyElementsOfTypes(LightGbm.class, LightGbmPanels.class)
        .allMatch(source -> source.unavailable() == null);
    assertThat(new LightGbm(() -> "no natives").unavailable()).isEqualTo("no natives");
    assertThatThrownBy(() -> new LightGbm().candidate(List.of("trees=5")))
        .hasMessage("'lightgbm' has no settings of its own; got 'trees=5'");
  }
}

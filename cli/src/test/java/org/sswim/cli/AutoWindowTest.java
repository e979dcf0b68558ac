package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

class AutoWindowTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // Four weeks of days, a week of hours, one of half hours, two days of quarters, one of five
    // minutes.
    "PT24H, 7300, 28, for seasons of 7 rows",
    "PT1H, 17000, 168, for seasons of 24 and 168 rows",
    "PT30M, 17000, 336, for seasons of 48 and 336 rows",
    "PT15M, 17000, 168, for seasons of 96 rows",
    "PT5M, 17000, 288, for seasons of 288 rows",
    // A tenth of the rows at most.
    "PT1H, 400, 40, for seasons of 24 and 168 rows",
    "PT24H, 60, 6, for seasons of 7 rows",
    // Four weeks of working days. Holidays leave them no season of a year.
    "PT24H on 12345, 5000, 20, for seasons of 5 rows"
  })
  void coversTheSeasonsThatDatesOffer(String interval, int rows, int window, String told) {
    Timeline timeline =
        Timeline.every(LocalDateTime.of(2020, 1, 1, 0, 0), SamplingInterval.parse(interval), rows);
    TimeSeries series = TimeSeries.of(List.of("a"), new double[rows], timeline);
    TrainingMixin.AutoWindow chosen = TrainingMixin.AutoWindow.of(series, List.of(12));
    assertThat(chosen.rows()).isEqualTo(window);
    assertThat(chosen.told(series)).contains("window of " + window + " rows, ", told);
  }

  @Test
  void withoutDatesTheStrongestLagCounts() {
    double[] values = new double[600];
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.sin(2 * Math.PI * row / 12);
    }
    TimeSeries series = TimeSeries.of(List.of("a"), values, null);
    assertThat(TrainingMixin.AutoWindow.of(series, List.of(3)).rows()).isEqualTo(48);
    TimeSeries flat = TimeSeries.of(List.of("a"), new double[600], null);
    assertThat(TrainingMixin.AutoWindow.of(flat, List.of(20)).rows()).isEqualTo(40);
    assertThat(TrainingMixin.AutoWindow.of(flat, List.of(20)).told(flat))
        .contains("no season found");
  }

  @Test
  void fitNeedsNoWindowAndSaysWhichItTook() {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(300));
    Path model = folder.resolve("m.sswim");
    Cli.Run run = Cli.run("fit", data, "--horizon", 3, "--model", model, "--neurons", 10);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "sswim: window of 28 rows, 1 day apart, for seasons of 7 rows; --window sets"
                + " another\n");
    assertThat(Cli.run("inspect", model).out()).containsPattern("window +28 rows");
  }
}

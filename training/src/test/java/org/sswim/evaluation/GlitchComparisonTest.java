package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/** A glitch in any part of a comparison costs forecasts from other test windows hardly anything. */
class GlitchComparisonTest {
  private static final int ROWS = 420;
  private static final int WINDOW = 12;
  private static final int HORIZON = 3;
  private static final int TEST = 340;
  private static final double[] CLEAN = TestSeries.seasonal(1, ROWS);

  @Test
  void costsOtherTestWindowsHardlyAnything() {
    double clean = error(CLEAN);
    for (int row : new int[] {100, 300, 400}) {
      double[] given = CLEAN.clone();
      given[row] = -9999;
      assertThat(error(given)).as("glitch in row %d", row).isLessThan(1.1 * clean);
    }
    assertThat(clean).isLessThan(1);
  }

  /** The root mean square error from windows that end before row 400. */
  private static double error(double[] given) {
    TimeSeries series = TimeSeries.of(List.of("x"), given, null);
    ForecastComparison comparison =
        new ForecastComparison(
            series,
            ComparisonOptions.of(WINDOW, List.of(HORIZON))
                .withModels(ForecastCandidates.ALL.list("s-swim"))
                .withTraining(Training.fixed(60, 6, Auto.of(true)))
                .withSeeds(1));
    int[] starts = new int[400 - HORIZON - WINDOW - TEST + 1];
    Arrays.setAll(starts, i -> TEST + i);
    Showcase showcase = new Showcase(comparison.protocol(), starts, new int[] {0});
    comparison.run(FitProgress.NONE, showcase);
    double[][][] values =
        showcase.forecasts().stream()
            .filter(made -> Objects.equals(made.model(), ForecastCandidates.S_SWIM))
            .findFirst()
            .orElseThrow()
            .values();
    double squares = 0;
    for (int i = 0; i < starts.length; i++) {
      for (int k = 0; k < HORIZON; k++) {
        squares += Math.pow(values[i][0][k] - CLEAN[starts[i] + WINDOW + k], 2);
      }
    }
    return Math.sqrt(squares / (starts.length * HORIZON));
  }
}

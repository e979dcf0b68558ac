package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.series.Covariates;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

class DataChoiceTest {
  private static final int ROWS = 600;
  private static final double[] NOISE = TestSeries.noise(1, ROWS);

  private static ForecastModel fit(TimeSeries series) {
    return Training.fit(Training.open(40), series, 24, 3, ChannelMode.SHARED);
  }

  private static TimeSeries hourly() {
    double[] own = TestSeries.noise(2, ROWS);
    return TestSeries.hourly(ROWS, r -> Math.sin(Math.PI * r / 12) + NOISE[r] + 0.1 * own[r]);
  }

  private static TimeSeries beside(double[] column) {
    TimeSeries known = TimeSeries.of(List.of("k"), column, null);
    return hourly().withCovariates(Covariates.ofKnown(known));
  }

  @Test
  void aKnownColumnThatHelpsIsSeen() {
    ForecastModel model = fit(beside(NOISE));
    assertThat(model.knownColumns()).containsExactly("k");
    assertThat(model.provenance().results().get("choice 1 known columns"))
        .startsWith("*with ")
        .contains(", without ");
  }

  /** What a column said at first is not so later. */
  @Test
  void aKnownColumnThatMisleadsIsNot() {
    double[] turned = NOISE.clone();
    for (int r = ROWS / 2; r < ROWS; r++) {
      turned[r] = -turned[r];
    }
    ForecastModel model = fit(beside(turned));
    assertThat(model.knownColumns()).isEmpty();
    assertThat(model.knownAhead()).isZero();
    // So the forecast needs no future of them, and is that of a fit that never saw them.
    TimeSeries alone = hourly();
    assertThat(model.forecast(beside(turned)).values())
        .containsExactly(fit(alone).forecast(alone).values());
    Pruning.Result small =
        new Pruning(model, model.select(alone), 0.2, Workers.of(2), FitProgress.NONE).keep(10);
    assertThat(small.model().forecast(alone).values()).hasSize(3);
  }
}

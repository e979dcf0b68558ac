package org.sswim.paneltrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.SimpleMethod;

class PanelScoresTest {
  private static final double NONE = Double.NaN;

  @Test
  void scoresAreThoseWorkedOutByHand() {
    double[] truth = {10, 0, NONE};
    double[] forecast = {30, 0, 5};
    // 200 * 20 / 40 and, where both are 0, 0.
    assertThat(PanelScores.smape(truth, forecast)).isEqualTo(50);
    assertThat(PanelScores.mae(truth, forecast)).isEqualTo(10);
    assertThat(PanelScores.mse(truth, forecast)).isEqualTo(200);
    // |5 - 1|, |7 - 2| with season 2; the pair with the gap does not count.
    double[] known = {1, 2, 5, 7, NONE};
    assertThat(PanelScores.seasonalDifference(known, 2)).isEqualTo(4.5);
    assertThat(PanelScores.seasonalSquare(known, 2)).isEqualTo((16 + 25) / 2.0);
    // No longer than a season: neighbours.
    assertThat(PanelScores.seasonalDifference(known, 5)).isEqualTo(2);
  }

  @Test
  void naive2OfAnExactSeasonIsExact() {
    double[] season = {50, 100, 150, 100};
    double[] values = new double[24];
    for (int t = 0; t < values.length; t++) {
      values[t] = season[t % 4];
    }
    assertThat(SimpleMethod.NAIVE2.forecast(values, 4, 5))
        .containsExactly(season[0], season[1], season[2], season[3], season[0]);
    // Too short for a season: the last row.
    assertThat(SimpleMethod.NAIVE2.forecast(new double[] {1, 2, 3}, 4, 2)).containsExactly(3, 3);
    assertThat(SimpleMethod.DRIFT.forecast(new double[] {1, 3, 5}, 1, 2)).containsExactly(7, 9);
    assertThat(SimpleMethod.SEASONAL_NAIVE.forecast(new double[] {1, 3, 5}, 2, 3))
        .containsExactly(3, 5, 3);
  }

  @Test
  void thetaOfALineGoesOnWithHalfItsSlope() {
    double[] line = new double[40];
    for (int t = 0; t < line.length; t++) {
      line[t] = 3 + 2 * t;
    }
    // The line of theta = 2 is the line itself here, smoothed by alpha near 1: level 81, trend 2.
    double[] forecast = SimpleMethod.THETA.forecast(line, 1, 3);
    assertThat(forecast[0]).isEqualTo((83 + 81) / 2.0, within(0.01));
    assertThat(forecast[2]).isEqualTo((87 + 81) / 2.0, within(0.01));
  }

  @Test
  void intervalsAreScored() {
    Panel train = Panel.of(List.of("a"), new double[][] {{1, 3, 1, 3}}, Frequency.NONE);
    PanelTruth truth = new PanelTruth(train, new double[][] {{2, 10}}, 2, 0);
    double[][] lower = {{0, 0}};
    double[][] upper = {{4, 4}};
    PanelForecast[] forecasts = {new PanelForecast(new double[] {2, 2}, lower, upper)};
    PanelRow.Bands bands =
        PanelRow.Bands.of(List.of(truth), List.<PanelForecast[]>of(forecasts), List.of(80.0));
    assertThat(bands.coverage()).containsExactly(0.5);
    // Seasonal difference 2. Lead 1: (.1 * 2 + .1 * 2) / 2 / 2; lead 2: (.1 * 10 + .9 * 6) / 2 / 2.
    assertThat(bands.pinball()[0]).isEqualTo((0.1 + 1.6) / 2, within(1e-12));
  }
}

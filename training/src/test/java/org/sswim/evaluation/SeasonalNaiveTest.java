package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.SampleBlock;

/** Value of channel c in row r is 10 r + c; windows of 4 rows. */
class SeasonalNaiveTest {

  private static WindowedSeries series(ChannelMode mode) {
    float[] values = new float[40];
    for (int i = 0; i < 40; i++) {
      values[i] = 10 * (i / 2) + i % 2;
    }
    return new WindowedSeries(values, 2, 4, mode);
  }

  private static double[] forecast(int season, ChannelMode mode, int lane, int start, int horizon) {
    WindowedSeries series = series(mode);
    double[] out = new double[series.outputs(horizon)];
    new SeasonalNaive(season).forecast(series, new SampleBlock(lane, start, 1, 1), horizon, out);
    return out;
  }

  @Test
  void seasonOneIsPersistence() {
    // The window 2 .. 5 ends with row 5.
    assertThat(forecast(1, ChannelMode.SHARED, 1, 2, 3)).containsExactly(51, 51, 51);
    assertThat(SeasonalNaive.persistence()).isEqualTo(new SeasonalNaive(1));
  }

  @Test
  void aSeasonOfThreeRepeatsTheLastThreeRowsHoweverLongTheHorizon() {
    assertThat(forecast(3, ChannelMode.SHARED, 0, 2, 7))
        .containsExactly(30, 40, 50, 30, 40, 50, 30);
    assertThat(forecast(3, ChannelMode.JOINT, 0, 2, 2)).containsExactly(30, 31, 40, 41);
  }

  @Test
  void aSeasonLongerThanTheWindowLooksBackBeyondIt() {
    // Last row 9; 10 - 7 = 3, 11 - 7 = 4.
    assertThat(forecast(7, ChannelMode.SHARED, 0, 6, 2)).containsExactly(30, 40);
  }

  @Test
  void beforeTheStartOfTheSeriesItGivesTheLastValue() {
    // Last row 3; 4 - 6 < 0, 5 - 6 < 0, 6 - 6 = 0, 7 - 6 = 1.
    assertThat(forecast(6, ChannelMode.SHARED, 0, 0, 4)).containsExactly(30, 30, 0, 10);
  }

  @Test
  void windowsOfABlockFollowItsStride() {
    WindowedSeries series = series(ChannelMode.SHARED);
    double[] out = new double[4];
    new SeasonalNaive(2).forecast(series, new SampleBlock(0, 1, 2, 5), 2, out);
    assertThat(out).containsExactly(30, 40, 80, 90);
  }

  @Test
  void anAbsurdSeasonFallsBackToPersistence() {
    assertThat(forecast(Integer.MAX_VALUE, ChannelMode.SHARED, 0, 2, 3))
        .containsExactly(50, 50, 50);
    assertThatThrownBy(() -> new SeasonalNaive(0)).hasMessageContaining("got 0");
  }
}

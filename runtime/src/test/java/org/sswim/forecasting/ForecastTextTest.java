package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.Forecast.Band;
import org.sswim.series.Timeline;

class ForecastTextTest {
  private static final Timeline DAYS = Timeline.parse(List.of("2024-02-27", "2024-02-28"));

  @Test
  void tellsSpanAndValues() {
    double[] values = {1.5, 1000, 2.25, 2000, 1 / 3.0, 0, -4, 1e-7};
    assertThat(new Forecast(4, List.of("load", "price"), values, DAYS, List.of()))
        .hasToString(
            "Forecast of 4 rows, 2024-02-29 to 2024-03-03: load 1.5, 2.25, 0.33333, -4;"
                + " price 1000, 2000, 0, 1E-7");
  }

  @Test
  void leavesOutTheMiddleOfManyLeadsAndChannels() {
    double[] values = new double[6 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = 123456 + i;
    }
    assertThat(new Forecast(6, List.of("a", "b", "c", "d", "e"), values, null, List.of()))
        .hasToString(
            "Forecast of 6 rows, +1 to +6: a 123456, 123461, 123466, ..., 123481;"
                + " b 123457, 123462, 123467, ..., 123482; c 123458, 123463, 123468, ..., 123483;"
                + " and 2 more channels");
  }

  @Test
  void showsTheWidestInterval() {
    Band narrow = new Band(80, new double[] {1}, new double[] {3});
    Band wide = new Band(97.5, new double[] {-0.5}, new double[] {4.5});
    double[] value = {2};
    assertThat(new Forecast(1, List.of("a"), value, DAYS, List.of(narrow)))
        .hasToString("Forecast of 1 row, 2024-02-29, in brackets the interval of 80 %: a 2 [1, 3]");
    assertThat(new Forecast(1, List.of("a"), value, DAYS, List.of(narrow, wide)))
        .hasToString(
            "Forecast of 1 row, 2024-02-29, in brackets the interval of 97.5 % (there are 80,"
                + " 97.5): a 2 [-0.5, 4.5]");
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Forecast forecast = new Forecast(1, List.of("a"), new double[] {1234.5}, null, List.of());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(forecast).hasToString("Forecast of 1 row, +1: a 1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}

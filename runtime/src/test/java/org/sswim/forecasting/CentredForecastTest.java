package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.CalendarInputs;
import org.sswim.series.CalendarProfile;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** A model with a calendar profile forecasts what the same network does of a centred series. */
class CentredForecastTest {
  /** A Friday evening: leads and windows reach from one kind of day into another. */
  private static final LocalDateTime START = LocalDateTime.of(2024, 3, 1, 4, 0);

  private static final int ROWS = 44;

  private static ForecastModel plain(boolean relative, int season, int skips, boolean streaming) {
    ForecastModel model =
        SampleModels.model(ChannelMode.SHARED, relative, season, new CalendarInputs(1, 0), skips);
    return streaming ? SampleModels.streaming(model) : model;
  }

  /** The series less the profile, on its own scale. */
  private static TimeSeries centred(TimeSeries series, ForecastModel model) {
    double[] values = new double[series.rows() * 3];
    for (int r = 0; r < series.rows(); r++) {
      for (int c = 0; c < 3; c++) {
        float z = model.standardizer().apply(c, series.value(r, c)) - profile(model, series, r, c);
        values[3 * r + c] = model.standardizer().invert(c, z);
      }
    }
    return TimeSeries.of(series.channelNames(), values, series.timeline());
  }

  private static float profile(ForecastModel model, TimeSeries series, int row, int channel) {
    return model.profile(series, row, channel);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 1, 0, false",
    "false, 0, 5, false",
    "true, 3, 4, true",
    "false, 2, 0, true",
  })
  void isThatOfTheCentredSeriesPlusTheProfileAhead(
      boolean relative, int season, int skips, boolean streaming) {
    TimeSeries whole = SampleModels.series(ROWS + SampleModels.HORIZON, START);
    ForecastModel without = plain(relative, season, skips, streaming);
    ForecastModel model = without.withProfile(SampleModels.profile());
    for (int rows = 12; rows <= ROWS; rows += 8) {
      TimeSeries series = whole.slice(0, rows);
      Forecast expected = without.forecast(centred(series, model));
      Forecast forecast = model.forecast(series);
      for (int k = 0; k < SampleModels.HORIZON; k++) {
        for (int c = 0; c < 3; c++) {
          double unit = model.standardizer().std(c);
          double add = unit * profile(model, whole, rows + k, c);
          assertThat(forecast.value(k + 1, c))
              .isCloseTo(expected.value(k + 1, c) + add, within(1e-4 * unit));
          assertThat(Math.abs(add)).isGreaterThan(1e-2 * unit);
        }
      }
    }
  }

  @Test
  void aStreamOfRowsForecastsWhatTheSeriesDoes() {
    TimeSeries series = SampleModels.series(ROWS, START);
    ForecastModel model = plain(true, 1, 3, false).withProfile(SampleModels.profile());
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] row = new double[3];
    for (int r = 0; r < ROWS; r++) {
      series.copyRow(r, row);
      stream.push(row, Objects.requireNonNull(series.timeline()).at(r));
    }
    double[] forecast = new double[SampleModels.HORIZON * 3];
    stream.copy().forecast(forecast);
    assertThat(forecast).containsExactly(model.forecast(series).values());
  }

  @Test
  void leadsOfASeriesInATimeZoneFollowItsClock() {
    // In the night to 2024-03-31 the clocks of Vienna skip the hour from 2:00.
    List<String> dates = new ArrayList<>();
    for (int r = 0; r < 12; r++) {
      dates.add(LocalDateTime.of(2024, 3, 30, 14, 0).plusHours(r) + ":00+01:00[Europe/Vienna]");
    }
    TimeSeries undated = SampleModels.series(12, null);
    double[] values = new double[36];
    for (int i = 0; i < values.length; i++) {
      values[i] = undated.value(i / 3, i % 3);
    }
    TimeSeries series = TimeSeries.of(SampleModels.CHANNELS, values, Timeline.parse(dates));
    ForecastModel without = plain(false, 0, 0, false);
    CalendarProfile profile = SampleModels.profile();
    ForecastModel model = without.withProfile(profile);
    Forecast forecast = model.forecast(series);
    Forecast expected = without.forecast(centred(series, model));
    int[] hours = {3, 4, 5, 6};
    for (int k = 0; k < SampleModels.HORIZON; k++) {
      long clock = LocalDateTime.of(2024, 3, 31, hours[k], 0).toEpochSecond(ZoneOffset.UTC);
      double add = model.standardizer().std(0) * profile.value(0, profile.basis().moment(clock));
      assertThat(forecast.value(k + 1, 0)).isCloseTo(expected.value(k + 1, 0) + add, within(1e-4));
    }
  }

  @Test
  void rowsNeedDatesAndJointChannelsHaveNoProfile() {
    ForecastModel model =
        SampleModels.model(ChannelMode.SHARED, true, 1, CalendarInputs.none())
            .withProfile(SampleModels.profile());
    assertThat(model.needsDates()).isTrue();
    assertThatThrownBy(() -> model.forecast(SampleModels.series(20, null)))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContaining("a calendar profile, so every row needs its date");
    ForecastModel joint = SampleModels.model(ChannelMode.JOINT, true, 1, CalendarInputs.none());
    assertThatThrownBy(() -> joint.withProfile(SampleModels.profile()))
        .hasMessageContaining("joint channels need none");
  }
}

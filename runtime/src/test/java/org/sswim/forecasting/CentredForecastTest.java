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
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** A model with a moment forecasts what the same network does of a series less its moments. */
class CentredForecastTest {
  /** The early morning of a Friday, the last day of May: windows and leads reach into June. */
  private static final LocalDateTime START = LocalDateTime.of(2024, 5, 31, 4, 0);

  private static final int ROWS = 44;

  private static ForecastModel plain(
      ChannelMode mode, boolean relative, boolean changes, int skips, boolean streaming) {
    ForecastModel model = SampleModels.model(mode, relative, changes, skips);
    return streaming ? SampleModels.streaming(model) : model;
  }

  /** The series less its moments, on its own scale. */
  private static TimeSeries centred(TimeSeries series, ForecastModel model) {
    CentredSeries seen = new CentredSeries(model, series);
    double[] values = new double[series.rows() * 3];
    for (int r = 0; r < series.rows(); r++) {
      for (int c = 0; c < 3; c++) {
        values[3 * r + c] = model.standardizer().invert(c, seen.value(r, c));
      }
    }
    return TimeSeries.of(series.channelNames(), values, series.timeline());
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, true, 0, false",
    "SHARED, false, false, 5, false",
    "JOINT, true, true, 4, true",
    "SHARED, false, true, 0, true",
  })
  void isThatOfTheCentredSeriesPlusTheMomentsAhead(
      ChannelMode mode, boolean relative, boolean changes, int skips, boolean streaming) {
    TimeSeries whole = SampleModels.series(ROWS + SampleModels.HORIZON, START);
    ForecastModel without = plain(mode, relative, changes, skips, streaming);
    ForecastModel model = without.withMoment(SampleModels.moment());
    CentredSeries moments = new CentredSeries(model, whole);
    for (int rows = 12; rows <= ROWS; rows += 8) {
      TimeSeries series = whole.slice(0, rows);
      Forecast expected = without.forecast(centred(series, model));
      Forecast forecast = model.forecast(series);
      for (int k = 0; k < SampleModels.HORIZON; k++) {
        for (int c = 0; c < 3; c++) {
          double unit = model.standardizer().std(c);
          double add = unit * moments.moment(rows + k, c);
          assertThat(forecast.value(k + 1, c))
              .isCloseTo(expected.value(k + 1, c) + add, within(1e-4 * unit));
          assertThat(Math.abs(add)).isGreaterThan(1e-2 * unit);
        }
      }
    }
  }

  /** Of hours, and of days from Monday to Friday, the last of which is a Wednesday. */
  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT24H on 12345"})
  void aStreamOfRowsForecastsWhatTheSeriesDoes(String interval) {
    SamplingInterval step = SamplingInterval.parse(interval);
    TimeSeries series = SampleModels.series(ROWS, START, step);
    ForecastModel model =
        plain(ChannelMode.SHARED, true, true, 3, false).withMoment(SampleModels.moment(step));
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
    ForecastModel without = plain(ChannelMode.SHARED, false, false, 0, false);
    MomentModel moment = SampleModels.moment();
    ForecastModel model = without.withMoment(moment);
    MomentRun run = new MomentRun(moment.inputs(), moment.neurons());
    float[] said = new float[3];
    Forecast forecast = model.forecast(series);
    Forecast expected = without.forecast(centred(series, model));
    int[] hours = {3, 4, 5, 6};
    for (int k = 0; k < SampleModels.HORIZON; k++) {
      long clock = LocalDateTime.of(2024, 3, 31, hours[k], 0).toEpochSecond(ZoneOffset.UTC);
      run.look(clock, new float[0]);
      new MomentRun.Weights(moment).value(run, said);
      double add = model.standardizer().std(0) * said[0];
      assertThat(forecast.value(k + 1, 0)).isCloseTo(expected.value(k + 1, 0) + add, within(1e-4));
    }
  }

  @Test
  void rowsNeedDates() {
    ForecastModel model =
        SampleModels.model(ChannelMode.SHARED, true, true).withMoment(SampleModels.moment());
    assertThat(model.needsDates()).isTrue();
    assertThatThrownBy(() -> model.forecast(SampleModels.series(20, null)))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("needs the date of every row");
  }
}

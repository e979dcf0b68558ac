package org.sswim.report;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/**
 * The forecast of a channel beside that with other known columns in the rows ahead.
 *
 * @param series that was forecast
 * @param row the row that the forecast sees last, counted from 0
 * @param changes what was changed, as the user says it
 * @param forecast by lead
 * @param changed by lead, with the changes
 */
public record WhatIfReport(
    TimeSeries series, int row, int channel, String changes, double[] forecast, double[] changed) {

  /**
   * Forecasts twice.
   *
   * @param series from {@link ForecastModel#selectComplete}
   * @param row the row that the forecast sees last, counted from 0
   * @param other the same series with other known columns
   * @param changes what was changed, as the user says it
   */
  public static WhatIfReport of(
      ForecastModel model,
      TimeSeries series,
      int row,
      int channel,
      TimeSeries other,
      List<String> changes) {
    return new WhatIfReport(
        series,
        row,
        channel,
        String.join(", ", changes),
        values(model.forecast(series.slice(0, row + 1)), channel),
        values(model.forecast(other.slice(0, row + 1)), channel));
  }

  private static double[] values(Forecast forecast, int channel) {
    return IntStream.rangeClosed(1, forecast.horizon())
        .mapToDouble(lead -> forecast.value(lead, channel))
        .toArray();
  }

  private double difference(int k) {
    return changed[k] - forecast[k];
  }

  private String time(int k) {
    return Origin.time(series, row + 1 + k);
  }

  private List<Integer> leads() {
    return IntStream.range(0, forecast.length).boxed().toList();
  }

  /** A row for each lead, and what it comes to; each line ended by a line feed. */
  public String text() {
    TextTable table =
        new Columns<Integer>()
            .words(series.timeline() == null ? "row" : "time", this::time)
            .number("forecast", k -> forecast[k], Figures::error)
            .number(changes, k -> changed[k], Figures::error)
            .number("difference", this::difference, Figures::change)
            .table(leads());
    int most = 0;
    double sum = 0;
    for (int k : leads()) {
      most = Math.abs(difference(k)) > Math.abs(difference(most)) ? k : most;
      sum += difference(k);
    }
    return Figures.text(
        "\nwhat if %1$s from %2$s on\n\n%3$s\nwith %1$s the forecast of %4$s changes by %5$s on"
            + " average, and most at %6$s, by %7$s\n",
        changes,
        time(0),
        table,
        series.channelNames().get(channel),
        Figures.change(sum / forecast.length),
        time(most),
        Figures.change(difference(most)));
  }

  /** Every number. */
  public JsonText json() {
    return JsonText.of("changes", changes)
        .with("channel", series.channelNames().get(channel))
        .with("dated", series.timeline() != null)
        .with("leads", leads(), this::lead);
  }

  private JsonText lead(int k) {
    return JsonText.of("lead", k + 1)
        .with("time", time(k))
        .with("forecast", forecast[k])
        .with("changed", changed[k])
        .with("difference", difference(k));
  }
}

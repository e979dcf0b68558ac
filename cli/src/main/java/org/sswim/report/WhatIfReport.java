package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/** The forecast of a channel beside that with other known columns in the rows ahead. */
public final class WhatIfReport {
  private final TimeSeries series;
  private final int row;
  private final int channel;
  private final String changes;
  private final double[] forecast;
  private final double[] changed;

  private WhatIfReport(
      TimeSeries series,
      int row,
      int channel,
      String changes,
      double[] forecast,
      double[] changed) {
    this.series = series;
    this.row = row;
    this.channel = channel;
    this.changes = changes;
    this.forecast = forecast;
    this.changed = changed;
  }

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

  private String name() {
    return series.channelNames().get(channel);
  }

  private String time(int k) {
    return Origin.time(series, row + 1 + k);
  }

  /** A row for each lead, and what it comes to; each line ended by a line feed. */
  public String text() {
    TextTable table =
        new TextTable(
            1, series.timeline() == null ? "row" : "time", "forecast", changes, "difference");
    int most = 0;
    double sum = 0;
    for (int k = 0; k < forecast.length; k++) {
      table.row(
          time(k),
          Figures.error(forecast[k]),
          Figures.error(changed[k]),
          Figures.difference(difference(k), difference(k)));
      most = Math.abs(difference(k)) > Math.abs(difference(most)) ? k : most;
      sum += difference(k);
    }
    double mean = sum / forecast.length;
    return "\nwhat if "
        + changes
        + " from "
        + time(0)
        + " on\n\n"
        + table
        + "\nwith "
        + changes
        + " the forecast of "
        + name()
        + " changes by "
        + Figures.difference(mean, mean)
        + " in the mean, and most at "
        + time(most)
        + ", by "
        + Figures.difference(difference(most), difference(most))
        + "\n";
  }

  /** Every number. */
  public JsonText json() {
    List<JsonText> leads = new ArrayList<>();
    for (int k = 0; k < forecast.length; k++) {
      leads.add(
          new JsonText()
              .with("lead", k + 1)
              .with("time", time(k))
              .with("forecast", forecast[k])
              .with("changed", changed[k])
              .with("difference", difference(k)));
    }
    return new JsonText()
        .with("changes", (Object) changes)
        .with("channel", (Object) name())
        .with("dated", (Object) (series.timeline() != null))
        .objects("leads", leads);
  }
}

package org.sswim.report;

import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastJson;

/** Forecasts as JSON, in full precision, and what is said of files of them. */
public final class ForecastReport {
  private ForecastReport() {}

  /**
   * What was written, in a line ended by a line feed.
   *
   * @param file where
   */
  public static String written(Forecast forecast, String file) {
    return Figures.text(
        "wrote %s: the forecast of %s from %s to %s\n",
        file,
        Figures.count(forecast.channels().size(), "channel"),
        forecast.time(1),
        forecast.time(forecast.horizon()));
  }

  /** An array of rows under {@code forecast}: {@code time} and {@code values} by channel. */
  public static JsonText json(Forecast forecast) {
    return JsonText.of("horizon", forecast.horizon())
        .with("channels", forecast.channels())
        .with(
            "forecast",
            ForecastJson.rows(
                forecast, forecast.horizon(), forecast.observed() == null ? null : forecast::time));
  }
}

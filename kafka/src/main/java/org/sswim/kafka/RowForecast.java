package org.sswim.kafka;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastJson;
import org.sswim.stored.JsonObject;

/**
 * The answer to a row of a series: a forecast of the rows after it, or the reason why the row was
 * refused.
 *
 * @param row its number among those of the key, from 1
 * @param time its time; null where it has none
 * @param forecast of the rows behind it, with prediction intervals if the model has levels; null
 *     where the row was refused
 * @param refused what is wrong with the row; null where it was taken
 */
public record RowForecast(
    long row, @Nullable LocalDateTime time, @Nullable Forecast forecast, @Nullable String refused) {

  /**
   * As JSON: {@code row}, {@code time}, then {@code forecast} in the shape that the server and
   * {@code predict --json} have, or {@code refused}.
   */
  public String json() {
    JsonObject fields = JsonObject.of("row", row);
    if (time != null) {
      fields.with("time", time.toString());
    }
    if (forecast != null) {
      fields.with("forecast", ForecastJson.rows(forecast, forecast.horizon(), null));
    } else {
      fields.with("refused", refused);
    }
    try {
      return JSON.std.asString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

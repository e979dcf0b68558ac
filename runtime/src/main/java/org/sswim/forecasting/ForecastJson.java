package org.sswim.forecasting;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.JsonObject;

/** Forecasts as JSON, in one shape wherever they are given: maps, lists and numbers. */
public final class ForecastJson {
  private ForecastJson() {}

  /**
   * An object per row ahead.
   *
   * @param steps how many of them
   * @param times the date of a lead, counted from 1; null for none
   */
  public static List<JsonObject> rows(
      Forecast forecast, int steps, @Nullable IntFunction<String> times) {
    return IntStream.rangeClosed(1, steps)
        .mapToObj(
            lead ->
                JsonObject.of("step", lead)
                    .with("time", times == null ? null : times.apply(lead))
                    .with("values", named(forecast, forecast.values(), lead))
                    .with(
                        "intervals",
                        forecast.bands().stream()
                            .map(
                                band ->
                                    JsonObject.of("level", band.level())
                                        .with("lower", named(forecast, band.lower(), lead))
                                        .with("upper", named(forecast, band.upper(), lead)))
                            .toList()))
        .toList();
  }

  private static JsonObject named(Forecast forecast, double[] values, int lead) {
    int channels = forecast.channels().size();
    return JsonObject.of(
        forecast.channels(), Arrays.copyOfRange(values, (lead - 1) * channels, lead * channels));
  }
}

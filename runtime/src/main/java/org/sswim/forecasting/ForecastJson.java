package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Forecasts as JSON, in the shape that {@code predict --json} has: maps, lists and numbers. */
public final class ForecastJson {
  private ForecastJson() {}

  /**
   * An object per row ahead.
   *
   * @param steps how many of them
   * @param times the date of a lead, counted from 1; null for none
   */
  public static List<Map<String, Object>> rows(
      Forecast forecast, int steps, @Nullable IntFunction<String> times) {
    List<Map<String, Object>> rows = new ArrayList<>(steps);
    for (int lead = 1; lead <= steps; lead++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("step", lead);
      row.put("time", times == null ? null : times.apply(lead));
      row.put("values", named(forecast, forecast.values(), lead));
      List<Map<String, Object>> bands = new ArrayList<>();
      for (Forecast.Band band : forecast.bands()) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        bounds.put("level", band.level());
        bounds.put("lower", named(forecast, band.lower(), lead));
        bounds.put("upper", named(forecast, band.upper(), lead));
        bands.add(bounds);
      }
      row.put("intervals", bands);
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> named(Forecast forecast, double[] values, int lead) {
    int channels = forecast.channels().size();
    Map<String, Object> named = new LinkedHashMap<>(2 * channels);
    for (int c = 0; c < channels; c++) {
      named.put(forecast.channels().get(c), number(values[(lead - 1) * channels + c]));
    }
    return named;
  }

  /** A number as JSON can say it; null for one that is none. */
  public static @Nullable Object number(double value) {
    return Double.isFinite(value) ? (Object) value : null;
  }
}

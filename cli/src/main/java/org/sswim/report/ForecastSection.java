package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.sswim.series.TimeSeries;

/**
 * Forecasts against truth.
 *
 * @param note what kind of windows these are
 * @param channels names of the channels that are shown
 * @param allChannels number of channels of the series
 * @param dated whether the rows have dates
 * @param horizon O
 * @param origins oldest first
 */
public record ForecastSection(
    String note,
    List<String> channels,
    int allChannels,
    boolean dated,
    int horizon,
    List<Origin> origins) {

  /** The section of some origins of a series. */
  public static ForecastSection of(
      String note, TimeSeries series, OriginChoice choice, int horizon, List<Origin> origins) {
    List<String> names = new ArrayList<>();
    for (int channel : choice.channels()) {
      names.add(series.channelNames().get(channel));
    }
    return new ForecastSection(
        note, names, series.channels(), series.timeline() != null, horizon, origins);
  }

  JsonText json() {
    return new JsonText()
        .with("note", note)
        .with("channels", channels)
        .with("allChannels", allChannels)
        .with("dated", (Object) dated)
        .with("horizon", horizon)
        .objects("origins", originsJson());
  }

  /** The origins alone, values rounded to what their range shows. */
  List<JsonText> originsJson() {
    List<Rounding> rounding = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      rounding.add(rounding(c));
    }
    return origins.stream().map(o -> json(o, rounding)).toList();
  }

  private Rounding rounding(int channel) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (Origin origin : origins) {
      for (double value : origin.observed()[channel]) {
        if (Double.isFinite(value)) {
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
    }
    return Rounding.of(min, max);
  }

  private static JsonText json(Origin origin, List<Rounding> rounding) {
    return new JsonText()
        .with("label", origin.label())
        .with("times", origin.times())
        .with("end", origin.end())
        .with("history", origin.history())
        .with("observed", (Object) rounded(origin.observed(), rounding))
        .objects("forecasts", origin.forecasts().stream().map(f -> forecast(f, rounding)).toList());
  }

  private static JsonText forecast(Origin.ModelForecast forecast, List<Rounding> rounding) {
    return new JsonText()
        .with("model", forecast.model())
        .with("values", (Object) rounded(forecast.values(), rounding))
        .objects("bands", forecast.bands().stream().map(b -> band(b, rounding)).toList());
  }

  private static JsonText band(Origin.Band band, List<Rounding> rounding) {
    return new JsonText()
        .with("level", band.level())
        .with("lower", (Object) rounded(band.lower(), rounding))
        .with("upper", (Object) rounded(band.upper(), rounding));
  }

  private static List<Object> rounded(double[][] values, List<Rounding> rounding) {
    List<Object> rows = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      rows.add(rounding.get(c).of(values[c]));
    }
    return rows;
  }
}

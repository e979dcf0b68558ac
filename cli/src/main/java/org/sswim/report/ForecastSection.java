package org.sswim.report;

import java.util.Arrays;
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
    List<String> names =
        Arrays.stream(choice.channels()).mapToObj(series.channelNames()::get).toList();
    boolean dated = series.timeline() != null;
    return new ForecastSection(note, names, series.channels(), dated, horizon, origins);
  }

  JsonText json() {
    return JsonText.of(this);
  }
}

package org.sswim.forecasting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Timeline;

/**
 * A forecast of the rows that follow a series, on the series' own scale.
 *
 * @param horizon number of rows
 * @param channels names of the channels
 * @param values row-major {@code [horizon][channels]}
 * @param observed timestamps of the rows before, or null if the series has none
 */
public record Forecast(
    int horizon, List<String> channels, double[] values, @Nullable Timeline observed) {

  /** The forecast at a lead, 1 for the next row. */
  public double value(int lead, int channel) {
    return values[(lead - 1) * channels.size() + channel];
  }

  /** The time of a lead as the series writes times, or {@code +lead} if it has none. */
  public String time(int lead) {
    return observed == null ? "+" + lead : observed.formatNext(lead);
  }
}

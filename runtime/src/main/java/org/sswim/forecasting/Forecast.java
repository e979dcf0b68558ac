package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Timeline;

/**
 * A forecast of the rows that follow a series, on the series' own scale.
 *
 * @param horizon number of rows
 * @param channels names of the channels
 * @param values row-major {@code [horizon][channels]}
 * @param observed timestamps of the rows before, or null if the series has none
 * @param bands prediction intervals, by rising level; none where the model has none
 */
public record Forecast(
    int horizon,
    List<String> channels,
    double[] values,
    @Nullable Timeline observed,
    List<Band> bands) {

  /** Checks that there is a value for every lead and channel. */
  public Forecast {
    channels = List.copyOf(channels);
    bands = List.copyOf(bands);
    Checks.that(values.length == (long) horizon * channels.size())
        .or(
            "a forecast of %s rows and %s channels needs as many values; got %s",
            horizon, channels.size(), values.length);
  }

  /**
   * The forecast of a stream after its last row, with intervals where the model has them.
   *
   * @param observed the times of the rows so far; null for none
   * @throws IllegalStateException if fewer than H rows have been seen
   * @throws InvalidSeriesException if known columns of the rows ahead are missing
   */
  public static Forecast after(StreamingForecaster stream, @Nullable Timeline observed) {
    ForecastModel model = stream.model();
    double[] values = new double[model.spec().horizon() * model.channels().size()];
    stream.forecast(values);
    List<Band> bands = new ArrayList<>();
    Intervals intervals = model.intervals();
    for (int l = 0; intervals != null && l < intervals.levels().size(); l++) {
      double[] lower = new double[values.length];
      double[] upper = new double[values.length];
      stream.interval(l, values, lower, upper);
      bands.add(new Band(intervals.levels().get(l), lower, upper));
    }
    return new Forecast(model.spec().horizon(), model.channels(), values, observed, bands);
  }

  /**
   * A prediction interval.
   *
   * @param level nominal coverage in per cent
   * @param lower row-major {@code [horizon][channels]}
   * @param upper row-major {@code [horizon][channels]}
   */
  public record Band(double level, double[] lower, double[] upper) {}

  /**
   * The forecast at a lead, 1 for the next row.
   *
   * @throws IndexOutOfBoundsException if the lead or channel does not exist
   */
  public double value(int lead, int channel) {
    int row = Objects.checkIndex(lead - 1, horizon);
    return values[row * channels.size() + Objects.checkIndex(channel, channels.size())];
  }

  /**
   * The time of a lead as the series writes times, or {@code +lead} if it has none, or a single row
   * and so no interval.
   */
  public String time(int lead) {
    return observed == null || !observed.hasInterval() ? "+" + lead : observed.formatNext(lead);
  }

  /** A line for people: the rows, the first and last values of the first channels, intervals. */
  @Override
  public String toString() {
    return ForecastText.of(this);
  }
}

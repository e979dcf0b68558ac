package org.sswim.forecasting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
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
  private static final int CHANNELS = 3;
  private static final int LEADS = 3;
  private static final int DIGITS = 5;

  // Beyond these, digits are mostly zeros.
  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e9;

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
   * @throws InvalidDataException if known columns of the rows ahead are missing
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
   * Values by channel: {@code [some][horizon]}.
   *
   * @param values those of the forecast, or bounds of one of its bands
   * @param some number of channels, the first
   */
  public double[][] byChannel(double[] values, int some) {
    double[][] own = new double[some][horizon];
    for (int i = 0; i < some * horizon; i++) {
      own[i % some][i / some] = values[i / some * channels.size() + i % some];
    }
    return own;
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
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < Math.min(CHANNELS, channels.size()); c++) {
      parts.add(channels.get(c) + " " + values(c));
    }
    if (channels.size() > CHANNELS) {
      parts.add("and " + count(channels.size() - CHANNELS, "more channel"));
    }
    return "Forecast of %s, %s%s%s: %s"
        .formatted(
            count(horizon, "row"),
            time(1),
            horizon == 1 ? "" : " to " + time(horizon),
            intervals(),
            String.join("; ", parts));
  }

  private String intervals() {
    if (bands.isEmpty()) {
      return "";
    }
    String widest = number(bands.get(bands.size() - 1).level()) + " %";
    return bands.size() == 1
        ? ", in brackets the interval of " + widest
        : ", in brackets the interval of "
            + widest
            + " (there are "
            + bands.stream().map(band -> number(band.level())).collect(Collectors.joining(", "))
            + ")";
  }

  /** The first values of a channel and the last. */
  private String values(int channel) {
    List<String> shown = new ArrayList<>();
    for (int lead = 1; lead <= horizon; lead++) {
      if (lead <= LEADS || lead == horizon) {
        shown.add(text(lead, channel));
      } else if (lead == LEADS + 1) {
        shown.add("...");
      }
    }
    return String.join(", ", shown);
  }

  private String text(int lead, int channel) {
    String value = number(value(lead, channel));
    if (bands.isEmpty()) {
      return value;
    }
    Band widest = bands.get(bands.size() - 1);
    int at = (lead - 1) * channels.size() + channel;
    return value + " [" + number(widest.lower()[at]) + ", " + number(widest.upper()[at]) + "]";
  }

  /** Five digits, or all before the point, which stands there whatever the locale. */
  private static String number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    boolean plain = Math.abs(value) >= SMALL && Math.abs(value) < LARGE;
    int digits = plain ? Math.max(DIGITS, exact.precision() - exact.scale()) : DIGITS;
    BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}

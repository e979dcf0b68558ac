package org.sswim.forecasting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sswim.forecasting.Forecast.Band;

/** A forecast in a line for people: what it spans, and its first and last values. */
final class ForecastText {
  private static final int CHANNELS = 3;
  private static final int LEADS = 3;
  private static final int DIGITS = 5;

  // Beyond these, digits are mostly zeros.
  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e9;

  private ForecastText() {}

  static String of(Forecast forecast) {
    int horizon = forecast.horizon();
    int channels = forecast.channels().size();
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < Math.min(CHANNELS, channels); c++) {
      parts.add(forecast.channels().get(c) + " " + values(forecast, c));
    }
    if (channels > CHANNELS) {
      parts.add("and " + count(channels - CHANNELS, "more channel"));
    }
    return "Forecast of %s, %s%s%s: %s"
        .formatted(
            count(horizon, "row"),
            forecast.time(1),
            horizon == 1 ? "" : " to " + forecast.time(horizon),
            intervals(forecast.bands()),
            String.join("; ", parts));
  }

  private static String intervals(List<Band> bands) {
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
  private static String values(Forecast forecast, int channel) {
    int horizon = forecast.horizon();
    List<String> values = new ArrayList<>();
    for (int lead = 1; lead <= horizon; lead++) {
      if (lead <= LEADS || lead == horizon) {
        values.add(value(forecast, lead, channel));
      } else if (lead == LEADS + 1) {
        values.add("...");
      }
    }
    return String.join(", ", values);
  }

  private static String value(Forecast forecast, int lead, int channel) {
    String value = number(forecast.value(lead, channel));
    if (forecast.bands().isEmpty()) {
      return value;
    }
    Band widest = forecast.bands().get(forecast.bands().size() - 1);
    int at = (lead - 1) * forecast.channels().size() + channel;
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

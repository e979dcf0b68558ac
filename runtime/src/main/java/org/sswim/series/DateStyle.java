package org.sswim.series;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way a file writes its dates.
 *
 * @param time whether a time of day follows the date
 * @param separator T or space between date and time
 * @param digits -1 where minutes come last, 0 where seconds do, else the digits of the fraction
 * @param offset the offset's pattern: empty, {@code Z}, {@code +HH:MM}, {@code +HHMM} or {@code
 *     +HH}
 * @param zone the region written in brackets
 */
record DateStyle(boolean time, char separator, int digits, String offset, @Nullable ZoneId zone) {

  static final DateStyle DATE = new DateStyle(false, ' ', -1, "", null);

  /** Whether dates are instants; if not they are wall-clock times. */
  boolean instant() {
    return !offset.isEmpty() || zone != null;
  }

  /**
   * Whether two dates are written alike. Seconds and fractions may come and go, because writers
   * drop them when they are zero, and so may the numbers of the offset.
   */
  boolean alike(DateStyle other) {
    return time == other.time
        && separator == other.separator
        && offset.isEmpty() == other.offset.isEmpty()
        && Objects.equals(zone, other.zone);
  }

  DateStyle withDigits(int more) {
    return new DateStyle(time, separator, more, offset, zone);
  }

  /** A formatter for {@link java.time.OffsetDateTime} in this style. */
  DateTimeFormatter formatter() {
    DateTimeFormatterBuilder out =
        new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE);
    if (time) {
      out.appendLiteral(separator).appendPattern("HH:mm");
      if (digits >= 0) {
        out.appendPattern(":ss");
      }
      if (digits > 0) {
        out.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
      }
      switch (offset) {
        case "" -> {}
        case "Z" -> out.appendOffset("+HH:MM", "Z");
        case "+HH:MM" -> out.appendOffset("+HH:MM", "+00:00");
        case "+HHMM" -> out.appendOffset("+HHMM", "+0000");
        default -> out.appendOffset("+HHmm", "+00");
      }
      if (zone != null) {
        out.appendLiteral("[" + zone.getId() + "]");
      }
    }
    return out.toFormatter(Locale.ROOT);
  }
}

package org.sswim.series;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dates in the notation of ISO 8601.
 *
 * @param time whether a time of day follows the date
 * @param separator T or space between date and time
 * @param digits -1 where minutes come last, 0 where seconds do, else the digits of the fraction
 * @param offset the offset's pattern: empty, {@code Z}, {@code +HH:MM}, {@code +HHMM} or {@code
 *     +HH}
 * @param zone the region written in brackets
 */
record IsoStyle(boolean time, char separator, int digits, String offset, @Nullable ZoneId zone)
    implements DateStyle {

  static final IsoStyle DATE = new IsoStyle(false, ' ', -1, "", null);

  /** That of wall clocks from a start on: dates alone where that loses nothing. */
  static IsoStyle wallClock(LocalDateTime start, SamplingInterval step) {
    if (start.toLocalTime().toNanoOfDay() == 0 && (step.calendar() || step.wholeDays())) {
      return DATE;
    }
    int digits = start.getSecond() == 0 && step.step().toSecondsPart() == 0 ? -1 : 0;
    if (start.get(ChronoField.NANO_OF_SECOND) != 0 || step.step().toNanosPart() != 0) {
      digits = 9;
    }
    return new IsoStyle(true, ' ', digits, "", null);
  }

  @Override
  public boolean instant() {
    return !offset.isEmpty() || zone != null;
  }

  /** Seconds and fractions may come and go, and so may the numbers of the offset. */
  @Override
  public boolean alike(DateStyle other) {
    return other instanceof IsoStyle iso
        && time == iso.time
        && separator == iso.separator
        && offset.isEmpty() == iso.offset.isEmpty()
        && Objects.equals(zone, iso.zone);
  }

  @Override
  public DateStyle finest(DateStyle other) {
    return other instanceof IsoStyle iso && iso.digits > digits
        ? new IsoStyle(time, separator, iso.digits, offset, zone)
        : this;
  }

  @Override
  public @Nullable ParsedDate parse(String text) {
    return ParsedDate.parse(text);
  }

  /** Instants with an offset instead of a region, which may be another's. */
  @Override
  public DateStyle withoutRegion() {
    return zone == null
        ? this
        : new IsoStyle(time, separator, digits, offset.isEmpty() ? "+HH:MM" : offset, null);
  }

  /** The same that writes seconds where it writes minutes. */
  IsoStyle withSeconds() {
    return new IsoStyle(time, separator, Math.max(0, digits), offset, zone);
  }

  @Override
  public DateTimeFormatter formatter() {
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

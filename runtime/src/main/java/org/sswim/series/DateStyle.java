package org.sswim.series;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way a file writes its dates, and the clock that they are read on. */
sealed interface DateStyle permits DateStyle.Iso, DatePattern, DateStyle.Zoned {
  /** Whether a time of day follows the date. */
  boolean time();

  /** Whether dates are instants; if not they are wall-clock times. */
  boolean instant();

  /** The zone whose clock dates follow, or null if none is known. */
  default @Nullable ZoneId zone() {
    return null;
  }

  /**
   * Whether two dates are written alike, but for parts that writers drop when they are zero, such
   * as seconds.
   */
  default boolean alike(DateStyle other) {
    return equals(other);
  }

  /** Of two styles that are alike, one that writes the dates of both in full. */
  default DateStyle finest(DateStyle other) {
    return this;
  }

  /** The style that writes offsets in place of the names of zones. */
  default DateStyle withoutRegion() {
    return this;
  }

  /** The date that a text in this style means; null if it is in another. */
  @Nullable ParsedDate parse(String text);

  /** A formatter for {@link java.time.OffsetDateTime} in this style. */
  DateTimeFormatter formatter();

  /** The moment of a wall-clock time; where a zone has two of it, the one of an offset. */
  default OffsetDateTime resolve(LocalDateTime time, ZoneOffset near) {
    ZoneId zone = zone();
    return zone == null
        ? time.atOffset(near)
        : ZonedDateTime.ofLocal(time, zone, near).toOffsetDateTime();
  }

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
  record Iso(boolean time, char separator, int digits, String offset, @Nullable ZoneId zone)
      implements DateStyle {

    static final Iso DATE = new Iso(false, ' ', -1, "", null);

    /** That of wall clocks from a start on: dates alone where that loses nothing. */
    static Iso wallClock(LocalDateTime start, SamplingInterval step) {
      if (start.toLocalTime().toNanoOfDay() == 0 && (step.calendar() || step.wholeDays())) {
        return DATE;
      }
      int digits = start.getSecond() == 0 && step.step().toSecondsPart() == 0 ? -1 : 0;
      if (start.get(ChronoField.NANO_OF_SECOND) != 0 || step.step().toNanosPart() != 0) {
        digits = 9;
      }
      return new Iso(true, ' ', digits, "", null);
    }

    @Override
    public boolean instant() {
      return !offset.isEmpty() || zone != null;
    }

    /** Seconds and fractions may come and go, and so may the numbers of the offset. */
    @Override
    public boolean alike(DateStyle other) {
      return other instanceof Iso iso
          && time == iso.time
          && separator == iso.separator
          && offset.isEmpty() == iso.offset.isEmpty()
          && Objects.equals(zone, iso.zone);
    }

    @Override
    public DateStyle finest(DateStyle other) {
      return other instanceof Iso iso && iso.digits > digits
          ? new Iso(time, separator, iso.digits, offset, zone)
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
          : new Iso(time, separator, digits, offset.isEmpty() ? "+HH:MM" : offset, null);
    }

    /** The same that writes seconds where it writes minutes. */
    Iso withSeconds() {
      return new Iso(time, separator, Math.max(0, digits), offset, zone);
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

  /**
   * Dates on the wall clock of a zone that the user named, not the file.
   *
   * @param written how the file writes them
   */
  record Zoned(DateStyle written, ZoneId zone) implements DateStyle {
    @Override
    public boolean time() {
      return written.time();
    }

    @Override
    public boolean instant() {
      return true;
    }

    @Override
    public boolean alike(DateStyle other) {
      return other instanceof Zoned zoned
          && zone.equals(zoned.zone)
          && written.alike(zoned.written);
    }

    @Override
    public DateStyle finest(DateStyle other) {
      return other instanceof Zoned zoned ? new Zoned(written.finest(zoned.written), zone) : this;
    }

    @Override
    public DateStyle withoutRegion() {
      return new Zoned(written.withoutRegion(), zone);
    }

    @Override
    public @Nullable ParsedDate parse(String text) {
      ParsedDate date = written.parse(text);
      return date == null ? null : date.on(zone, null);
    }

    @Override
    public DateTimeFormatter formatter() {
      return written.formatter();
    }
  }
}

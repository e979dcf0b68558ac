package org.sswim.series;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The way a file writes its dates, and the clock that they are read on. */
sealed interface DateStyle permits IsoStyle, DatePattern, ZonedStyle {
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
}

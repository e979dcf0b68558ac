package org.sswim.series;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The way a file writes its dates, and the clock that they are read on. */
sealed interface DateStyle permits IsoStyle, PatternStyle, ZonedStyle {
  /** Whether a time of day follows the date. */
  boolean time();

  /** Whether dates are instants; if not they are wall-clock times. */
  boolean instant();

  /** The zone whose clock dates follow, or null if none is known. */
  @Nullable ZoneId zone();

  /**
   * Whether two dates are written alike, but for parts that writers drop when they are zero, such
   * as seconds.
   */
  boolean alike(DateStyle other);

  /** Of two styles that are alike, one that writes the dates of both in full. */
  DateStyle finest(DateStyle other);

  /** The style that writes offsets in place of the names of zones. */
  DateStyle withoutRegion();

  /** The date that a text in this style means; null if it is in another. */
  @Nullable ParsedDate parse(String text);

  /** A formatter for {@link java.time.OffsetDateTime} in this style. */
  DateTimeFormatter formatter();
}

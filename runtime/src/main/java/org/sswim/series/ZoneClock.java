package org.sswim.series;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the dates of a file on the wall clock of a zone. An instant is shown on that clock. A time
 * without offset is local there. When clocks are set back, an hour is repeated. A time in it is
 * taken as the first passage, if that is later than the row before, else as the second. A date
 * without a time of day stays as it is, since it has no hour that a zone could move.
 */
record ZoneClock(ZoneId zone) {
  /**
   * The date on the clock.
   *
   * @param before the row before, on the clock already; null for the first
   * @return null if the clock skips that time
   */
  @Nullable ParsedDate place(ParsedDate date, @Nullable ParsedDate before) {
    DateStyle style = date.style();
    if (!style.time()) {
      return date;
    }
    LocalDateTime local = date.local();
    if (style.instant()) {
      ZonedDateTime shown = local.atOffset(date.offset()).atZoneSameInstant(zone);
      return new ParsedDate(
          shown.toLocalDateTime(), shown.getOffset(), new ZonedStyle(style.withoutRegion(), zone));
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return null;
    }
    DateStyle zoned = new ZonedStyle(style, zone);
    ParsedDate first = new ParsedDate(local, offsets.get(0), zoned);
    return offsets.size() > 1 && before != null && first.compareTo(before) <= 0
        ? new ParsedDate(local, offsets.get(1), zoned)
        : first;
  }
}

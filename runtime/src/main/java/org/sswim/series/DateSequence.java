package org.sswim.series;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Holds the dates of successive rows to one style and to strictly increasing order. */
final class DateSequence {
  private final @Nullable ZoneClock clock;
  private @Nullable ParsedDate first;
  private @Nullable ParsedDate last;

  /**
   * @param zone the zone on whose wall clock dates are put, or null to leave them as written
   */
  DateSequence(@Nullable ZoneId zone) {
    clock = zone == null ? null : new ZoneClock(zone);
  }

  /** The date accepted last, on the clock; null before the first. */
  @Nullable ParsedDate last() {
    return last;
  }

  /** Takes the next date; returns what is wrong with it and what to do, or null. */
  @Nullable String accept(ParsedDate written) {
    ParsedDate date = clock == null ? written : clock.place(written, last);
    if (date == null) {
      return "is a time that the clocks of "
          + (clock == null ? "" : clock.zone())
          + " skip; correct it, or give the zone that the file means with --zone";
    }
    if (first == null || last == null) {
      first = date;
      last = date;
      return null;
    }
    if (!first.style().alike(date.style())) {
      return "is written in another style than the first date "
          + Shown.value(text(first))
          + "; write all dates alike";
    }
    int order = date.compareTo(last);
    if (order == 0) {
      return "is the date of the row before as well; keep one row per date"
          + (date.style().instant()
              ? ""
              : " (where clocks were set back, write the UTC offset or give --zone)");
    }
    if (order < 0) {
      return "is earlier than the row before, "
          + Shown.value(text(last))
          + "; sort the rows by date";
    }
    last = date;
    return null;
  }

  private static String text(ParsedDate date) {
    return date.style().formatter().format(date.local().atOffset(date.offset()));
  }
}

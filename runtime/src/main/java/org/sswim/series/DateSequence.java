package org.sswim.series;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/** Holds the dates of successive rows to one style and to strictly increasing order. */
final class DateSequence {
  private final @Nullable ZoneId zone;
  private @Nullable ParsedDate first;
  private @Nullable ParsedDate last;

  /**
   * @param zone the zone on whose wall clock dates are put, or null to leave them as written
   */
  DateSequence(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  /** The date accepted last, on the clock; null before the first. */
  @Nullable ParsedDate last() {
    return last;
  }

  /** What is wrong with a date: the predicate of a sentence about it. */
  record Refusal(Problem problem, String reason) {}

  /** Takes the next date; returns what is wrong with it, or null. */
  @Nullable Refusal accept(ParsedDate written) {
    ParsedDate date = zone == null ? written : written.on(zone, last);
    if (date == null) {
      return new Refusal(Problem.SKIPPED_TIME, "is a time that the clocks of " + zone + " skip");
    }
    if (first == null || last == null) {
      first = date;
      last = date;
      return null;
    }
    if (!first.style().alike(date.style())) {
      return new Refusal(
          Problem.DATE_STYLE,
          "is written in another style than the first date " + Shown.value(text(first)));
    }
    int order = date.compareTo(last);
    if (order == 0) {
      return new Refusal(
          date.style().instant() ? Problem.REPEATED_DATE : Problem.REPEATED_LOCAL_DATE,
          "is also the date of the row before");
    }
    if (order < 0) {
      return new Refusal(
          Problem.UNSORTED_DATES, "is earlier than the row before, " + Shown.value(text(last)));
    }
    last = date;
    return null;
  }

  private static String text(ParsedDate date) {
    return date.style().formatter().format(date.local().atOffset(date.offset()));
  }
}

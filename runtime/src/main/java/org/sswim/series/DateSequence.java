package org.sswim.series;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Holds the dates of successive rows to one style and to strictly increasing order. */
final class DateSequence {
  private @Nullable ParsedDate first;
  private @Nullable ParsedDate last;

  /** Takes the next date; returns what is wrong with it and what to do, or null. */
  @Nullable String accept(ParsedDate date) {
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
    int order = compare(date, last);
    if (order == 0) {
      return "is the date of the row before as well; keep one row per date"
          + (date.style().instant() ? "" : " (where clocks were set back, write the UTC offset)");
    }
    if (order < 0) {
      return "is earlier than the row before, "
          + Shown.value(text(last))
          + "; sort the rows by date";
    }
    last = date;
    return null;
  }

  private static int compare(ParsedDate a, ParsedDate b) {
    int seconds = Long.compare(a.epochSecond(), b.epochSecond());
    return seconds != 0 ? seconds : Integer.compare(a.nano(), b.nano());
  }

  private static String text(ParsedDate date) {
    LocalDateTime local = date.local();
    return date.style().formatter().format(local.atOffset(date.offset()));
  }
}

package org.sswim.series;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Single dates of files, without offset or zone. */
public final class WallClock {
  private WallClock() {}

  /** The time that an ISO date means, see {@link Timeline#parse}; null if it is no wall clock. */
  public static @Nullable LocalDateTime of(String text) {
    return local(ParsedDate.parse(text));
  }

  /** The same of a date in a pattern. */
  public static @Nullable LocalDateTime of(String text, DatePattern pattern) {
    return local(pattern.parse(text));
  }

  private static @Nullable LocalDateTime local(@Nullable ParsedDate date) {
    return date == null || date.style().instant() ? null : date.local();
  }
}

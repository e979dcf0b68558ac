package org.sswim.panels;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.series.SamplingInterval;

/**
 * When the rows of a panel are: whole numbers, or wall-clock times so far apart.
 *
 * @param interval between rows; null where times are numbers
 * @param numberStep between rows where times are numbers, at least 1
 * @param pattern how dates are written, of {@link DateTimeFormatter}
 * @param first of each series: the number, or seconds since 1970 of the wall clock: {@code
 *     [series]}
 */
public record PanelTimes(
    @Nullable SamplingInterval interval, long numberStep, String pattern, long[] first) {
  /** Dates alone. */
  public static final String DATE = "yyyy-MM-dd";

  /** Numbers 1, 2, 3, ... for every series. */
  public static PanelTimes counted(int series) {
    long[] first = new long[series];
    java.util.Arrays.fill(first, 1);
    return new PanelTimes(null, 1, DATE, first);
  }

  /** The time of a row of a series, as text; rows beyond the last are those of forecasts. */
  public String text(int series, int row) {
    LocalDateTime time = at(series, row);
    return time == null
        ? Long.toString(first[series] + numberStep * row)
        : DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }

  /** The wall clock of a row of a series, also beyond the last; null where times are numbers. */
  public @Nullable LocalDateTime at(int series, int row) {
    return interval == null
        ? null
        : plus(LocalDateTime.ofEpochSecond(first[series], 0, ZoneOffset.UTC), row);
  }

  /** Whether rows are wall-clock times a fixed time apart. */
  public boolean fixed() {
    return interval != null && !interval.calendar();
  }

  /**
   * The same in seconds since 1970 as if the clock showed UTC, of rows that are a fixed time apart.
   *
   * @throws IllegalStateException if they are not
   */
  public long wallClock(int series, int row) {
    if (interval == null || !fixed()) {
      throw new IllegalStateException("rows are not a fixed time apart: " + interval);
    }
    return first[series] + row * interval.step().toSeconds();
  }

  /** Months are counted from the first row; the last day of a month stays the last. */
  private LocalDateTime plus(LocalDateTime start, int row) {
    LocalDateTime moved = interval == null ? start : interval.plus(start, row);
    boolean monthEnd =
        interval != null
            && interval.calendar()
            && start.toLocalDate().lengthOfMonth() == start.getDayOfMonth();
    return monthEnd ? moved.withDayOfMonth(moved.toLocalDate().lengthOfMonth()) : moved;
  }

  /** The same of some of the series. */
  PanelTimes select(int[] series) {
    long[] some = new long[series.length];
    Arrays.setAll(some, i -> first[series[i]]);
    return new PanelTimes(interval, numberStep, pattern, some);
  }
}

package org.sswim.panels;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.series.RowDates;
import org.sswim.series.SamplingInterval;

/**
 * When the rows of a panel are: whole numbers, or dates so far apart.
 *
 * @param interval between rows; null where times are numbers
 * @param numberStep between rows where times are numbers, at least 1
 * @param style how times are written
 * @param first time of each series, as the style has it: {@code [series]}
 */
public record PanelTimes(
    @Nullable SamplingInterval interval, long numberStep, PanelDates style, long[] first) {

  /** Numbers 1, 2, 3, ... for every series. */
  public static PanelTimes counted(int series) {
    long[] first = new long[series];
    Arrays.fill(first, 1);
    return new PanelTimes(null, 1, PanelDates.NUMBERS, first);
  }

  /** The time of a row of a series, as text; rows beyond the last are those of forecasts. */
  public String text(int series, int row) {
    RowDates dates = style.dates();
    OffsetDateTime date = date(series, row);
    return dates == null || date == null
        ? Long.toString(first[series] + numberStep * row)
        : dates.text(date);
  }

  /** The wall clock of a row of a series, also beyond the last; null where times are numbers. */
  public @Nullable LocalDateTime at(int series, int row) {
    OffsetDateTime date = date(series, row);
    return date == null ? null : date.toLocalDateTime();
  }

  private @Nullable OffsetDateTime date(int series, int row) {
    RowDates dates = style.dates();
    return dates == null || interval == null ? null : dates.after(first[series], interval, row);
  }

  /** The days of the week that have rows; all of them unless rows are a day apart. */
  public Set<DayOfWeek> days() {
    return interval == null ? SamplingInterval.ALL_DAYS : interval.days();
  }

  /** Whether rows are dates that are not months apart. */
  public boolean fixed() {
    return interval != null && !interval.calendar();
  }

  /** The wall clock in seconds since 1970 as if it showed UTC; the number where times are those. */
  public long wallClock(int series, int row) {
    RowDates dates = style.dates();
    return dates == null || interval == null
        ? first[series] + numberStep * row
        : dates.wallClock(first[series], interval, row);
  }

  /** The same of some of the series. */
  PanelTimes select(int[] series) {
    long[] some = new long[series.length];
    Arrays.setAll(some, i -> first[series[i]]);
    return new PanelTimes(interval, numberStep, style, some);
  }
}

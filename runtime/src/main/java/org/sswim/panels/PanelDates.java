package org.sswim.panels;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sswim.series.SamplingInterval;
import org.sswim.series.WallClock;

/** How the times of a panel in long format are written. */
public enum PanelDates {
  /** None was read yet. */
  UNKNOWN('?', ""),
  /** Whole numbers. */
  NUMBERS('?', "not a whole number, as the times before are"),
  /** {@code 2020-01-31}. */
  DAYS('-', "not a date like 2020-01-31, as the times before are"),
  /** {@code 2020-01-31 13:00:00}. */
  SPACED(' ', "not a time like 2020-01-31 13:00:00, as the times before are"),
  /** {@code 2020-01-31T13:00:00}. */
  JOINED('T', "not a time like 2020-01-31T13:00:00, as the times before are");

  /** Characters of {@code -01-31}, behind a year, which may have five digits and a sign. */
  private static final int BEHIND_YEAR = 6;

  private static final double DAY = 86_400;
  private static final int SHORTEST_MONTH = 28;
  private static final double MEAN_MONTH = 30.436875;

  /** What stands behind a date; a hyphen for nothing. */
  private final char behind;

  private final String refusal;

  PanelDates(char behind, String refusal) {
    this.behind = behind;
    this.refusal = refusal;
  }

  /** Why a text was refused. */
  public String refusal() {
    return this == UNKNOWN ? "neither a whole number nor a date like 2020-01-31" : refusal;
  }

  /** The style of a text; unknown if it is in none. */
  public static PanelDates of(String text) {
    for (PanelDates style : values()) {
      if (style != UNKNOWN && style.parse(text) != null) {
        return style;
      }
    }
    return UNKNOWN;
  }

  /**
   * The number, or the seconds since 1970 of the wall clock; null if the text is not a time of this
   * kind.
   */
  public @Nullable Long parse(String text) {
    if (this == NUMBERS) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return null;
      }
    }
    int end = text.indexOf('-', 1) + BEHIND_YEAR;
    LocalDateTime time =
        (text.length() > end ? text.charAt(end) : '-') == behind ? WallClock.of(text) : null;
    return time == null ? null : (Long) time.toEpochSecond(ZoneOffset.UTC);
  }

  /** A time as {@link #parse} reads it, as text. */
  public String text(long time) {
    if (this == NUMBERS) {
      return Long.toString(time);
    }
    LocalDateTime moment = LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
    return this == DAYS ? moment.toLocalDate().toString() : moment.toString();
  }

  /**
   * How far rows are apart; of numbers their difference, as if they counted seconds.
   *
   * @param median distance between neighbours, at least 1
   * @param rows of the series
   */
  SamplingInterval spacing(long median, int rows) {
    double days = median / DAY;
    // No two months in a row are of four weeks.
    boolean fourWeeks = days == SHORTEST_MONTH && rows > 2;
    if (this != NUMBERS && days >= SHORTEST_MONTH && !fourWeeks) {
      for (int months : new int[] {1, 2, 3, 4, 6, 12}) {
        if (Math.abs(days - months * MEAN_MONTH) <= Math.max(2.5, 0.1 * months)) {
          return SamplingInterval.ofMonths(months);
        }
      }
    }
    return SamplingInterval.of(Duration.ofSeconds(median));
  }

  /** In words, how far rows are apart. */
  String describe(SamplingInterval spacing) {
    return this == NUMBERS ? Long.toString(spacing.step().toSeconds()) : spacing.describe();
  }

  /** The pattern by which such times are written. */
  String pattern() {
    return switch (this) {
      case SPACED -> PanelTimes.DATE + " HH:mm:ss";
      case JOINED -> PanelTimes.DATE + "'T'HH:mm:ss";
      default -> PanelTimes.DATE;
    };
  }
}

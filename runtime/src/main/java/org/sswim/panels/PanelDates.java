package org.sswim.panels;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.series.CsvFormat;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.RowDates;
import org.sswim.series.SamplingInterval;
import org.sswim.tables.Shown;

/**
 * How the times of a panel are written: whole numbers, or dates. A time is the number, or the
 * {@linkplain RowDates seconds} of the date.
 *
 * @param dates how dates are; null for whole numbers
 */
public record PanelDates(@Nullable RowDates dates) {
  /** Whole numbers. */
  public static final PanelDates NUMBERS = new PanelDates(null);

  /** Dates as {@code 2020-01-31}. */
  public static final PanelDates DAYS = of("2020-01-31", CsvFormat.detected());

  /** Times as {@code 2020-01-31 13:00:00}. */
  public static final PanelDates SPACED = of("2020-01-31 13:00:00", CsvFormat.detected());

  private static final double DAY = 86_400;
  private static final int SHORTEST_MONTH = 28;
  private static final double MEAN_MONTH = 30.436875;

  /**
   * How a time is written.
   *
   * @param format of dates
   * @throws InvalidDataException if it is none, see {@link #time}
   */
  public static PanelDates of(String text, CsvFormat format) {
    RowDates dates = RowDates.like(text, format);
    if (dates != null) {
      return new PanelDates(dates);
    }
    if (format.assumed()) {
      return of(text, format.withDates(null));
    }
    if (format.dates() == null && number(text) != null) {
      return NUMBERS;
    }
    throw refused(
        format.dates() == null ? Problem.FOREIGN_DATES : Problem.NOT_A_DATE,
        text,
        format.dates() == null
            ? "neither a whole number nor a date like 2020-01-31"
            : "not written as " + format.dates());
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static InvalidDataException refused(Problem problem, String text, String what) {
    return new InvalidDataException(Fault.of(problem).got(text), Shown.value(text) + " is " + what);
  }

  /**
   * The time in a text.
   *
   * @throws InvalidDataException if it is written in another way. The message begins with the text
   *     and names no place
   */
  public long time(String text) {
    if (dates != null) {
      return dates.seconds(text);
    }
    Long number = number(text);
    if (number == null) {
      throw refused(Problem.DATE_STYLE, text, "not a whole number, as the times before are");
    }
    return number;
  }

  /**
   * The time of a row, where clocks that are set back show it twice.
   *
   * @param before rows of its series before
   */
  public long time(long first, TimedRows before) {
    return dates == null || before.count() == 0
        ? first
        : dates.following(first, before.time(before.count() - 1));
  }

  /** Times on the clock, in seconds as if it showed UTC; numbers as they are. */
  long wallClock(long time) {
    return dates == null ? time : dates.wallClock(time);
  }

  /** A time on the clock. */
  OffsetDateTime at(long time) {
    return Objects.requireNonNull(dates).at(time);
  }

  /** A time as text. */
  public String text(long time) {
    return dates == null ? Long.toString(time) : dates.text(dates.at(time));
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
    if (dates != null && days >= SHORTEST_MONTH && !fourWeeks) {
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
    return dates == null ? Long.toString(spacing.step().toSeconds()) : spacing.describe();
  }
}

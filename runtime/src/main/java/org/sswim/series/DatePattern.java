package org.sswim.series;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/**
 * A way of writing dates that is not ISO, as a pattern of {@link DateTimeFormatter} with English
 * names: {@code dd.MM.yyyy HH:mm}. A day or month that the pattern leaves out is the first, and a
 * time of day that it leaves out is midnight. Without an offset, dates are wall-clock times.
 */
public final class DatePattern {
  private static final OffsetDateTime LAST =
      OffsetDateTime.of(2024, 12, 31, 13, 45, 30, 0, ZoneOffset.UTC);

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final boolean time;
  private final boolean instant;

  private DatePattern(String pattern, DateTimeFormatter formatter) {
    this.pattern = pattern;
    this.formatter = formatter;
    TemporalAccessor last = formatter.parse(formatter.format(LAST));
    this.time = last.query(TemporalQueries.localTime()) != null;
    this.instant = last.query(TemporalQueries.offset()) != null;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is not a pattern of dates, or if dates that it writes
   *     cannot be read back
   */
  public static DatePattern of(String pattern) {
    DateTimeFormatter plain;
    try {
      plain = formatter(pattern, false);
      // Without day or month the first is meant.
      DateTimeFormatter usable = restores(plain) ? plain : formatter(pattern, true);
      if (restores(usable)) {
        return new DatePattern(pattern, usable);
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw refused(pattern, e);
    }
    throw refused(pattern, null);
  }

  /** The date in a text; null if it does not follow the pattern. */
  @Nullable ParsedDate parse(String text) {
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
    LocalDate date = LocalDate.from(parsed);
    if (date.getYear() < 0 || date.getYear() > ParsedDate.LATEST_YEAR) {
      return null;
    }
    LocalTime clock = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    return new ParsedDate(
        LocalDateTime.of(date, clock == null ? LocalTime.MIDNIGHT : clock),
        offset == null ? ZoneOffset.UTC : offset,
        new PatternStyle(this));
  }

  /** The wall clock of a text in ISO form; null if it does not follow the pattern. */
  public @Nullable String iso(String text) {
    ParsedDate date = parse(text);
    if (date == null) {
      return null;
    }
    return time ? date.local().toString() : date.local().toLocalDate().toString();
  }

  /** Whether the pattern holds a time of day. */
  boolean time() {
    return time;
  }

  /** Whether the pattern holds an offset. */
  boolean instant() {
    return instant;
  }

  DateTimeFormatter formatter() {
    return formatter;
  }

  /** A date in this pattern. */
  String example() {
    return formatter.format(LAST);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DatePattern that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pattern);
  }

  /** The pattern. */
  @Override
  public String toString() {
    return pattern;
  }

  private static DateTimeFormatter formatter(String pattern, boolean firstDay) {
    DateTimeFormatterBuilder out =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            // What yyyy means is settled by the era alone.
            .parseDefaulting(ChronoField.ERA, 1);
    if (firstDay) {
      out.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
    }
    return out.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Whether what the formatter writes can be read, down to the parts that it writes. */
  private static boolean restores(DateTimeFormatter formatter) {
    try {
      String text = formatter.format(LAST);
      TemporalAccessor parsed = formatter.parse(text);
      LocalDate date = LocalDate.from(parsed);
      LocalDate last = LAST.toLocalDate();
      // Else a slip such as mm for months would silently drop a part.
      boolean dated =
          date.equals(last)
              || date.equals(last.withDayOfMonth(1))
              || date.equals(last.withDayOfYear(1));
      LocalTime time = parsed.query(TemporalQueries.localTime());
      boolean writesTime = !text.equals(formatter.format(LAST.truncatedTo(ChronoUnit.DAYS)));
      return dated && (time == null ? !writesTime : time.getHour() == LAST.getHour());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static IllegalArgumentException refused(String pattern, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "must be a pattern of dates, such as dd.MM.yyyy or 'dd.MM.yyyy HH:mm'; got "
            + Shown.value(pattern),
        cause);
  }
}

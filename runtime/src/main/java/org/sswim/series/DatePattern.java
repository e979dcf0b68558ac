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
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/**
 * A way of writing dates that is not ISO, as a pattern of {@link DateTimeFormatter} with English
 * names: {@code dd.MM.yyyy HH:mm}. A day or month that the pattern leaves out is the first, and a
 * time of day that it leaves out is midnight. Without an offset, dates are wall-clock times.
 *
 * <p>Some have names instead: {@code unix} and {@code unix-ms} are seconds and milliseconds since
 * 1970 in UTC, {@code iso-week} is the Monday of a week such as {@code 2020-W05}.
 */
public final class DatePattern implements DateStyle {
  private static final OffsetDateTime LAST =
      OffsetDateTime.of(2024, 12, 31, 13, 45, 30, 0, ZoneOffset.UTC);

  private static final Map<String, DatePattern> NAMED =
      Stream.of(
              new DatePattern("unix", unix(false)),
              new DatePattern("unix-ms", unix(true)),
              new DatePattern("iso-week", week()))
          .collect(Collectors.toMap(DatePattern::text, named -> named));

  /** What a pattern may leave out. */
  private static final List<Map<TemporalField, Long>> LEFT_OUT =
      List.of(
          Map.of(),
          Map.of(ChronoField.MONTH_OF_YEAR, 1L, ChronoField.DAY_OF_MONTH, 1L),
          Map.of(IsoFields.DAY_OF_QUARTER, 1L));

  /** Patterns of {@linkplain #form forms} that no other date has. */
  private static final Map<String, DatePattern> DETECTED =
      Stream.of(
              "yyyy-MM",
              "yyyy-'Q'Q",
              "yyyy'Q'Q",
              "iso-week",
              "dd.MM.yyyy",
              "dd.MM.yyyy HH:mm",
              "dd.MM.yyyy HH:mm:ss",
              "yyyyMM",
              "yyyyMMdd",
              "yyyyMMddHH",
              "yyyyMMddHHmm",
              "yyyyMMddHHmmss",
              // From 2001 to 2030; beyond, such digits may be yyyyMMddHH.
              "unix",
              "unix-ms")
          .map(DatePattern::of)
          .collect(Collectors.toMap(pattern -> form(pattern.example()), pattern -> pattern));

  /** Years alone, which are dates only in some columns of numbers. */
  static final DatePattern YEARS = of("yyyy");

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
   * Reads a pattern, or the name of one.
   *
   * @throws IllegalArgumentException if it is not a pattern of dates, or if dates that it writes
   *     cannot be read back
   */
  public static DatePattern of(String pattern) {
    DatePattern named = NAMED.get(pattern);
    if (named != null) {
      return named;
    }
    try {
      for (Map<TemporalField, Long> leftOut : LEFT_OUT) {
        DateTimeFormatter formatter = formatter(pattern, leftOut);
        if (restores(formatter)) {
          return new DatePattern(pattern, formatter);
        }
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw refused(pattern, e);
    }
    throw refused(pattern, null);
  }

  /**
   * The pattern of a date that is not ISO and cannot be mistaken, see {@link CsvFormat#dates}; null
   * for any other text.
   */
  static @Nullable DatePattern detected(String text) {
    return text.length() < 6 || text.length() > 19 ? null : DETECTED.get(form(text));
  }

  /** A text with 0 for every digit; of digits alone, but for the first or those of the century. */
  private static String form(String text) {
    StringBuilder form = new StringBuilder(text);
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) >= '0' && form.charAt(i) <= '9') {
        form.setCharAt(i, '0');
      }
    }
    if (digits(text)) {
      boolean century = text.startsWith("19") || text.startsWith("20");
      form.replace(0, century ? 2 : 1, century ? "C" : text.substring(0, 1));
    }
    return form.toString();
  }

  /** Whether a text is digits alone, as a number is. */
  static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether a stream needs the pattern, as the first of its dates alone does not show it. */
  boolean unshown() {
    String example = example();
    return digits(example) || !equals(detected(example));
  }

  @Override
  public @Nullable ParsedDate parse(String text) {
    return ParsedDate.orEndOfDay(text, this::read);
  }

  private @Nullable ParsedDate read(String text) {
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
        this);
  }

  @Override
  public boolean time() {
    return time;
  }

  @Override
  public boolean instant() {
    return instant;
  }

  @Override
  public DateTimeFormatter formatter() {
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

  /** The pattern, as {@link #of} takes it. */
  public String text() {
    return pattern;
  }

  /** The pattern. */
  @Override
  public String toString() {
    return pattern;
  }

  private static DateTimeFormatter formatter(String pattern, Map<TemporalField, Long> leftOut) {
    DateTimeFormatterBuilder out =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            // What yyyy means is settled by the era alone.
            .parseDefaulting(ChronoField.ERA, 1);
    leftOut.forEach(out::parseDefaulting);
    return out.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatter unix(boolean milliseconds) {
    DateTimeFormatterBuilder out =
        new DateTimeFormatterBuilder()
            .appendValue(ChronoField.INSTANT_SECONDS, 1, 19, SignStyle.NORMAL);
    if (milliseconds) {
      out.appendValue(ChronoField.MILLI_OF_SECOND, 3);
    }
    return out.toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  private static DateTimeFormatter week() {
    return new DateTimeFormatterBuilder()
        .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
        .appendLiteral("-W")
        .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
        .parseDefaulting(ChronoField.DAY_OF_WEEK, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
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
              || date.equals(last.with(IsoFields.DAY_OF_QUARTER, 1))
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

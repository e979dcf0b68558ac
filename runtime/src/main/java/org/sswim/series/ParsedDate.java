package org.sswim.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One date as a file wrote it.
 *
 * @param local the wall clock at the written offset or zone
 * @param offset the offset of an instant; UTC for a wall-clock time without zone
 * @param style how it was written
 */
record ParsedDate(LocalDateTime local, ZoneOffset offset, DateStyle style)
    implements Comparable<ParsedDate> {
  /**
   * Years of more digits are slips, and steps from them leave what Java counts. Those of five are
   * read, as the forecast of a file that ends with 9999 is written.
   */
  static final int LATEST_YEAR = 99_999;

  private static final Pattern END_OF_DAY = Pattern.compile("(?<=[ T])24:00");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][X]")
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Reads an ISO date, {@code yyyy-MM-dd}, or one in a {@link DatePattern#detected} pattern. An ISO
   * date may go on with T or a space, {@code HH:mm[:ss[.fraction]]}, an offset or Z, and a region
   * in brackets. Null if the text is anything else, or of a year beyond {@value #LATEST_YEAR}.
   */
  static @Nullable ParsedDate parse(String text) {
    return orEndOfDay(text, ParsedDate::read);
  }

  /** What reads a text; 24:00 is the end of its day, midnight of the next. */
  static @Nullable ParsedDate orEndOfDay(
      String text, Function<String, @Nullable ParsedDate> reader) {
    ParsedDate date = reader.apply(text);
    if (date != null || !END_OF_DAY.matcher(text).find()) {
      return date;
    }
    ParsedDate begin = reader.apply(END_OF_DAY.matcher(text).replaceFirst("00:00"));
    return begin == null
        ? null
        : new ParsedDate(begin.local.plusDays(1), begin.offset, begin.style);
  }

  private static @Nullable ParsedDate read(String text) {
    // Most cells that are asked are no dates; turn them away without an exception.
    if (text.length() < 10
        || (text.charAt(4) != '-' && text.charAt(0) != '+' && text.charAt(0) != '-')) {
      DatePattern pattern = DatePattern.detected(text);
      return pattern == null ? null : pattern.parse(text);
    }
    int cut = separator(text);
    try {
      LocalDate date = LocalDate.parse(cut < 0 ? text : text.substring(0, cut));
      if (date.getYear() < 0 || date.getYear() > LATEST_YEAR) {
        return null;
      }
      if (cut < 0) {
        return new ParsedDate(date.atStartOfDay(), ZoneOffset.UTC, DateStyle.Iso.DATE);
      }
      String rest = text.substring(cut + 1);
      TemporalAccessor parsed = TIME.parse(rest);
      LocalDateTime local = date.atTime(LocalTime.from(parsed));
      ZoneId zone = parsed.query(TemporalQueries.zoneId());
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      String pattern = offset == null ? "" : offsetPattern(rest);
      if (offset == null) {
        offset = zone == null ? ZoneOffset.UTC : ZonedDateTime.of(local, zone).getOffset();
      }
      return new ParsedDate(
          local, offset, new DateStyle.Iso(true, text.charAt(cut), digits(rest), pattern, zone));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Seconds since 1970 of the instant; of the wall clock, read as UTC, if there is no zone. */
  long epochSecond() {
    return local.toEpochSecond(offset);
  }

  /** The nanoseconds within the second. */
  int nano() {
    return local.get(ChronoField.NANO_OF_SECOND);
  }

  /** The order in time, whatever the styles. */
  @Override
  public int compareTo(ParsedDate other) {
    int seconds = Long.compare(epochSecond(), other.epochSecond());
    return seconds != 0 ? seconds : Integer.compare(nano(), other.nano());
  }

  /**
   * The date on the wall clock of a zone. An instant is shown on that clock. A time without offset
   * is local there. When clocks are set back, an hour is repeated. A time in it is taken as the
   * first passage, if that is later than the row before, else as the second. A date without a time
   * of day stays as it is, since it has no hour that a zone could move.
   *
   * @param before the row before, on the clock already; null for the first
   * @return null if the clock skips that time
   */
  @Nullable ParsedDate on(ZoneId zone, @Nullable ParsedDate before) {
    if (!style.time()) {
      return this;
    }
    if (style.instant()) {
      ZonedDateTime shown = local.atOffset(offset).atZoneSameInstant(zone);
      DateStyle zoned = new DateStyle.Zoned(style.withoutRegion(), zone);
      return new ParsedDate(shown.toLocalDateTime(), shown.getOffset(), zoned);
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return null;
    }
    DateStyle zoned = new DateStyle.Zoned(style, zone);
    ParsedDate first = new ParsedDate(local, offsets.get(0), zoned);
    return offsets.size() > 1 && before != null && first.compareTo(before) <= 0
        ? new ParsedDate(local, offsets.get(1), zoned)
        : first;
  }

  private static int separator(String text) {
    for (int i = 10; i < text.length(); i++) {
      if (text.charAt(i) == 'T' || text.charAt(i) == ' ') {
        return i;
      }
    }
    return -1;
  }

  private static int digits(String time) {
    if (time.length() < 8 || time.charAt(5) != ':') {
      return -1;
    }
    if (time.length() == 8 || time.charAt(8) != '.') {
      return 0;
    }
    int end = 9;
    while (end < time.length() && Character.isDigit(time.charAt(end))) {
      end++;
    }
    return end - 9;
  }

  private static String offsetPattern(String time) {
    // A region may hold signs and colons of its own.
    String plain = time.indexOf('[') < 0 ? time : time.substring(0, time.indexOf('['));
    int sign = Math.max(plain.indexOf('+'), plain.indexOf('-'));
    if (sign < 0) {
      return "Z";
    }
    if (plain.indexOf(':', sign) > 0) {
      return "+HH:MM";
    }
    return plain.length() - sign > 3 ? "+HHMM" : "+HH";
  }
}

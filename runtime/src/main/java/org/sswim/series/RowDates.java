package org.sswim.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/**
 * The dates of rows that may stand in any order, written alike and read on one clock. A date is its
 * seconds since 1970; a date without offset and zone counts as if the clock showed UTC.
 */
public final class RowDates {
  private static final int END_OF_MONTH = 31;

  private final CsvFormat format;
  private final String example;
  private final DateStyle style;
  private final ZoneOffset offset;
  private final @Nullable ZoneId zone;
  private final DateTimeFormatter formatter;

  private RowDates(CsvFormat format, String example, ParsedDate first) {
    this.format = format;
    this.example = example;
    style = first.style();
    offset = first.offset();
    zone = !style.time() ? null : format.zone() == null ? style.zone() : format.zone();
    DateStyle written = format.zone() == null ? style : style.withoutRegion();
    formatter = (written instanceof DateStyle.Iso iso ? iso.withSeconds() : written).formatter();
  }

  /** Dates that are written as one of them is; null if that text is none. */
  public static @Nullable RowDates like(String example, CsvFormat format) {
    ParsedDate first = format.date(example);
    List<String> forms =
        first == null && format.dates() == null ? DateForms.shaped(example) : List.of();
    if (forms.size() == 1) {
      return like(example, format.withDates(DatePattern.of(forms.get(0))));
    }
    return first == null ? null : new RowDates(format, example, first);
  }

  /**
   * The seconds of a date; of one that a zone shows twice those of the first time.
   *
   * @throws InvalidDataException if the text is no date that is written alike, or none that the
   *     clock shows. The message begins with the text and names no place
   */
  public long seconds(String text) {
    ParsedDate date = format.date(text);
    if (date == null || !date.style().alike(style)) {
      throw refused(
          date == null ? Problem.NOT_A_DATE : Problem.DATE_STYLE,
          text,
          "a date like " + example + ", as the first is");
    }
    if (zone == null && !date.offset().equals(offset)) {
      throw refused(Problem.OFFSETS, text, "at the offset " + offset + ", as the first date is");
    }
    ParsedDate placed = zone == null ? date : date.on(zone, null);
    if (placed == null) {
      throw refused(Problem.SKIPPED_TIME, text, "a time that the clocks of " + zone + " show");
    }
    return placed.epochSecond();
  }

  private static InvalidDataException refused(Problem problem, String text, String wanted) {
    return Fault.of(problem).got(text).error("%s is not %s", Shown.value(text), wanted);
  }

  /**
   * Of an hour that a zone shows twice, as clocks are set back, the second, if the first does not
   * come after the row before.
   *
   * @param seconds of a row
   * @param before of the row before
   */
  public long following(long seconds, long before) {
    if (zone == null || style.instant() || seconds > before) {
      return seconds;
    }
    LocalDateTime local = at(seconds).toLocalDateTime();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return local.toEpochSecond(offsets.get(offsets.size() - 1));
  }

  /** A date on the clock. */
  public OffsetDateTime at(long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);
    return instant.atOffset(zone == null ? offset : zone.getRules().getOffset(instant));
  }

  /** The clock of a date, in seconds since 1970 as if it showed UTC. */
  public long wallClock(long seconds) {
    return seconds
        + (zone == null ? offset : zone.getRules().getOffset(Instant.ofEpochSecond(seconds)))
            .getTotalSeconds();
  }

  /**
   * The date some intervals after another one. In a zone, days and months advance the wall clock,
   * shorter intervals the instant. After the last day of a month comes the last of another.
   */
  public OffsetDateTime after(long seconds, SamplingInterval step, int steps) {
    OffsetDateTime start = at(seconds);
    boolean last = start.toLocalDate().lengthOfMonth() == start.getDayOfMonth();
    return step.after(start, steps, last ? END_OF_MONTH : start.getDayOfMonth(), zone);
  }

  /** The clock of such a date, as {@link #wallClock(long)} has it. */
  public long wallClock(long seconds, SamplingInterval step, int steps) {
    return zone == null && step.even()
        ? wallClock(seconds) + steps * step.step().toSeconds()
        : after(seconds, step, steps).toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
  }

  /** A date as it is written, with seconds where it has a time. */
  public String text(OffsetDateTime date) {
    return formatter.format(date);
  }
}

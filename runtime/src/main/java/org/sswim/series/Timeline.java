package org.sswim.series;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/**
 * The timestamps of the rows of a series, strictly increasing, not necessarily regular. Immutable.
 *
 * <p>Dates with an offset or a zone are instants; dates without are wall-clock times, whose epoch
 * second counts as if the clock showed UTC. Either way {@link #at} gives the wall clock that the
 * file shows, which is what moments are made of.
 *
 * <p>The interval of a timeline is found once, over all its rows, and slices keep it. Rows are
 * spaced by calendar months if their median distance is 28 days or more and all share time of day
 * and day of month. The last day of a month counts for a day that the month lacks. Rows that are
 * all the last of their month stay so. Otherwise the interval is the lower median of the distances,
 * which gaps and jitter in fewer than half of the rows do not move. Where that is a day, and some
 * days of the week never have a row in three weeks of rows, such as Sundays, rows go from each of
 * the others to the next.
 */
public final class Timeline {
  private static final DateSequence.Refusal NO_DATE =
      new DateSequence.Refusal(
          Problem.NOT_A_DATE, "is not an ISO date, such as 2024-01-31 or 2024-01-31 13:45:00");

  private static final long NANOS = 1_000_000_000L;
  private static final int END_OF_MONTH = 31;

  private final DateStyle style;
  private final DateTimeFormatter formatter;
  private final long[] seconds;
  private final int @Nullable [] nanos;
  private final int[] offsets;
  private final @Nullable SamplingInterval interval;
  private final int anchorDay;

  private Timeline(
      DateStyle style,
      long[] seconds,
      int @Nullable [] nanos,
      int[] offsets,
      @Nullable SamplingInterval interval,
      int anchorDay) {
    this.style = style;
    this.formatter = style.formatter();
    this.seconds = seconds;
    this.nanos = nanos;
    this.offsets = offsets;
    this.interval = interval;
    this.anchorDay = anchorDay;
  }

  /** Takes the arrays, an element of each for every row; what is alike in all rows is kept once. */
  static Timeline of(DateStyle style, long[] seconds, int[] allNanos, int[] allOffsets) {
    int[] nanos = Arrays.stream(allNanos).anyMatch(n -> n != 0) ? allNanos : null;
    boolean alike = Arrays.stream(allOffsets).allMatch(offset -> offset == allOffsets[0]);
    int[] offsets = alike ? new int[] {allOffsets[0]} : allOffsets;
    Timeline bare = new Timeline(style, seconds, nanos, offsets, null, 0);
    if (seconds.length < 2) {
      return bare;
    }
    Duration step = bare.medianStep();
    if (step.toDays() >= 28) {
      int anchor = bare.commonDay();
      long between = bare.median(i -> SamplingInterval.months(bare.at(i), bare.at(i + 1)));
      int months = anchor == 0 ? 0 : Math.toIntExact(between);
      if (months > 0) {
        SamplingInterval calendar = SamplingInterval.ofMonths(months);
        return new Timeline(style, seconds, nanos, offsets, calendar, anchor);
      }
    }
    SamplingInterval interval =
        step.equals(Duration.ofDays(1))
            ? SamplingInterval.ofDays(bare.daysOfWeek(), bare.rows())
            : SamplingInterval.of(step);
    return new Timeline(style, seconds, nanos, offsets, interval, 0);
  }

  /** The days of the week that have rows. */
  private Set<DayOfWeek> daysOfWeek() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int row = 0; row < rows(); row++) {
      days.add(at(row).getDayOfWeek());
    }
    return days;
  }

  /**
   * Reads dates as a CSV file holds them.
   *
   * @throws InvalidDataException if the list is empty. Also if a text is not an ISO date, is in
   *     another style than the first, or is not later than the one before
   */
  public static Timeline parse(List<String> dates) {
    return parse(dates, null);
  }

  /**
   * As {@link #parse(List)}.
   *
   * @param zone the zone on whose wall clock dates are put, or null to leave them as written
   */
  public static Timeline parse(List<String> dates, @Nullable ZoneId zone) {
    Checks.that(!dates.isEmpty(), InvalidDataException::new)
        .or("a timeline needs at least one date");
    TimelineBuilder builder = new TimelineBuilder();
    DateSequence sequence = new DateSequence(zone);
    for (int i = 0; i < dates.size(); i++) {
      ParsedDate date = ParsedDate.parse(dates.get(i));
      if (date == null) {
        throw refused(i, dates.get(i), NO_DATE);
      }
      DateSequence.Refusal refusal = sequence.accept(date);
      if (refusal != null) {
        throw refused(i, dates.get(i), refusal);
      }
      builder.add(sequence.last() == null ? date : sequence.last());
    }
    return builder.build();
  }

  private static InvalidDataException refused(int i, String text, DateSequence.Refusal why) {
    return Fault.of(why.problem())
        .got(text)
        .error("date %s, %s, %s", i + 1, Shown.value(text), why.reason());
  }

  /**
   * A regular timeline of wall-clock times, printed as dates alone where that loses nothing, else
   * with a space between date and time.
   *
   * @throws IllegalArgumentException if {@code rows} is below 1
   */
  public static Timeline every(LocalDateTime start, SamplingInterval step, int rows) {
    Checks.that(rows >= 1).or("a timeline needs at least 1 row; got %s", rows);
    TimelineBuilder builder = new TimelineBuilder();
    DateStyle style = DateStyle.Iso.wallClock(start, step);
    for (int row = 0; row < rows; row++) {
      builder.add(new ParsedDate(step.plus(start, row), ZoneOffset.UTC, style));
    }
    return builder.build();
  }

  /** The number of rows, at least 1. */
  public int rows() {
    return seconds.length;
  }

  /** Whether the dates are instants (written with offset or zone) and not wall-clock times. */
  public boolean instants() {
    return style.instant();
  }

  /** The pattern of the dates, if it must be known to read a file again row by row; else null. */
  public @Nullable DatePattern pattern() {
    DateStyle written = style instanceof DateStyle.Zoned zoned ? zoned.written() : style;
    return written instanceof DatePattern pattern && pattern.unshown() ? pattern : null;
  }

  /** Whether the dates are instants that the file shows on the clock of UTC. */
  public boolean utc() {
    return instants() && style.zone() == null && Arrays.stream(offsets).allMatch(o -> o == 0);
  }

  /** Seconds since 1970 of a row; for wall-clock times as if the clock showed UTC. */
  public long seconds(int row) {
    return seconds[row];
  }

  /** The wall clock of a row, in seconds since 1970 as if the clock showed UTC. */
  public long wallClock(int row) {
    return seconds[row] + offsetSeconds(row);
  }

  /** The wall clock of a row, at the offset or zone that the file writes. */
  public LocalDateTime at(int row) {
    return LocalDateTime.ofEpochSecond(seconds[row], nano(row), offset(row));
  }

  /** The first row whose wall clock is not before a time; the last row if all are before it. */
  public int firstFrom(LocalDateTime time) {
    int low = 0;
    int high = rows() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The row of a wall clock; -1 where no row has it. */
  public int rowOf(LocalDateTime time) {
    int row = firstFrom(time);
    return at(row).equals(time) ? row : -1;
  }

  /**
   * The typical distance of two rows.
   *
   * @throws InvalidDataException if the series that this belongs to has one row only
   */
  public SamplingInterval interval() {
    if (interval == null) {
      throw new InvalidDataException(
          "one date only, " + formatRow(0) + ": the sampling interval needs at least 2 rows");
    }
    return interval;
  }

  /** Whether {@link #interval} is known, that is whether there were at least two rows. */
  public boolean hasInterval() {
    return interval != null;
  }

  /**
   * The rows whose distance from the row before is not the interval, counted from 0. Where the
   * interval is whole days, a day of 23 or 25 hours between equal wall clocks counts as regular.
   */
  public int[] irregularRows() {
    return IntStream.range(1, rows()).filter(row -> !regular(row, interval())).toArray();
  }

  /**
   * The number of missing rows: where neighbours are a whole number of intervals apart, but not
   * one. It is 0 for a timeline of one row.
   */
  public long lackingRows() {
    return hasInterval() ? GapRows.of(this).total() : 0;
  }

  /** Whether rows are missing at the same time of the day, or of the week, again and again. */
  public boolean gapsRecur() {
    return hasInterval() && GapRows.of(this).recur();
  }

  /** Whether rows lack only an hour in nights to Sundays, where clocks may be put forward. */
  public boolean clocksPutForward() {
    return lackingRows() > 0 && GapRows.of(this).clocksPutForward();
  }

  /**
   * The wall clock {@code k} intervals after the last row. With a fixed offset it stays at the last
   * row's; in a zone, days and months advance the wall clock, shorter intervals the instant.
   *
   * @param k steps ahead, at least 1
   */
  public LocalDateTime next(int k) {
    return nextMoment(k).toLocalDateTime();
  }

  /** {@link #next} in the style in which the file writes dates. */
  public String formatNext(int k) {
    return formatter.format(nextMoment(k));
  }

  /** The date of a row in the style in which the file writes dates. */
  public String formatRow(int row) {
    return formatter.format(at(row).atOffset(offset(row)));
  }

  /** A wall clock in the file's style; at the last row's offset, or the zone's own. */
  public String format(LocalDateTime time) {
    return formatter.format(style.resolve(time, offset(rows() - 1)));
  }

  /**
   * The wall clock that a text means: a date as the file writes dates, or else an ISO date.
   *
   * @return null if it is neither
   */
  public @Nullable LocalDateTime wallClock(String text) {
    ParsedDate own = style.parse(text);
    ParsedDate date = own == null ? ParsedDate.parse(text) : own;
    return date == null ? null : date.local();
  }

  /**
   * Rows {@code from} (inclusive) to {@code to} (exclusive), with the interval of the whole.
   *
   * @throws IndexOutOfBoundsException if the range is not within the rows
   * @throws IllegalArgumentException if it is empty
   */
  public Timeline slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    Checks.that(from != to).or("a slice needs at least one row; got %s..%s", from, to);
    return new Timeline(
        style,
        Arrays.copyOfRange(seconds, from, to),
        nanos == null ? null : Arrays.copyOfRange(nanos, from, to),
        offsets.length == 1 ? offsets : Arrays.copyOfRange(offsets, from, to),
        interval,
        anchorDay);
  }

  DateStyle style() {
    return style;
  }

  /** Whether another timeline writes dates as this one does. */
  boolean writtenLike(Timeline other) {
    return style.alike(other.style);
  }

  int nano(int row) {
    return nanos == null ? 0 : nanos[row];
  }

  int offsetSeconds(int row) {
    return offsets[offsets.length == 1 ? 0 : row];
  }

  private ZoneOffset offset(int row) {
    return ZoneOffset.ofTotalSeconds(offsetSeconds(row));
  }

  private OffsetDateTime nextMoment(int k) {
    Checks.that(k >= 1).or("steps after the last row must be at least 1; got %s", k);
    return after(rows() - 1, k);
  }

  /** The moment {@code k} intervals after a row; of the row itself for 0. */
  public OffsetDateTime after(int row, int k) {
    OffsetDateTime time = at(row).atOffset(offset(row));
    return k == 0 ? time : interval().after(time, k, anchorDay, style.zone());
  }

  private boolean regular(int row, SamplingInterval expected) {
    long shift = offsetSeconds(row) - (long) offsetSeconds(row - 1);
    return expected.steps(at(row - 1), at(row), shift) == 1;
  }

  /** Nanoseconds, or the greatest long for distances of 292 years and more. */
  private static long saturatedNanos(long wholeSeconds, long nanos) {
    return wholeSeconds > Long.MAX_VALUE / NANOS - 1
        ? Long.MAX_VALUE
        : wholeSeconds * NANOS + nanos;
  }

  private Duration medianStep() {
    return Duration.ofNanos(
        median(i -> saturatedNanos(seconds[i + 1] - seconds[i], nano(i + 1) - (long) nano(i))));
  }

  /** The lower median of what lies between neighbouring rows. */
  private long median(IntToLongFunction gap) {
    return IntStream.range(0, rows() - 1)
        .mapToLong(gap)
        .sorted()
        .skip((rows() - 2) / 2)
        .findFirst()
        .orElseThrow();
  }

  /** The day of month that all rows share, 31 if all are the last of their month, 0 if none. */
  private int commonDay() {
    int highest = 0;
    boolean ends = true;
    LocalDateTime first = at(0);
    for (int row = 0; row < rows(); row++) {
      LocalDateTime time = at(row);
      if (!time.toLocalTime().equals(first.toLocalTime())) {
        return 0;
      }
      highest = Math.max(highest, time.getDayOfMonth());
      ends &= time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
    }
    if (ends) {
      return END_OF_MONTH;
    }
    for (int row = 0; row < rows(); row++) {
      if (!onAnchor(at(row), highest)) {
        return 0;
      }
    }
    return highest;
  }

  private static boolean onAnchor(LocalDateTime time, int day) {
    return time.getDayOfMonth() == Math.min(day, time.toLocalDate().lengthOfMonth());
  }
}

package org.sswim.series;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/**
 * The distance between neighbouring rows of a series: a fixed time, a number of calendar months (1
 * monthly, 3 quarterly, 12 yearly), or the next of some days of the week, such as Monday to Friday.
 *
 * @param months calendar months; 0 where the distance is a time
 * @param step the time; zero where the distance is in months
 * @param days the days of the week that have rows; all of them unless rows are a day apart
 */
public record SamplingInterval(int months, Duration step, Set<DayOfWeek> days) {
  /** The days of the week. */
  public static final Set<DayOfWeek> ALL_DAYS =
      Collections.unmodifiableSet(EnumSet.allOf(DayOfWeek.class));

  private static final int WEEK = 7;

  /** Rows for each of some days of the week that tell more than gaps on the others. */
  private static final int WEEKS = 3;

  /** Before the ISO numbers of the days that have rows. */
  private static final String SOME_DAYS = "PT24H on ";

  /** The mean year, in days. */
  public static final double YEAR = 365.25;

  private static final double DAY = 86_400;
  // The mean month of the Gregorian calendar: 146097 days in 4800 months.
  private static final double MONTH = DAY * 146_097 / 4_800;

  /** Checks that either months or time are above zero, and that some days have rows. */
  public SamplingInterval {
    boolean calendar = months > 0 && step.isZero();
    boolean fixed = months == 0 && !step.isZero() && !step.isNegative();
    Checks.that(calendar || fixed)
        .or("an interval is either months or a time above zero; got %s and %s", months, step);
    Checks.that(!days.isEmpty() && (days.size() == WEEK || step.equals(Duration.ofDays(1))))
        .or("rows of some days of the week are a day apart; got %s and %s", step, days);
    days = days.size() == WEEK ? ALL_DAYS : Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** An interval on all days of the week. */
  public SamplingInterval(int months, Duration step) {
    this(months, step, ALL_DAYS);
  }

  /** An interval of calendar months, at least 1. */
  public static SamplingInterval ofMonths(int months) {
    return new SamplingInterval(months, Duration.ZERO);
  }

  /** An interval of a fixed time above zero. */
  public static SamplingInterval of(Duration step) {
    return new SamplingInterval(0, step);
  }

  /** An interval to the next of some days of the week, at least one. */
  public static SamplingInterval ofDays(Set<DayOfWeek> days) {
    return new SamplingInterval(0, Duration.ofDays(1), days);
  }

  /**
   * An interval to the next of the days of the week that rows are on; one of a day where so few
   * rows are too early to say.
   */
  public static SamplingInterval ofDays(Set<DayOfWeek> days, int rows) {
    return ofDays(rows < WEEKS * days.size() ? ALL_DAYS : days);
  }

  /**
   * Reads a {@linkplain #text text}.
   *
   * @throws IllegalArgumentException if it is neither an ISO duration nor an ISO period of months
   */
  public static SamplingInterval parse(String text) {
    try {
      if (text.startsWith(SOME_DAYS)) {
        return ofDays(
            text.substring(SOME_DAYS.length())
                .chars()
                .mapToObj(digit -> DayOfWeek.of(digit - '0'))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))));
      }
      return text.startsWith("PT")
          ? of(Duration.parse(text))
          : ofMonths(Math.toIntExact(Period.parse(text).toTotalMonths()));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          Shown.value(text) + " is no sampling interval, such as PT5M or P1M", e);
    }
  }

  /** Whether the distance is in calendar months. */
  public boolean calendar() {
    return months > 0;
  }

  /** Whether neighbouring rows are always the same time apart, but for changes of the clocks. */
  public boolean even() {
    return !calendar() && everyDay();
  }

  /** Whether all days of the week have rows. */
  public boolean everyDay() {
    return days.size() == WEEK;
  }

  /** The mean number of rows in so many days. */
  public double rowsIn(double wholeDays) {
    return wholeDays * DAY / seconds() * days.size() / WEEK;
  }

  /** The length in seconds; a month counts as the mean Gregorian month of 30.436875 days. */
  public double seconds() {
    return calendar() ? months * MONTH : step.toSeconds() + step.toNanosPart() * 1e-9;
  }

  /** Whether neighbouring rows are at most a day apart. */
  public boolean withinDay() {
    return seconds() <= DAY;
  }

  /** Whether the length is a whole number of days of 24 hours. */
  public boolean wholeDays() {
    return !calendar() && step.toNanosPart() == 0 && step.toSeconds() % 86_400 == 0;
  }

  /** The wall clock {@code steps} intervals after a time (before, if negative). */
  public LocalDateTime plus(LocalDateTime time, long steps) {
    if (!everyDay()) {
      return plusDays(time, steps);
    }
    return calendar()
        ? time.plusMonths(Math.multiplyExact(steps, months))
        : time.plus(step.multipliedBy(steps));
  }

  private LocalDateTime plusDays(LocalDateTime time, long steps) {
    int way = steps < 0 ? -1 : 1;
    LocalDateTime moved = time;
    while (!days.contains(moved.getDayOfWeek())) {
      moved = moved.minusDays(way);
    }
    moved = moved.plusWeeks(steps / days.size());
    for (long left = Math.abs(steps % days.size()); left > 0; ) {
      moved = moved.plusDays(way);
      left -= days.contains(moved.getDayOfWeek()) ? 1 : 0;
    }
    return moved;
  }

  /**
   * The moment some intervals after another one. In a zone, days and months advance the wall clock,
   * shorter intervals the instant.
   *
   * @param day of the month on which months lie; the last of those that lack it
   * @param zone null to keep the offset
   */
  OffsetDateTime after(OffsetDateTime start, long steps, int day, @Nullable ZoneId zone) {
    LocalDateTime moved = plus(start.toLocalDateTime(), steps);
    if (calendar()) {
      moved = moved.withDayOfMonth(Math.min(day, moved.toLocalDate().lengthOfMonth()));
    } else if (zone != null && !wholeDays()) {
      return start.toInstant().plus(step.multipliedBy(steps)).atZone(zone).toOffsetDateTime();
    }
    return zone == null
        ? moved.atOffset(start.getOffset())
        : ZonedDateTime.ofLocal(moved, zone, start.getOffset()).toOffsetDateTime();
  }

  /**
   * The interval for a person: {@code 5 min}, {@code 1 h}, {@code 1 day}, {@code 1 working day
   * (Mon-Fri)}, {@code 3 months}.
   */
  public String describe() {
    if (!everyDay()) {
      List<DayOfWeek> all = new ArrayList<>(days);
      DayOfWeek last = all.get(all.size() - 1);
      boolean run = all.size() > 2 && last.getValue() - all.get(0).getValue() == all.size() - 1;
      List<DayOfWeek> told = run ? List.of(all.get(0), last) : all;
      return told.stream()
          .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
          .collect(Collectors.joining(run ? "-" : ", ", "1 working day (", ")"));
    }
    if (calendar()) {
      return months % 12 == 0 ? plural(months / 12, "year") : plural(months, "month");
    }
    long whole = step.toSeconds();
    if (step.toNanosPart() != 0) {
      return seconds() + " s";
    }
    if (whole % 86_400 == 0) {
      return plural(whole / 86_400, "day");
    }
    if (whole % 3_600 == 0) {
      return whole / 3_600 + " h";
    }
    return whole % 60 == 0 ? whole / 60 + " min" : whole + " s";
  }

  /** The interval in ISO 8601: {@code PT5M}, {@code P1M}; of some days {@code PT24H on 12345}. */
  public String text() {
    if (!everyDay()) {
      return days.stream()
          .map(day -> String.valueOf(day.getValue()))
          .collect(Collectors.joining("", SOME_DAYS, ""));
    }
    return calendar() ? "P" + months + "M" : step.toString();
  }

  @Override
  public String toString() {
    return text();
  }

  /**
   * The intervals from one time to another; 0 if they are not whole.
   *
   * @param from by the wall clock
   * @param to by the wall clock, not before
   * @param shift seconds by which clocks were put forward between them
   */
  public long steps(LocalDateTime from, LocalDateTime to, long shift) {
    if (calendar()) {
      long passed = months(from, to);
      return passed % months == 0 ? passed / months : 0;
    }
    if (!everyDay()) {
      return daysTo(from, to);
    }
    Duration wall = Duration.between(from, to);
    long steps = whole(wall.minusSeconds(shift));
    // Between equal wall clocks, days of 23 or 25 hours count as days.
    return steps == 0 && shift != 0 && wholeDays() ? whole(wall) : steps;
  }

  /** The days with rows after one time up to another; 0 if that is on none of them. */
  private long daysTo(LocalDateTime from, LocalDateTime to) {
    if (!from.toLocalTime().equals(to.toLocalTime()) || !days.contains(to.getDayOfWeek())) {
      return 0;
    }
    long between = ChronoUnit.DAYS.between(from, to);
    long steps = between / WEEK * days.size();
    for (long day = between % WEEK; day > 0; day--) {
      steps += days.contains(to.minusDays(day - 1).getDayOfWeek()) ? 1 : 0;
    }
    return steps;
  }

  private long whole(Duration time) {
    if (time.equals(step)) {
      return 1;
    }
    try {
      long times = time.dividedBy(step);
      return step.multipliedBy(times).equals(time) ? times : 0;
    } catch (ArithmeticException e) {
      // A distance of millennia in steps of nanoseconds is beyond a long.
      return Long.MAX_VALUE;
    }
  }

  /** Months of the calendar from one time to another, whatever their days. */
  public static long months(LocalDateTime from, LocalDateTime to) {
    return 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
  }

  private static String plural(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}

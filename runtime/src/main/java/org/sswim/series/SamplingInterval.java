package org.sswim.series;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/**
 * The distance between neighbouring rows of a series: a fixed time, or a number of calendar months
 * (1 monthly, 3 quarterly, 12 yearly).
 *
 * @param months calendar months; 0 where the distance is a fixed time
 * @param step the fixed time; zero where the distance is in months
 */
public record SamplingInterval(int months, Duration step) {
  private static final double DAY = 86_400;
  // The mean month of the Gregorian calendar: 146097 days in 4800 months.
  private static final double MONTH = DAY * 146_097 / 4_800;

  /** Checks that exactly one of the two is above zero. */
  public SamplingInterval {
    boolean calendar = months > 0 && step.isZero();
    boolean fixed = months == 0 && !step.isZero() && !step.isNegative();
    Checks.that(calendar || fixed)
        .or("an interval is either months or a time above zero; got %s and %s", months, step);
  }

  /** An interval of calendar months, at least 1. */
  public static SamplingInterval ofMonths(int months) {
    return new SamplingInterval(months, Duration.ZERO);
  }

  /** An interval of a fixed time above zero. */
  public static SamplingInterval of(Duration step) {
    return new SamplingInterval(0, step);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is neither an ISO duration nor an ISO period of months
   */
  public static SamplingInterval parse(String text) {
    try {
      return text.startsWith("PT")
          ? of(Duration.parse(text))
          : ofMonths(Math.toIntExact(Period.parse(text).toTotalMonths()));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(
          Shown.value(text) + " is no sampling interval, such as PT5M or P1M", e);
    }
  }

  /** Whether the distance is in calendar months. */
  public boolean calendar() {
    return months > 0;
  }

  /** The length in seconds; a month counts as the mean Gregorian month of 30.436875 days. */
  public double seconds() {
    return calendar() ? months * MONTH : step.toSeconds() + step.toNanosPart() * 1e-9;
  }

  /** Whether the length is a whole number of days of 24 hours. */
  public boolean wholeDays() {
    return !calendar() && step.toNanosPart() == 0 && step.toSeconds() % 86_400 == 0;
  }

  /** The wall clock {@code steps} intervals after a time (before, if negative). */
  public LocalDateTime plus(LocalDateTime time, long steps) {
    return calendar()
        ? time.plusMonths(Math.multiplyExact(steps, months))
        : time.plus(step.multipliedBy(steps));
  }

  /** The interval for a person: {@code 5 min}, {@code 1 h}, {@code 1 day}, {@code 3 months}. */
  public String describe() {
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

  /** The interval in ISO 8601: {@code PT5M}, {@code P1M}. */
  @Override
  public String toString() {
    return calendar() ? "P" + months + "M" : step.toString();
  }

  /**
   * The intervals from one time to another; 0 if they are not whole.
   *
   * @param from by the wall clock
   * @param to by the wall clock, not before
   * @param shift seconds by which clocks were put forward between them
   */
  long steps(LocalDateTime from, LocalDateTime to, long shift) {
    if (calendar()) {
      long passed = months(from, to);
      return passed % months == 0 ? passed / months : 0;
    }
    Duration wall = Duration.between(from, to);
    long steps = whole(wall.minusSeconds(shift));
    // Between equal wall clocks, days of 23 or 25 hours count as days.
    return steps == 0 && shift != 0 && wholeDays() ? whole(wall) : steps;
  }

  private long whole(Duration time) {
    if (time.equals(step)) {
      return 1;
    }
    // A distance of millennia in steps of nanoseconds is beyond a long.
    BigInteger[] parts = nanos(time).divideAndRemainder(nanos(step));
    return parts[1].signum() == 0
        ? parts[0].min(BigInteger.valueOf(Long.MAX_VALUE)).longValue()
        : 0;
  }

  private static BigInteger nanos(Duration time) {
    return BigInteger.valueOf(time.getSeconds())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(time.getNano()));
  }

  /** Months of the calendar from one time to another, whatever their days. */
  public static long months(LocalDateTime from, LocalDateTime to) {
    return 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
  }

  private static String plural(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}

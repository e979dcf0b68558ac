package org.sswim.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a {@link CalendarProfile} at a wall clock: of each kind of day its own
 *
 * <pre>
 *   1, sin(2 pi h t / 1440), cos(2 pi h t / 1440),   h = 1 .. harmonics,   t: minute of the day
 * </pre>
 *
 * <p>Seconds do not count, so that there are few different moments, whatever the rows.
 *
 * @param interval the distance of neighbouring rows, a fixed time of at most a day: it tells the
 *     wall clock of rows ahead
 * @param harmonics of the day, 0 to {@value #MOST_HARMONICS}
 * @param kinds kinds of days: 3 for working days, Saturdays and Sundays, 7 for each day of the week
 */
public record DayBasis(SamplingInterval interval, int harmonics, int kinds) {
  /** As many harmonics as a day may have: the last has a period of three hours. */
  public static final int MOST_HARMONICS = 8;

  private static final int DAY = 86_400;
  private static final int MINUTES = 1440;
  private static final int DAYS = 7;
  private static final int WORKING_DAYS = 5;
  // 1970-01-01 was a Thursday, three days after a Monday.
  private static final int EPOCH_WEEKDAY = 3;
  // A period needs three samples at least: with two, sine and cosine are not told apart.
  private static final int SAMPLES_PER_PERIOD = 3;

  /** Checks the ranges. */
  public DayBasis {
    if (interval.calendar() || interval.seconds() > DAY) {
      throw new IllegalArgumentException(
          "a calendar profile needs rows at most a day apart; got " + interval);
    }
    if (harmonics < 0 || harmonics > MOST_HARMONICS) {
      throw new IllegalArgumentException(
          "harmonics of the day must lie in 0.." + MOST_HARMONICS + "; got " + harmonics);
    }
    if (kinds != 3 && kinds != DAYS) {
      throw new IllegalArgumentException("kinds of days must be 3 or " + DAYS + "; got " + kinds);
    }
  }

  /**
   * The terms that a series resolves: three kinds of days with as many harmonics as three rows fit
   * into the period of, or each day of the week by itself where none is resolved, as with rows that
   * are a day apart.
   *
   * @return null without dates, or where rows are more than a day apart
   */
  public static @Nullable DayBasis resolvable(@Nullable Timeline timeline) {
    if (timeline == null || !timeline.hasInterval()) {
      return null;
    }
    SamplingInterval interval = timeline.interval();
    if (interval.calendar() || interval.seconds() > DAY) {
      return null;
    }
    int harmonics = (int) Math.min(MOST_HARMONICS, DAY / (SAMPLES_PER_PERIOD * interval.seconds()));
    return new DayBasis(interval, harmonics, harmonics == 0 ? DAYS : 3);
  }

  /** Number of terms of a kind of day. */
  public int terms() {
    return 1 + 2 * harmonics;
  }

  /** The names of the kinds of days, in order. */
  public List<String> kindNames() {
    return kinds == DAYS
        ? List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        : List.of("Monday to Friday", "Saturday", "Sunday");
  }

  /** Number of moments that are told apart: minutes of each kind of day. */
  public int moments() {
    return kinds * MINUTES;
  }

  /** The moment of a wall clock, in seconds since 1970 as if the clock showed UTC. */
  public int moment(long wallClock) {
    return kind(wallClock) * MINUTES + (int) (Math.floorMod(wallClock, (long) DAY) / 60);
  }

  /** The moment of a row. */
  public int moment(Timeline timeline, int row) {
    return moment(timeline.seconds(row) + timeline.offsetSeconds(row));
  }

  /** The kind of the day of a moment. */
  public int kindOf(int moment) {
    return moment / MINUTES;
  }

  /**
   * Writes the terms of a moment.
   *
   * @param out {@code [terms]}
   */
  public void write(int moment, double[] out) {
    double phase = 2 * Math.PI * (moment % MINUTES) / MINUTES;
    out[0] = 1;
    for (int h = 1; h <= harmonics; h++) {
      out[2 * h - 1] = Math.sin(h * phase);
      out[2 * h] = Math.cos(h * phase);
    }
  }

  private int kind(long wallClock) {
    int weekday = Math.floorMod(Math.floorDiv(wallClock, (long) DAY) + EPOCH_WEEKDAY, DAYS);
    return kinds == DAYS ? weekday : Math.max(0, weekday - WORKING_DAYS + 1);
  }
}

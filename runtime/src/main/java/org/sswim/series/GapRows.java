package org.sswim.series;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The rows that a timeline lacks: where two neighbours are a whole number of intervals apart, but
 * not one.
 */
final class GapRows {
  private static final int WEEK = 7;

  /** Gaps that begin at one time from which on they are no accident. */
  private static final int RECURRING = 3;

  /** The hour at which clocks go on after they were put forward, at the latest. */
  private static final int LATEST_CHANGE = 4;

  private final Timeline timeline;

  /** Rows lacking ahead of each row; the largest int for that many or more. */
  private final int[] ahead;

  private final long total;

  private GapRows(Timeline timeline, int[] ahead) {
    this.timeline = timeline;
    this.ahead = ahead;
    total = Arrays.stream(ahead).asLongStream().sum();
  }

  /** Finds the rows that a timeline lacks. */
  static GapRows of(Timeline timeline) {
    int[] ahead = new int[timeline.rows()];
    for (int row = 1; row < ahead.length; row++) {
      ahead[row] = (int) Math.min(Integer.MAX_VALUE, Math.max(0, steps(timeline, row) - 1));
    }
    return new GapRows(timeline, ahead);
  }

  private static long steps(Timeline timeline, int row) {
    long shift = timeline.offsetSeconds(row) - (long) timeline.offsetSeconds(row - 1);
    return timeline.interval().steps(timeline.at(row - 1), timeline.at(row), shift);
  }

  /** The number of rows that are lacking. */
  long total() {
    return total;
  }

  /** The number of rows that are lacking ahead of a row. */
  int ahead(int row) {
    return ahead[row];
  }

  /**
   * Whether gaps recur, such as nights and weekends: three begin at a time of the day, or of the
   * week, that never has a row.
   */
  boolean recur() {
    return timeline.interval().rowsIn(1) > 1
        && (recur(time -> time.toLocalTime().toNanoOfDay())
            || recur(
                time -> time.toLocalTime().toNanoOfDay() * WEEK + time.getDayOfWeek().getValue()));
  }

  /** Whether all gaps are an hour in the night to a Sunday, where clocks may be put forward. */
  boolean clocksPutForward() {
    return IntStream.range(0, ahead.length)
        .filter(row -> ahead[row] > 0)
        .allMatch(
            row -> {
              LocalDateTime time = timeline.at(row);
              LocalDateTime usual = timeline.after(row - 1, 1).toLocalDateTime();
              return time.equals(usual.plusHours(1))
                  && time.getHour() <= LATEST_CHANGE
                  && time.getDayOfWeek() == DayOfWeek.SUNDAY;
            });
  }

  private boolean recur(ToLongFunction<LocalDateTime> place) {
    Map<Long, Integer> begun = new HashMap<>();
    for (int row = 0; row < ahead.length; row++) {
      if (ahead[row] > 0) {
        LocalDateTime first = timeline.after(row - 1, 1).toLocalDateTime();
        begun.merge(place.applyAsLong(first), 1, Integer::sum);
      }
    }
    begun.values().removeIf(gaps -> gaps < RECURRING);
    for (int row = 0; row < ahead.length && !begun.isEmpty(); row++) {
      begun.remove(place.applyAsLong(timeline.at(row)));
    }
    return !begun.isEmpty();
  }

  /** The first row that others are lacking ahead of, or -1. */
  int first() {
    return IntStream.range(0, ahead.length).filter(row -> ahead[row] > 0).findFirst().orElse(-1);
  }

  /** The row that most others are lacking ahead of. */
  int largest() {
    int largest = 0;
    for (int row = 0; row < ahead.length; row++) {
      largest = ahead[row] > ahead[largest] ? row : largest;
    }
    return largest;
  }

  /** The timeline with the rows put in. */
  Timeline complete() {
    TimelineBuilder builder = new TimelineBuilder();
    for (int row = 0; row < ahead.length; row++) {
      for (int k = 1; k <= ahead[row]; k++) {
        add(builder, timeline.after(row - 1, k));
      }
      add(builder, timeline.after(row, 0));
    }
    return builder.build();
  }

  private void add(TimelineBuilder builder, OffsetDateTime time) {
    builder.add(new ParsedDate(time.toLocalDateTime(), time.getOffset(), timeline.style()));
  }

  /** Values with the rows put in, each equal to the row before, or missing: NaN. */
  double[] complete(double[] values, boolean missing) {
    int channels = values.length / ahead.length;
    double[] all = new double[Math.toIntExact((ahead.length + total) * channels)];
    int to = 0;
    for (int row = 0; row < ahead.length; row++) {
      for (int k = 1; k <= ahead[row]; k++) {
        System.arraycopy(values, (row - 1) * channels, all, to, channels);
        if (missing) {
          Arrays.fill(all, to, to + channels, Double.NaN);
        }
        to += channels;
      }
      System.arraycopy(values, row * channels, all, to, channels);
      to += channels;
    }
    return all;
  }
}

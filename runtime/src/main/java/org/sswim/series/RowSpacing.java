package org.sswim.series;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Notices where the rows of a stream do not follow one another at one interval. Where the interval
 * is not known it is the shortest distance so far, whole calendar months from 28 days on.
 *
 * <p>Not for use by several threads.
 */
public final class RowSpacing {
  /** What {@link #accept} returns for a distance that is not a whole number of intervals. */
  public static final long UNEVEN = -1;

  private static final long DAY = 86_400;
  private static final Duration SHORTEST_MONTH = Duration.ofDays(28);

  private @Nullable SamplingInterval interval;
  private final boolean known;
  private @Nullable LocalDateTime last;
  private int lastOffset;

  /**
   * Nothing has been seen yet.
   *
   * @param interval the distance of neighbouring rows, or null to learn it
   */
  public RowSpacing(@Nullable SamplingInterval interval) {
    this.interval = interval;
    known = interval != null;
  }

  /** The distance of neighbouring rows, or null as long as it is unknown. */
  public @Nullable SamplingInterval interval() {
    return interval;
  }

  /**
   * Takes the date of the next row.
   *
   * @param time its wall clock
   * @param offset seconds that the wall clock is ahead of UTC, 0 if that is not known
   * @return how many rows are lacking before it, 0 if it follows at one interval, or {@link
   *     #UNEVEN}
   */
  public long accept(LocalDateTime time, int offset) {
    LocalDateTime before = last;
    long shift = lastOffset - (long) offset;
    last = time;
    lastOffset = offset;
    if (before == null) {
      return 0;
    }
    Duration wall = Duration.between(before, time);
    Duration elapsed = wall.plusSeconds(shift);
    SamplingInterval expected = interval;
    if (!known && elapsed.compareTo(Duration.ZERO) > 0) {
      SamplingInterval seen = between(before, time, wholeDays(wall) ? wall : elapsed);
      if (expected == null || seen.seconds() < expected.seconds()) {
        interval = seen;
        return 0;
      }
    }
    if (expected == null) {
      return 0;
    }
    return Math.max(UNEVEN, expected.steps(before, time, -shift) - 1);
  }

  private static boolean wholeDays(Duration time) {
    return time.getNano() == 0 && time.getSeconds() % DAY == 0;
  }

  private static SamplingInterval between(
      LocalDateTime before, LocalDateTime time, Duration distance) {
    long months = SamplingInterval.months(before, time);
    int day = Math.min(time.getDayOfMonth(), before.getDayOfMonth());
    boolean alike = day >= 28 || time.getDayOfMonth() == before.getDayOfMonth();
    return distance.compareTo(SHORTEST_MONTH) >= 0 && months > 0 && alike
        ? SamplingInterval.ofMonths((int) Math.min(Integer.MAX_VALUE, months))
        : SamplingInterval.of(distance);
  }
}

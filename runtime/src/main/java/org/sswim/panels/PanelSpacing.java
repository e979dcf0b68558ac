package org.sswim.panels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sswim.series.SamplingInterval;

/**
 * How far the rows of a panel are apart.
 *
 * @param months whole months; 0 where it is none of them
 * @param size seconds, or where times are numbers their difference; 0 where it is months
 */
public record PanelSpacing(int months, long size) implements Comparable<PanelSpacing> {
  private static final long DAY = 86_400;
  private static final int SHORTEST_MONTH = 28;
  private static final double MEAN_MONTH = 30.436875;

  /**
   * The spacing of rows.
   *
   * @param median distance between neighbours, at least 1
   */
  static PanelSpacing of(long median, PanelDates style) {
    double days = (double) median / DAY;
    if (style != PanelDates.NUMBERS && days >= SHORTEST_MONTH) {
      for (int months : new int[] {1, 2, 3, 4, 6, 12}) {
        if (Math.abs(days - months * MEAN_MONTH) <= Math.max(2.5, 0.1 * months)) {
          return new PanelSpacing(months, 0);
        }
      }
    }
    return new PanelSpacing(0, median);
  }

  /** The time between rows; null where times are numbers. */
  public @Nullable SamplingInterval interval(PanelDates style) {
    if (style == PanelDates.NUMBERS) {
      return null;
    }
    return months > 0
        ? SamplingInterval.ofMonths(months)
        : SamplingInterval.of(Duration.ofSeconds(size));
  }

  /** Season and cycle of rows so far apart; none where times are numbers. */
  public Frequency frequency(PanelDates style) {
    SamplingInterval interval = interval(style);
    return interval == null ? Frequency.NONE : Frequency.of(interval);
  }

  /** In words. */
  String describe(PanelDates style) {
    SamplingInterval interval = interval(style);
    return interval == null ? Long.toString(size) : interval.describe();
  }

  @Override
  public int compareTo(PanelSpacing other) {
    int byMonths = Integer.compare(months, other.months);
    return byMonths != 0 ? byMonths : Long.compare(size, other.size);
  }
}

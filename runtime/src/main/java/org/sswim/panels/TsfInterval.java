package org.sswim.panels;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sswim.series.SamplingInterval;

/** The words by which Monash files name the distance between rows. */
final class TsfInterval {
  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,4})_(second|minute|hour|day|week|month|year)s?");

  private static final Map<String, String> USUAL =
      Map.of(
          "secondly", "1_second",
          "minutely", "1_minute",
          "half_hourly", "30_minute",
          "hourly", "1_hour",
          "daily", "1_day",
          "weekly", "1_week",
          "monthly", "1_month",
          "quarterly", "3_month",
          "yearly", "1_year");

  private TsfInterval() {}

  /** The interval of a word; null if it is none. */
  static @Nullable SamplingInterval of(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    Matcher counted = COUNTED.matcher(USUAL.getOrDefault(lower, lower));
    int count = counted.matches() ? Integer.parseInt(counted.group(1)) : 0;
    return count < 1 ? null : times(count, counted.group(2));
  }

  /**
   * Rows that the archive's benchmarks forecast where a file has no {@code @horizon}. It is a week
   * of hours or half hours, 30 days, 8 weeks or 12 months; 0 for others.
   */
  static int usualHorizon(SamplingInterval interval) {
    if (interval.calendar()) {
      return interval.months() == 1 ? 12 : 0;
    }
    double hours = interval.seconds() / Duration.ofHours(1).toSeconds();
    if (hours == 1 || hours == 0.5) {
      return (int) (7 * 24 / hours);
    }
    return hours == 24 ? 30 : hours == 7 * 24 ? 8 : 0;
  }

  private static SamplingInterval times(int count, String unit) {
    return switch (unit) {
      case "second" -> SamplingInterval.of(Duration.ofSeconds(count));
      case "minute" -> SamplingInterval.of(Duration.ofMinutes(count));
      case "hour" -> SamplingInterval.of(Duration.ofHours(count));
      case "day" -> SamplingInterval.of(Duration.ofDays(count));
      case "week" -> SamplingInterval.of(Duration.ofDays(7L * count));
      case "month" -> SamplingInterval.ofMonths(count);
      default -> SamplingInterval.ofMonths(12 * count);
    };
  }
}

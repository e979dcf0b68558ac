package org.sswim.panels;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.SamplingInterval;

/**
 * How often the series of a panel are observed, as far as it bears on seasons.
 *
 * @param season m, rows of the season that MASE and the seasonal rows go by, at least 1; 1 for none
 * @param cycle rows of the longest cycle that windows should hold whole, at least 1: of hourly data
 *     a week, 168
 */
public record Frequency(int season, int cycle) {
  private static final double DAY = 86_400;
  private static final int WEEK = 7;
  private static final int WEEKS = 52;
  private static final int FEW = 6;
  private static final Pattern M4_ID = Pattern.compile("[HDWMQY]\\d{1,6}");

  /** No season. */
  public static final Frequency NONE = new Frequency(1, 1);

  private static final Map<String, Frequency> M4 =
      Map.of(
          "hourly", new Frequency(24, 168),
          "daily", new Frequency(1, WEEK),
          "weekly", new Frequency(1, WEEKS),
          "monthly", new Frequency(12, 12),
          "quarterly", new Frequency(4, 4),
          "yearly", NONE);

  /** Checks the ranges. */
  public Frequency {
    Checks.that(season >= 1 && cycle >= 1)
        .or("season and cycle must be at least 1; got %s and %s", season, cycle);
  }

  /** The same with another season; a cycle that is no multiple of it is the season itself. */
  public Frequency withSeason(int newSeason) {
    return new Frequency(newSeason, cycle % newSeason == 0 ? cycle : newSeason);
  }

  /** Rows to forecast where nobody says: two seasons, of weeks a quarter of a year; else six. */
  public int usualHorizon() {
    if (season == WEEKS) {
      return WEEKS / 4;
    }
    return season > 1 ? 2 * season : FEW;
  }

  /**
   * The frequency for rows of this distance. Below a day the season is the day and the cycle the
   * week. Rows of days have a season of a week; those of weeks, four weeks, months and quarters
   * have a season of a year.
   */
  public static Frequency of(SamplingInterval interval) {
    if (interval.calendar()) {
      int rows = 12 % interval.months() == 0 ? 12 / interval.months() : 1;
      return new Frequency(rows, rows);
    }
    double seconds = interval.seconds();
    if (seconds == DAY) {
      int week = (int) interval.rowsIn(WEEK);
      return new Frequency(week, week);
    }
    if (seconds == WEEK * DAY) {
      return new Frequency(WEEKS, WEEKS);
    }
    if (seconds == 4 * WEEK * DAY) {
      return new Frequency(WEEKS / 4, WEEKS / 4);
    }
    double rows = DAY / seconds;
    if (rows >= 2 && rows == Math.rint(rows)) {
      int day = (int) rows;
      return new Frequency(day, WEEK * day);
    }
    return NONE;
  }

  /**
   * The frequency that the M4 competition gives its files by their name, such as {@code
   * Hourly-train.csv}. Its seasons are 24, 1, 1, 12, 4 and 1 from hourly to yearly. Null if the
   * name holds none of these words.
   */
  public static @Nullable Frequency ofM4(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ofM4(lower::contains);
  }

  /** The same by the names of M4's series, as H1, H2 and so on; null if they are none. */
  static @Nullable Frequency ofM4(List<String> ids) {
    String first = ids.get(0).substring(0, 1);
    return ids.stream().allMatch(id -> id.startsWith(first) && M4_ID.matcher(id).matches())
        ? ofM4(word -> word.startsWith(first.toLowerCase(Locale.ROOT)))
        : null;
  }

  private static @Nullable Frequency ofM4(Predicate<String> word) {
    return M4.entrySet().stream()
        .filter(own -> word.test(own.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}

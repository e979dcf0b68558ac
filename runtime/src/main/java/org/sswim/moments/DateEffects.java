package org.sswim.moments;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;

/**
 * The dates that a wall clock belongs to, each a place in a table of effects:
 *
 * <ul>
 *   <li>the day of the year, by month and day, such as 4 July;
 *   <li>the same where it is a Saturday or a Sunday, as a holiday then takes less away;
 *   <li>the n-th weekday of a month, such as the fourth Thursday of November;
 *   <li>the last weekday of a month, such as the last Monday of May;
 *   <li>the days from a week before Easter to a week after it. The feasts that move with Easter are
 *       Ascension, Whit Sunday and Monday, and Corpus Christi;
 *   <li>the week of a month, such as 22 to 28 December.
 * </ul>
 *
 * <p>Every day has the first, the n-th weekday and the week; only the last seven days of a month
 * have the last weekday.
 */
public final class DateEffects {
  /** Number of dates that are told apart. */
  public static final int COUNT;

  /** The most dates that a day belongs to. */
  public static final int MOST = 6;

  private static final int MONTHS = 12;
  private static final int DAYS = 31;
  private static final int WEEKS = 5;
  private static final int WEEKDAYS = 7;
  private static final int NTH = MONTHS * DAYS;
  private static final int LAST = NTH + MONTHS * WEEKS * WEEKDAYS;
  private static final int EASTER = LAST + MONTHS * WEEKDAYS;
  private static final int AROUND_EASTER = 7;
  private static final int[] FEASTS = {39, 49, 50, 60};
  private static final String[] NAMES_OF_FEASTS = {
    "Ascension", "Whit Sunday", "Whit Monday", "Corpus Christi"
  };

  private static final int WEEKEND = EASTER + 2 * AROUND_EASTER + 1 + FEASTS.length;
  private static final int WEEK = WEEKEND + MONTHS * DAYS;
  private static final int SATURDAY = 5;

  static {
    COUNT = WEEK + MONTHS * WEEKS;
  }

  private DateEffects() {}

  /**
   * Writes the places of the dates of a day. Allocates nothing.
   *
   * @param day a day
   * @param out written: {@code [MOST]}, -1 where there is none
   */
  static void write(CivilDay day, int[] out) {
    int month = day.month() - 1;
    int weekday = day.weekday();
    int week = month * WEEKS + (day.dayOfMonth() - 1) / WEEKDAYS;
    out[0] = month * DAYS + day.dayOfMonth() - 1;
    out[1] = NTH + week * WEEKDAYS + weekday;
    boolean last = day.dayOfMonth() + WEEKDAYS > day.lengthOfMonth();
    out[2] = last ? LAST + month * WEEKDAYS + weekday : -1;
    out[3] = movable(day.sinceEaster());
    out[4] = weekday >= SATURDAY ? WEEKEND + out[0] : -1;
    out[5] = WEEK + week;
  }

  private static int movable(int sinceEaster) {
    if (Math.abs(sinceEaster) <= AROUND_EASTER) {
      return EASTER + AROUND_EASTER + sinceEaster;
    }
    for (int f = 0; f < FEASTS.length; f++) {
      if (sinceEaster == FEASTS[f]) {
        return EASTER + 2 * AROUND_EASTER + 1 + f;
      }
    }
    return -1;
  }

  /** Days of a year that may have a date: those of a week of a month, else one. */
  public static int days(int date) {
    if (date < WEEK) {
      return 1;
    }
    int month = (date - WEEK) / WEEKS;
    int first = (date - WEEK) % WEEKS * WEEKDAYS;
    return Math.min(WEEKDAYS, Month.of(month + 1).maxLength() - first);
  }

  /** The name of a date, such as {@code 4 July}, {@code fourth Thursday of November}. */
  public static String name(int date) {
    if (date >= WEEK) {
      return NAMES_OF_WEEKS[(date - WEEK) % WEEKS] + " week of " + month((date - WEEK) / WEEKS);
    }
    if (date >= WEEKEND) {
      return name(date - WEEKEND) + " on a weekend";
    }
    if (date < NTH) {
      return (date % DAYS + 1) + " " + month(date / DAYS);
    }
    if (date < LAST) {
      int at = date - NTH;
      String nth = NAMES_OF_WEEKS[at / WEEKDAYS % WEEKS];
      return nth + " " + weekday(at % WEEKDAYS) + " of " + month(at / WEEKDAYS / WEEKS);
    }
    if (date >= EASTER) {
      int feast = date - EASTER - 2 * AROUND_EASTER - 1;
      return feast >= 0 ? NAMES_OF_FEASTS[feast] : easter(date - EASTER - AROUND_EASTER);
    }
    int at = date - LAST;
    return "last " + weekday(at % WEEKDAYS) + " of " + month(at / WEEKDAYS);
  }

  private static String easter(int since) {
    if (since == 0) {
      return "Easter Sunday";
    }
    String days = Math.abs(since) == 1 ? "a day" : Math.abs(since) + " days";
    return days + (since < 0 ? " before Easter" : " after Easter");
  }

  private static final String[] NAMES_OF_WEEKS = {"first", "second", "third", "fourth", "fifth"};

  private static String month(int number) {
    return name(Month.of(number + 1).name());
  }

  private static String weekday(int number) {
    return name(DayOfWeek.of(number + 1).name());
  }

  private static String name(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }
}

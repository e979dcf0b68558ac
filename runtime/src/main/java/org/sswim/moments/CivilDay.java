package org.sswim.moments;

/** The day of a wall clock, taken apart anew only when it changes. Not for several threads. */
final class CivilDay {
  private static final long DAY = 86_400;
  // 1970-01-01 was a Thursday, three days after a Monday.
  private static final int EPOCH_WEEKDAY = 3;
  private static final int WEEKDAYS = 7;
  private static final long DAYS_OF_ERA = 146_097;
  private static final long YEARS_OF_ERA = 400;
  // 0000-03-01, the first day of an era whose years begin in March.
  private static final long FIRST_OF_ERAS = -719_468;

  private long day = Long.MIN_VALUE;
  private int weekday;
  private int month;
  private int dayOfMonth;
  private int dayOfYear;
  private int lengthOfMonth;
  private double share;

  /**
   * Turns to a moment. Allocates nothing.
   *
   * @param wallClock seconds since 1970 as if the clock showed UTC
   */
  void turnTo(long wallClock) {
    long now = Math.floorDiv(wallClock, DAY);
    share = (double) Math.floorMod(wallClock, DAY) / DAY;
    if (now != day) {
      day = now;
      weekday = (int) Math.floorMod(day + EPOCH_WEEKDAY, (long) WEEKDAYS);
      takeApart();
    }
  }

  // {@link LocalDate#ofEpochDay} gives the same, but allocates; a test holds the two together.
  private void takeApart() {
    long shifted = day - FIRST_OF_ERAS;
    long ofEra = Math.floorMod(shifted, DAYS_OF_ERA);
    long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    long year = yearOfEra + Math.floorDiv(shifted, DAYS_OF_ERA) * YEARS_OF_ERA;
    int ofYear = (int) (ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
    int fromMarch = (5 * ofYear + 2) / 153;
    dayOfMonth = ofYear - (153 * fromMarch + 2) / 5 + 1;
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    boolean leap = isLeap(month <= 2 ? year + 1 : year);
    lengthOfMonth =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    dayOfYear = month <= 2 ? ofYear - 305 : ofYear + 60 + (leap ? 1 : 0);
  }

  private static boolean isLeap(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Share of the day that has gone, in [0, 1). */
  double share() {
    return share;
  }

  /** 0 for Monday. */
  int weekday() {
    return weekday;
  }

  /** 1 for January. */
  int month() {
    return month;
  }

  int dayOfMonth() {
    return dayOfMonth;
  }

  int lengthOfMonth() {
    return lengthOfMonth;
  }

  /** 1 for 1 January. */
  int dayOfYear() {
    return dayOfYear;
  }
}

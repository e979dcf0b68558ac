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
  private long year = Long.MIN_VALUE;
  private int easter;
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
    long fromFirstOfMarch = yearOfEra + Math.floorDiv(shifted, DAYS_OF_ERA) * YEARS_OF_ERA;
    int ofYear = (int) (ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
    int fromMarch = (5 * ofYear + 2) / 153;
    dayOfMonth = ofYear - (153 * fromMarch + 2) / 5 + 1;
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    long now = month <= 2 ? fromFirstOfMarch + 1 : fromFirstOfMarch;
    boolean leap = isLeap(now);
    lengthOfMonth =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    dayOfYear = month <= 2 ? ofYear - 305 : ofYear + 60 + (leap ? 1 : 0);
    if (now != year) {
      year = now;
      easter = easter(year) + (leap ? 1 : 0);
    }
  }

  /**
   * The day of a year without leap day on which Easter falls, by the Gregorian reckoning: <i>To
   * Find Easter</i>, Nature 13 (1876), page 487.
   */
  private static int easter(long year) {
    long a = Math.floorMod(year, 19L);
    long b = Math.floorDiv(year, 100L);
    long c = Math.floorMod(year, 100L);
    long g = (8 * b + 13) / 25;
    long h = Math.floorMod(19 * a + b - b / 4 - g + 15, 30L);
    long l = Math.floorMod(32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4, 7L);
    long m = (a + 11 * h + 22 * l) / 451;
    // h + l - 7 m days after 22 March, which is day 81.
    return (int) (81 + h + l - 7 * m);
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

  /** Days since Easter Sunday of the year, below 0 before it. */
  int sinceEaster() {
    return dayOfYear - easter;
  }

  /** 1 for 1 January. */
  int dayOfYear() {
    return dayOfYear;
  }
}

package org.sswim.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CivilDayTest {
  private static final long DAY = 86_400;

  /** Every day of an era of the Gregorian calendar, most of it before 1970. */
  @Test
  void isThatOfTheCalendarOver400Years() {
    CivilDay day = new CivilDay();
    LocalDate end = LocalDate.of(2101, 3, 2);
    for (LocalDate date = LocalDate.of(1700, 2, 27); date.isBefore(end); date = date.plusDays(1)) {
      day.turnTo(date.toEpochDay() * DAY + DAY - 1);
      assertThat(day.month()).isEqualTo(date.getMonthValue());
      assertThat(day.dayOfMonth()).isEqualTo(date.getDayOfMonth());
      assertThat(day.dayOfYear()).isEqualTo(date.getDayOfYear());
      assertThat(day.lengthOfMonth()).isEqualTo(date.lengthOfMonth());
      assertThat(day.weekday()).isEqualTo(date.getDayOfWeek().getValue() - 1);
    }
  }

  @Test
  void theShareOfTheDayIsThatOfTheClock() {
    CivilDay day = new CivilDay();
    day.turnTo(6 * 3600);
    assertThat(day.share()).isEqualTo(0.25);
    day.turnTo(-6 * 3600);
    assertThat(day.share()).isEqualTo(0.75);
    // 31 December 1969 was a Wednesday.
    assertThat(day.dayOfYear()).isEqualTo(365);
    assertThat(day.weekday()).isEqualTo(2);
  }
}

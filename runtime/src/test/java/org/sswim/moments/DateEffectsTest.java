package org.sswim.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateEffectsTest {
  private static List<String> names(String date) {
    CivilDay day = new CivilDay();
    day.turnTo(LocalDate.parse(date).toEpochDay() * 86_400 + 3600);
    int[] out = new int[DateEffects.MOST];
    DateEffects.write(day, out);
    return Arrays.stream(out).filter(d -> d >= 0).mapToObj(DateEffects::name).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-07-04 | 4 July, first Thursday of July, first week of July",
        "2023-11-23 | 23 November, fourth Thursday of November, fourth week of November",
        "2018-11-29 | 29 November, fifth Thursday of November, last Thursday of November, "
            + "fifth week of November",
        "2024-05-27 | 27 May, fourth Monday of May, last Monday of May, fourth week of May",
        "2023-05-29 | 29 May, fifth Monday of May, last Monday of May, Whit Monday, "
            + "fifth week of May",
        "2023-05-22 | 22 May, fourth Monday of May, fourth week of May",
        "2024-02-29 | 29 February, fifth Thursday of February, last Thursday of February, "
            + "fifth week of February",
        "2024-02-22 | 22 February, fourth Thursday of February, fourth week of February",
        "2023-02-22 | 22 February, fourth Wednesday of February, "
            + "last Wednesday of February, fourth week of February",
        "2024-03-29 | 29 March, fifth Friday of March, last Friday of March, "
            + "2 days before Easter, fifth week of March",
        "2000-04-24 | 24 April, fourth Monday of April, last Monday of April, "
            + "a day after Easter, fourth week of April",
        "1954-04-18 | 18 April, third Sunday of April, Easter Sunday, "
            + "18 April on a weekend, third week of April",
        "2008-03-23 | 23 March, fourth Sunday of March, Easter Sunday, "
            + "23 March on a weekend, fourth week of March",
        "2024-05-20 | 20 May, third Monday of May, Whit Monday, third week of May",
        "1969-12-31 | 31 December, fifth Wednesday of December, last Wednesday of December, "
            + "fifth week of December",
      })
  void aDayHasItsDates(String date, String names) {
    assertThat(String.join(", ", names(date))).isEqualTo(names);
  }

  @Test
  void weeksOfMonthsHaveTheirDays() {
    int[] out = new int[DateEffects.MOST];
    CivilDay day = new CivilDay();
    int[] days = new int[DateEffects.COUNT];
    LocalDate date = LocalDate.of(2024, 1, 1);
    for (int d = 0; d < 366; d++) {
      day.turnTo(date.plusDays(d).toEpochDay() * 86_400);
      DateEffects.write(day, out);
      Arrays.stream(out).filter(place -> place >= 0).forEach(place -> days[place]++);
    }
    assertThat(IntStream.range(0, DateEffects.COUNT))
        .allMatch(place -> days[place] == 0 || days[place] == DateEffects.days(place));
  }

  @Test
  void everyDateHasANameOfItsOwn() {
    assertThat(IntStream.range(0, DateEffects.COUNT).mapToObj(DateEffects::name))
        .doesNotHaveDuplicates();
  }
}

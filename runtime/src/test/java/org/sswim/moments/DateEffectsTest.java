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
        "2024-07-04 | 4 July, first Thursday of July",
        "2023-11-23 | 23 November, fourth Thursday of November",
        "2018-11-29 | 29 November, fifth Thursday of November, last Thursday of November",
        "2024-05-27 | 27 May, fourth Monday of May, last Monday of May",
        "2023-05-29 | 29 May, fifth Monday of May, last Monday of May, Whit Monday",
        "2023-05-22 | 22 May, fourth Monday of May",
        "2024-02-29 | 29 February, fifth Thursday of February, last Thursday of February",
        "2024-02-22 | 22 February, fourth Thursday of February",
        "2023-02-22 | 22 February, fourth Wednesday of February, last Wednesday of February",
        "2024-03-29 | 29 March, fifth Friday of March, last Friday of March, 2 days before Easter",
        "2000-04-24 | 24 April, fourth Monday of April, last Monday of April, a day after Easter",
        "1954-04-18 | 18 April, third Sunday of April, Easter Sunday",
        "2008-03-23 | 23 March, fourth Sunday of March, Easter Sunday",
        "2024-05-20 | 20 May, third Monday of May, Whit Monday",
        "1969-12-31 | 31 December, fifth Wednesday of December, last Wednesday of December",
      })
  void aDayHasItsDates(String date, String names) {
    assertThat(String.join(", ", names(date))).isEqualTo(names);
  }

  @Test
  void everyDateHasANameOfItsOwn() {
    assertThat(IntStream.range(0, DateEffects.COUNT).mapToObj(DateEffects::name))
        .doesNotHaveDuplicates();
  }
}

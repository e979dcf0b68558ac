package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "01.02.2024 | --date-format dd.MM.yyyy",
        "01.02.2024 13:45 | --date-format \"dd.MM.yyyy HH:mm\"",
        "1.2.2024 3:45:10 | --date-format \"d.M.yyyy H:mm:ss\"",
        "13/02/2024 | --date-format dd/MM/yyyy",
        "02/13/2024 | --date-format MM/dd/yyyy",
        "01-02-2024 | --date-format dd-MM-yyyy or --date-format MM-dd-yyyy",
        "2024/02/13 13:45 | --date-format \"yyyy/MM/dd HH:mm\"",
        "13.02.2024T13:45 | --date-format dd.MM.yyyy'T'HH:mm",
        "1.2.24 3:45 | --date-format \"d.M.yy H:mm\"",
        "Jan-10 | --date-format MMM-yy",
        "31-Dec-23 | --date-format d-MMM-yy",
        "1st of May | --date-format, such as dd.MM.yyyy",
        "01.02.2024 noon | --date-format, such as dd.MM.yyyy",
      })
  void patternsFollowTheText(String text, String option) {
    assertThat(Cures.dateOptions(text)).isEqualTo(option);
  }
}

package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelWorkingDaysTest {
  @TempDir private Path folder;

  /** Shops that are shut on Sundays; the model and the test go from Saturday to Monday. */
  @Test
  void daysThatNeverHaveRowsAreLeftOut() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (int t = 0; t < 70; t++) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
        if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
          int value = 20 + i + 3 * day.getDayOfWeek().getValue() + t * 5 % 3;
          rows.add("a%s,%s,%s\n".formatted(i, day, value));
        }
      }
    }
    // The last rows are of Thursday 7, Friday 8 and Saturday 9 March.
    Path shops = shops("shops.csv", rows, row -> true);
    Path train = shops("train.csv", rows, row -> !row.contains("2024-03-0"));
    Path test = shops("test.csv", rows, row -> row.matches("a\\d,2024-03-0[1-4].*\\s"));
    Path model = folder.resolve("shops.sswim");
    Cli.Run fit = Cli.run(PanelCommandsTest.quick("fit", shops, "--horizon", 2, "--model", model));
    assertThat(fit.err()).contains("shops.csv: rows are 1 working day (Mon-Sat) apart");
    assertThat(fit.out()).contains("season 6");
    Path few = shops("few.csv", rows, row -> row.matches("a1,2024-03-0[789].*\\s"));
    assertThat(Cli.run("predict", model, few).out())
        .contains("a1,2024-03-11,")
        .contains("a1,2024-03-12,");
    Cli.Run evaluate =
        Cli.run(
            PanelCommandsTest.quick("evaluate", train, "--test", test, "--models", "persistence"));
    assertThat(evaluate.status()).as(evaluate.err()).isZero();
    assertThat(evaluate.out()).contains("3 rows to forecast, season 6");
    Files.writeString(few, "a1,2024-03-10,5\n", StandardOpenOption.APPEND);
    Cli.Run refused = Cli.run("predict", model, few);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err().strip())
        .doesNotContain("\n")
        .endsWith(
            "few.csv: series 'a1' has a row at 2024-03-10, a Sunday, but rows must be 1 working"
                + " day (Mon-Sat) apart; leave out rows of other days, or learn from rows that have"
                + " them");
  }

  @Test
  void weeksAreNoWorkingDays() {
    StringBuilder days = new StringBuilder("unique_id,ds,y\n");
    StringBuilder weeks = new StringBuilder("unique_id,ds,y\n");
    for (int t = 0; t < 84; t++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
      if (t % 7 < 5) {
        days.append("a," + day + "," + (t % 7 + 1) + "\nb," + day + "," + (t % 7 + 3) + "\n");
      }
      weeks.append("a," + day.plusDays(6L * t) + "," + (t % 3 + 1) + "\n");
    }
    Path file = Cli.write(folder.resolve("days.csv"), days.toString());
    Path weekly = Cli.write(folder.resolve("weeks.csv"), weeks.toString());
    Path model = folder.resolve("days.sswim");
    Cli.Run fit = Cli.run(PanelCommandsTest.quick("fit", file, "--horizon", 2, "--model", model));
    assertThat(fit.status()).as(fit.err()).isZero();
    BadInputTest.assertMistake(
        Cli.run("predict", model, weekly),
        List.of(
            "weeks.csv: series 'a' has rows 7 days apart, not 1 working day (Mon-Fri) apart",
            "give a file of such rows"));
  }

  private Path shops(String name, List<String> rows, Predicate<String> kept) throws IOException {
    String text = rows.stream().filter(kept).collect(Collectors.joining());
    return Files.writeString(folder.resolve(name), "unique_id,ds,y\n" + text);
  }
}

package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.InvalidDataException;

/** Panels whose rows are on some days of the week. 2024-05-03 is a Friday. */
class PanelDaysTest {
  private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @TempDir private Path folder;

  /** Rows of a series on each of the days of the week (1 Monday) in May 2024 up to a date. */
  private static String may(String id, int to, IntPredicate weekdays) {
    return LocalDate.of(2024, 5, 1)
        .datesUntil(LocalDate.of(2024, 5, to).plusDays(1))
        .filter(day -> weekdays.test(day.getDayOfWeek().getValue()))
        .map(day -> "%s,%s,%s\n".formatted(id, day, day.getDayOfMonth()))
        .collect(Collectors.joining());
  }

  private static String rows(String id, String... dates) {
    return Arrays.stream(dates).map(date -> id + "," + date + ",1\n").collect(Collectors.joining());
  }

  private Panel read(PanelColumns columns, String... rows) throws IOException {
    Path file = folder.resolve("panel.csv");
    Files.writeString(file, "unique_id,ds,y\n" + String.join("", rows));
    return PanelFiles.read(file, PanelFormat.LONG, columns);
  }

  /** Ascension Day lacks in a; b and c have more than a day between most of their rows. */
  @Test
  void rowsGoFromFridayToMonday() throws IOException {
    Panel panel =
        read(
            PanelColumns.USUAL,
            may("a", 31, day -> day <= 5).replace("a,2024-05-09,9\n", ""),
            rows("b", "2024-05-02", "2024-05-03", "2024-05-06"),
            rows("c", "2024-05-03", "2024-05-06", "2024-05-08"),
            rows("d", "2024-05-10"),
            may("e", 31, day -> day <= 5));
    assertThat(panel.frequency()).isEqualTo(new Frequency(5, 5));
    assertThat(panel.times().interval()).hasToString("PT24H on 12345");
    assertThat(panel.values(0)).hasSize(23).startsWith(1, 2, 3, 6, 7, 8, Double.NaN, 10, 13);
    assertThat(panel.values(1)).containsExactly(1, 1, 1);
    assertThat(panel.values(2)).containsExactly(1, 1, Double.NaN, 1);
    assertThat(panel.times().text(0, 23)).isEqualTo("2024-06-03");
    assertThat(panel.times().text(3, 1)).isEqualTo("2024-05-13");
    assertThat(panel.times().wallClock(3, 1))
        .isEqualTo(LocalDate.of(2024, 5, 13).toEpochDay() * 86_400);
    assertThat(panel.notes())
        .containsExactly(
            "rows are 1 working day (Mon-Fri) apart",
            "2 missing rows between others were put in without value");
  }

  /** A Saturday of any series counts, also of one with a single row; two weeks may have gaps. */
  @ParameterizedTest
  @CsvSource({
    "31, 2024-05-10, PT24H on 12345",
    "31, 2024-05-11, PT24H on 123456",
    "14, 2024-05-10, PT24H"
  })
  void allSeriesAndThreeWeeksTellTheDays(int to, String other, String interval) throws IOException {
    Panel panel = read(PanelColumns.USUAL, may("a", to, day -> day <= 5), rows("b", other));
    assertThat(panel.times().interval()).hasToString(interval);
  }

  @Test
  void seriesOfWeeksAreNoneOfWorkingDays() {
    assertThatThrownBy(
            () ->
                read(
                    PanelColumns.USUAL,
                    may("a", 31, day -> day <= 5),
                    may("b", 31, day -> day == 1)))
        .hasMessageContaining("series 'b' has rows 7 days apart, but 'a' has them 1 day apart");
  }

  /** Those of a model, say: few rows do not tell which days there are. */
  @Test
  void daysMayBeKnown() throws IOException {
    PanelColumns working = PanelColumns.USUAL.withDays(WORKING);
    Panel few = read(working, rows("a", "2024-05-03", "2024-05-06"), rows("b", "2024-05-10"));
    assertThat(few.values(0)).containsExactly(1, 1);
    assertThat(few.times().text(0, 2)).isEqualTo("2024-05-07");
    assertThat(few.times().text(1, 1)).isEqualTo("2024-05-13");
    assertThat(few.notes()).isEmpty();
    PanelColumns all = PanelColumns.USUAL.withDays(EnumSet.allOf(DayOfWeek.class));
    assertThat(read(all, may("a", 31, day -> day <= 5)).values(0)).hasSize(31);
    assertThat(read(working, "a,1,1\na,2,2\n").times().text(0, 2)).isEqualTo("3");
  }

  @Test
  void rowsOfOtherDaysAreRefused() {
    PanelColumns working = PanelColumns.USUAL.withDays(WORKING);
    for (String[] dates :
        List.of(
            new String[] {"2024-05-03", "2024-05-04"}, new String[] {"2024-05-04", "2024-05-06"})) {
      assertThatThrownBy(() -> read(working, rows("a", dates)))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageEndingWith(
              "panel.csv: series 'a' has a row at 2024-05-04, a Saturday, but rows must be 1"
                  + " working day (Mon-Fri) apart");
    }
    assertThatThrownBy(() -> read(working, rows("a", "2024-05-03 09:00", "2024-05-06 10:00")))
        .hasMessageContaining("which is not a whole number of 1 working day (Mon-Fri) after");
  }

  @Test
  void futureRowsGoOnWithTheDays() throws IOException {
    String header = "unique_id,ds,y,promo\n";
    String known =
        may("a", 31, day -> day <= 5)
            .lines()
            .map(row -> row + ",0\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("known.csv"), header + known);
    Path next =
        Files.writeString(folder.resolve("next.csv"), "unique_id,ds,promo\na,2024-06-03,1\n");
    BesideNames names = new BesideNames(List.of(), List.of(), List.of("promo"));
    Panel panel = PanelFiles.read(file, null, PanelColumns.USUAL, names, next);
    double[] promo = panel.beside().columns()[0][0];
    assertThat(promo).hasSize(24).endsWith(0, 1);
    Files.writeString(next, "unique_id,ds,promo\na,2024-06-01,1\n");
    PanelColumns working = PanelColumns.USUAL.withDays(WORKING);
    assertThatThrownBy(() -> PanelFiles.read(file, null, working, names, next))
        .hasMessageContaining("has a row at 2024-06-01, a Saturday");
  }

  @Test
  void daysOfFilesInAFolderAreFound() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    for (String id : List.of("a", "b")) {
      String own = may(id, 31, day -> day <= 6).replace(id + ",", "");
      Files.writeString(many.resolve(id + ".csv"), "ds,y\n" + own);
    }
    Panel panel = PanelFiles.read(many, null, PanelColumns.USUAL);
    assertThat(panel.frequency().season()).isEqualTo(6);
    assertThat(Stream.of(0, 1).map(i -> panel.times().text(i, panel.rows(i))))
        .containsExactly("2024-06-01", "2024-06-01");
  }
}

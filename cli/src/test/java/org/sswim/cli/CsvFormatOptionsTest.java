package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as other countries write them, from the file to the forecast. */
class CsvFormatOptionsTest {
  @TempDir private Path folder;
  private Path plain;
  private Path european;
  private Path model;

  @BeforeEach
  void fit() {
    String text = Cli.weekly(60);
    plain = Cli.write(folder.resolve("plain.csv"), text);
    String other =
        text.replaceAll("(\\d{4})-(\\d\\d)-(\\d\\d)", "$3.$2.$1 00:00")
            .replace(",", ";")
            .replaceAll("\\.(\\d{3})\\b", ",$1");
    european = Cli.write(folder.resolve("european.csv"), other);
    model = Cli.fit(plain, folder.resolve("m.sswim"), "--set", "moment=values");
  }

  @Test
  void theSameSeriesGivesTheSameForecast() {
    Cli.Run expected = Cli.run("predict", model, plain);
    Cli.Run run = Cli.run("predict", model, european);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).hasSize(4);
    assertThat(run.outLines().get(1)).startsWith("01.03.2024 00:00,");
    assertThat(run.out().replaceAll("(\\d\\d)\\.(\\d\\d)\\.(\\d{4}) 00:00,", "$3-$2-$1,"))
        .isEqualTo(expected.out());
    Cli.Run given =
        Cli.run(
            "predict",
            model,
            european,
            "--date-format",
            "dd.MM.yyyy HH:mm",
            "--separator",
            ";",
            "--decimal",
            ",");
    assertThat(given.out()).isEqualTo(run.out());
  }

  @Test
  void tabsAndStreams() {
    String tabs = Cli.weekly(60).replace(',', '\t');
    String expected = Cli.runWith(Cli.weekly(60), "stream", model).out();
    assertThat(expected).isNotEmpty();
    assertThat(Cli.runWith(tabs, "stream", model).out()).isEqualTo(expected);
    assertThat(Cli.runWith(tabs, "stream", model, "--separator", "tab").out()).isEqualTo(expected);
  }

  @Test
  void instantsAreShownInTheZone() {
    String utc = Cli.weekly(60).replaceAll("(\\d{4}-\\d\\d-\\d\\d)", "$1T23:30Z");
    Path file = Cli.write(folder.resolve("utc.csv"), utc);
    Cli.Run run = Cli.run("predict", model, file, "--zone", "Europe/Berlin");
    // The last row is that of 2024-02-29, half past midnight of March 1 in Berlin.
    assertThat(run.outLines().get(1)).startsWith("2024-03-02T00:30+01:00,");
    assertThat(Cli.run("predict", model, file).outLines().get(1)).startsWith("2024-03-01T23:30Z,");
  }

  @Test
  void aModelRemembersItsZone() {
    String utc = Cli.weekly(60).replaceAll("(\\d{4}-\\d\\d-\\d\\d)", "$1T23:30Z");
    Path file = Cli.write(folder.resolve("utc.csv"), utc);
    Path berlin = folder.resolve("berlin.sswim");
    Cli.Run fitted =
        Cli.run(
            "fit",
            file,
            "--zone",
            "Europe/Berlin",
            "--window",
            14,
            "--horizon",
            3,
            "--neurons",
            20,
            "--model",
            berlin);
    assertThat(fitted.status()).as(fitted.err()).isZero();
    assertThat(Cli.run("predict", berlin, file).outLines().get(1))
        .startsWith("2024-03-02T00:30+01:00,");
    assertThat(Cli.run("predict", berlin, file, "--zone", "UTC").outLines().get(1))
        .startsWith("2024-03-01T23:30Z,");
  }

  @Test
  void rowsAreFoundByTheFilesOwnDates() {
    Object[] explain = {"explain", model, "--data", european, "--at", "28.02.2024 00:00"};
    List<Object> command = new ArrayList<>(Arrays.asList(explain));
    command.addAll(List.of("--date-format", "dd.MM.yyyy HH:mm"));
    Cli.Run run = Cli.run(command.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    Object[] same = {"explain", model, "--data", plain, "--at", "2024-02-28"};
    // The longer dates move columns.
    assertThat(run.out().replaceAll("(\\d\\d)\\.(\\d\\d)\\.(\\d{4}) 00:00", "$3-$2-$1"))
        .isEqualToNormalizingWhitespace(Cli.run(same).out());
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "--separator ! : ! , ; and |",
        "--separator ! ;; ! , ; and |",
        "--decimal ! ; ! point or comma",
        "--date-format ! dd.mm.yyyy ! such as dd.MM.yyyy",
        "--zone ! Europe/Berlim ! such as Europe/Berlin"
      })
  void unusableOption(String option, String value, String bound) {
    BadInputTest.assertMistake(
        Cli.run("predict", model, plain, option, value),
        List.of(option, "'" + value + "'", bound, "sswim predict --help"));
  }

  /** The model keeps what one row of a stream does not show. */
  @ParameterizedTest
  @CsvSource({"yyyyMMdd, 20240301", "M/d/yyyy, 3/1/2024", "MMM-d-yyyy, Mar-1-2024"})
  void formsThatTheFirstRowsShowAreKept(String written, String next) {
    StringBuilder text = new StringBuilder("date,a,b\n");
    DateTimeFormatter form = DateTimeFormatter.ofPattern(written, Locale.ENGLISH);
    for (int r = 0; r < 60; r++) {
      text.append(LocalDate.of(2024, 1, 1).plusDays(r).format(form) + "," + r % 7 + "," + r + "\n");
    }
    Path data = Cli.write(folder.resolve("form.csv"), text.toString());
    Path own = Cli.fit(data, folder.resolve("form.sswim"));
    assertThat(Cli.run("predict", own, data).outLines().get(1)).startsWith(next + ",");
    Cli.Run stream = Cli.runWith(text.toString(), "stream", own);
    assertThat(stream.outLines().get(0)).startsWith("date,");
    String last = LocalDate.of(2024, 2, 29).format(form);
    assertThat(stream.out()).contains("\n" + last + ",");
  }

  private static String days(String written, LocalDate from, int rows) {
    StringBuilder text = new StringBuilder("date,a,b\n");
    DateTimeFormatter form = DateTimeFormatter.ofPattern(written, Locale.ENGLISH);
    for (int r = 0; r < rows; r++) {
      text.append(from.plusDays(r).format(form) + "," + r % 7 + "," + r + "\n");
    }
    return text.toString();
  }

  /** The form of the fit is assumed as far as it fits, and one that is given holds. */
  @ParameterizedTest
  @CsvSource({"yyyyMMdd", "M/d/yyyy", "dd/MM/yyyy"})
  void filesOfOtherFormsAreReadForAModel(String written) {
    LocalDate first = LocalDate.of(2024, 1, 1);
    Path data = Cli.write(folder.resolve("form.csv"), days(written, first, 60));
    Path own = Cli.fit(data, folder.resolve("form.sswim"), "--date-format", written);
    for (String other : List.of("yyyy-MM-dd", "dd.MM.yyyy", "MMM-d-yyyy", "M/d/yyyy", "yyyyMMdd")) {
      DateTimeFormatter form = DateTimeFormatter.ofPattern(other, Locale.ENGLISH);
      String text = days(other, first, 60);
      Path file = Cli.write(folder.resolve("other.csv"), text);
      Cli.Run predict = Cli.run("predict", own, file);
      assertThat(predict.err()).isEmpty();
      assertThat(predict.outLines().get(1)).startsWith(LocalDate.of(2024, 3, 1).format(form) + ",");
      if (!other.equals("yyyyMMdd")) {
        String last = LocalDate.of(2024, 2, 29).format(form);
        String late = days(other, first.plusDays(30), 30);
        assertThat(Cli.runWith(late, "stream", own).out()).contains("\n" + last + ",");
      }
    }
    Path unread = Cli.write(folder.resolve("unread.csv"), days("d*M*yyyy", first, 60));
    BadInputTest.assertMistake(
        Cli.run("predict", own, unread),
        List.of("no column holds a date of the format " + written, "--date-format"));
    BadInputTest.assertMistake(
        Cli.run("predict", own, plain, "--date-format", "dd/MM/yyyy"),
        List.of("no column holds a date of the format dd/MM/yyyy", "correct --date-format"));
  }

  /** Which of two columns of dates counts is known to the fit alone. */
  @Test
  void theModelKeepsWhichColumnHoldsTheDates() {
    StringBuilder text = new StringBuilder("made,date,a,b\n");
    for (int r = 0; r < 60; r++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(r);
      text.append(day.plusYears(1) + "," + day + "," + r % 7 + "," + r % 5 + "\n");
    }
    Path data = Cli.write(folder.resolve("two.csv"), text.toString());
    for (String how : List.of("--date-column", "--exclude")) {
      String column = how.equals("--exclude") ? "made" : "date";
      Path own = Cli.fit(data, folder.resolve("two.sswim"), how, column, "--target", "a,b");
      assertThat(Cli.run("predict", own, data).outLines().get(1)).startsWith("2024-03-01,");
      assertThat(Cli.runWith(text.toString(), "stream", own).out()).contains("\n2024-02-29,");
    }
    assertThat(Cli.run("predict", model, plain).outLines().get(1)).startsWith("2024-03-01,");
  }

  @Test
  void datesThatAreNotRead() throws IOException {
    String slashes =
        Files.readString(european).replaceAll("(\\d\\d)\\.(\\d\\d)\\.20(\\d\\d)", "$1/$2/$3");
    Path other = Files.writeString(folder.resolve("slashes.csv"), slashes);
    BadInputTest.assertMistake(
        Cli.run("predict", model, other),
        List.of("line 2", "'01/01/24 00:00' may be a date", "--date-format"));
    Path out = folder.resolve("n.sswim");
    Object[] fit = {"fit", other, "--window", 14, "--horizon", 3, "--model", out};
    BadInputTest.assertMistake(
        Cli.run(fit), List.of("'date' (1)", "may be a date", "--date-format"));
    assertThat(out).doesNotExist();
  }
}

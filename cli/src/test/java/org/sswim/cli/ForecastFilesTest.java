package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What predictions are made from and how they come out: dates, decimals, rows that are missing. */
class ForecastFilesTest {
  private static final int ROWS = 80;

  @TempDir private Path folder;

  private Path write(String name, String header, Function<Integer, String> values) {
    return write(name, header, values, DateTimeFormatter.ISO_DATE);
  }

  private Path write(
      String name, String header, Function<Integer, String> values, DateTimeFormatter dates) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int r = 0; r < ROWS; r++) {
      text.append(dates.format(LocalDate.of(2024, 1, 1).plusDays(r)))
          .append(',')
          .append(values.apply(r))
          .append('\n');
    }
    return Cli.write(folder.resolve(name), text.toString());
  }

  private static String count(int row) {
    return String.valueOf(500 + row % 7 * 100 + row * row % 13);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"Time", "Zeit", "date", "'the date'"})
  void datesComeBackUnderTheirName(String name) {
    Path data = write("data.csv", name + ",n", ForecastFilesTest::count);
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    assertThat(Cli.run("predict", model, data).out()).startsWith(name + ",n\n2024-03-21,");
    assertThat(Cli.run("predict", model, data, "--date-column", name).out())
        .startsWith(name + ",n");
    Cli.Run stream = Cli.runWith(text(data), "stream", model);
    assertThat(stream.outLines().get(0)).isEqualTo(name + ",n+1,n+2,n+3");
  }

  /** What follows the year 9999 is read as it was written. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({"uuuu-MM-dd,ISO", "dd/MM/yyyy,dd/MM/yyyy"})
  void datesOfFiveDigitsComeBack(String written, String read) {
    DateTimeFormatter dates = DateTimeFormatter.ofPattern(written);
    LocalDate end = LocalDate.of(9999, 12, 31);
    StringBuilder text = new StringBuilder("date,n\n");
    for (int r = 0; r < ROWS; r++) {
      text.append(dates.format(end.minusDays(ROWS - 1 - r)) + "," + count(r) + "\n");
    }
    Path data = Cli.write(folder.resolve("late.csv"), text.toString());
    Object[] format = read.equals("ISO") ? new Object[0] : new Object[] {"--date-format", read};
    Path model = Cli.fit(data, folder.resolve("m.sswim"), format);
    Object[] predict =
        Stream.concat(Stream.of("predict", model, data), Stream.of(format)).toArray();
    Cli.Run first = Cli.run(predict);
    String added = first.out().replaceFirst("date,n\n", "");
    assertThat(added).contains("10000");
    Cli.write(data, text + added);
    Cli.Run next = Cli.run(predict);
    assertThat(next.status()).as(next.err()).isZero();
    assertThat(next.outLines().get(1)).contains("10000");
  }

  @Test
  void forecastsHaveTheDecimalsOfTheSeries() {
    Path data = write("data.csv", "date,n,x", r -> count(r) + "," + (r % 7 * 3.25 + r % 5));
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--level", "80");
    String number = "-?\\d+";
    assertThat(Cli.run("predict", model, data).outLines().subList(1, 4))
        .allMatch(
            row ->
                row.matches(
                    "[-0-9]+,%1$s,%1$s\\.\\d\\d(,%1$s){2}(,%1$s\\.\\d\\d){2}".formatted(number)));
    assertThat(Cli.run("predict", model, data, "--precision", 1).outLines().get(1))
        .matches("[-0-9]+(,-?\\d+\\.\\d){6}");
    Cli.Run full = Cli.run("predict", model, data, "--precision", "full");
    assertThat(full.outLines().get(1)).matches("[-0-9]+(,-?\\d+\\.\\d{8,}){6}");
    Cli.Run stream = Cli.runWith(text(data), "stream", model);
    List<String> predicted = Cli.run("predict", model, data).outLines();
    String last = stream.outLines().get(stream.outLines().size() - 1);
    assertThat(last.split(",", -1)[1]).isEqualTo(predicted.get(1).split(",", -1)[1]);
    assertThat(last.split(",", -1)[2]).isEqualTo(predicted.get(1).split(",", -1)[2]);
    BadInputTest.assertMistake(
        Cli.run("predict", model, data, "--precision", "many"),
        List.of("--precision", "auto or full or a whole number in 0..15", "'many'"));
  }

  /** Rounding counts of a few to whole numbers would hide what the model says. */
  @Test
  void smallCountsKeepDecimals() {
    Path data = write("data.csv", "date,n", r -> String.valueOf(r * r % 7 % 3));
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    assertThat(Cli.run("predict", model, data).outLines().get(1))
        .matches("[-0-9]+,-?\\d\\.\\d{2,3}");
  }

  @Test
  void modelRemembersHowDatesAreWritten() {
    DateTimeFormatter german = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    Path data = write("data.csv", "Datum,n", ForecastFilesTest::count, german);
    Path model =
        Cli.fit(data, folder.resolve("m.sswim"), "--date-format", "dd.MM.yyyy", "--zone", "UTC");
    assertThat(Cli.run("predict", model, data).out()).startsWith("Datum,n\n21.03.2024,");
    assertThat(Cli.runWith(text(data), "stream", model).out()).contains("\n20.03.2024,");
    Path iso = write("iso.csv", "Datum,n", ForecastFilesTest::count);
    assertThat(Cli.run("predict", model, iso).out()).startsWith("Datum,n\n2024-03-21,");
    BadInputTest.assertMistake(
        Cli.run("predict", model, iso, "--date-format", "dd.MM.yyyy"),
        List.of("no column holds a date of the format dd.MM.yyyy", "correct --date-format"));
    Cli.Run said = Cli.run("predict", model, iso, "--date-format", "yyyy-MM-dd");
    assertThat(said.out()).startsWith("Datum,n\n2024-03-21,");
  }

  /** Known columns that end early: how many rows are missing, behind which. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({"0, 5 are", "2, 3 are", "4, 1 is"})
  void knownRowsThatAreMissingAreCounted(int ahead, String missing) {
    Path data = write("data.csv", "date,n,k", r -> count(r) + "," + r % 3);
    Path model = folder.resolve("m.sswim");
    Cli.Run fit =
        Cli.run(
            "fit",
            data,
            "--window",
            14,
            "--horizon",
            5,
            "--model",
            model,
            "--neurons",
            10,
            "--target",
            "n",
            "--known",
            "k",
            "--set",
            "moment=values");
    assertThat(fit.status()).as(fit.err()).isZero();
    StringBuilder more = new StringBuilder(text(data));
    for (int r = ROWS; r < ROWS + ahead; r++) {
      more.append(LocalDate.of(2024, 1, 1).plusDays(r)).append(",,1\n");
    }
    Cli.write(data, more.toString());
    BadInputTest.assertMistake(
        Cli.run("predict", model, data),
        List.of("'k' must go on for 5 rows after row 80", missing + " missing; add rows"));
  }

  @Test
  void explainNamesOnlyRowsThatItTakes() {
    Path data = write("data.csv", "date,n", ForecastFilesTest::count);
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    for (String at : List.of("2023-01-01", "2024-01-03", "2024-01-03 12:00")) {
      BadInputTest.assertMistake(
          Cli.run("explain", model, "--data", data, "--at", at),
          List.of("it can from 2024-01-14 to 2024-03-20, near that is 2024-01-14"));
    }
    BadInputTest.assertMistake(
        Cli.run("explain", model, "--data", data, "--at", 13), List.of("it can from rows 14..80"));
    assertThat(Cli.run("explain", model, "--data", data, "--at", 14).status()).isZero();
    assertThat(Cli.run("explain", model, "--data", data, "--at", "2024-01-14").status()).isZero();
  }

  @Test
  void aFileGivenTwiceIsSaidToBe() {
    Path data = write("data.csv", "date,n", ForecastFilesTest::count);
    Object[] fit = {"fit", data, data, "--window", 14, "--horizon", 3, "--model", "m"};
    BadInputTest.assertMistake(Cli.run(fit), List.of("data.csv: is given twice; give it once"));
  }

  @Test
  void aFileWithoutAnyValueIsNamed() {
    Path data = write("nothing.csv", "date,n,k", r -> "," + r % 3);
    Path model = folder.resolve("m.sswim");
    for (String missing : List.of("mask", "fill", "fail")) {
      BadInputTest.assertMistake(
          Cli.run(
              "fit",
              data,
              "--window",
              14,
              "--horizon",
              3,
              "--model",
              model,
              "--target",
              "n",
              "--known",
              "k",
              "--missing",
              missing),
          List.of("nothing.csv: no row holds a value of 'n'"));
    }
    BadInputTest.assertMistake(
        Cli.run("fit", data, "--window", 14, "--horizon", 3, "--model", model, "--missing", "mask"),
        List.of("nothing.csv: column 'n' (2) has no observed value"));
  }

  @Tag("long")
  @Test
  void standardInputAndPipesAreRead() throws Exception {
    Path data = write("data.csv", "date,n", ForecastFilesTest::count);
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    Cli.Run predicted = Cli.run("predict", model, data);
    assertThat(Cli.runWith(text(data), "predict", model, "-").out()).isEqualTo(predicted.out());
    Path other = folder.resolve("other.sswim");
    Object[] fit = {"fit", "-", "--window", 14, "--horizon", 3, "--model", other};
    Object[] size = {"--neurons", 20, "--set", "members=1"};
    assertThat(Cli.runWith(text(data), Stream.of(fit, size).flatMap(Stream::of).toArray()).status())
        .isZero();
    assertThat(other).hasSameBinaryContentAs(model);
    BadInputTest.assertMistake(
        Cli.runWith("", "predict", model, "-"), List.of("standard input: is empty"));
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer = new ProcessBuilder("cp", data.toString(), pipe.toString()).start();
    assertThat(Cli.run("predict", model, pipe).out()).isEqualTo(predicted.out());
    assertThat(writer.waitFor()).isZero();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

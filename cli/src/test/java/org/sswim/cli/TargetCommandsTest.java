package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is forecast, and text and truth values beside it. */
class TargetCommandsTest {
  private static final int ROWS = 120;
  private static final int HORIZON = 3;
  private static final List<String> WEATHER = List.of("clear", "rain", "snow");

  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void write() {
    data = Cli.write(folder.resolve("bike.csv"), text(ROWS, HORIZON));
    model = folder.resolve("m.sswim");
  }

  /** Users that weather and holidays move; then rows of what is known ahead. */
  private static String text(int rows, int behind) {
    StringBuilder text = new StringBuilder("date,users,weather,working,event,month\n");
    for (int r = 0; r < rows + behind; r++) {
      LocalDate date = LocalDate.of(2024, 1, 1).plusDays(r);
      boolean known = r < rows;
      text.append(
          String.join(
              ",",
              date.toString(),
              known ? String.format(Locale.ROOT, "%d", 100 + r % 7 * 3 - r * 7 % 11 % 3 * 20) : "",
              known ? WEATHER.get(r * 7 % 11 % 3) : "",
              date.getDayOfWeek().getValue() < 6 ? "TRUE" : "False",
              event(r),
              String.valueOf(date.getMonthValue())));
      text.append('\n');
    }
    return text.toString();
  }

  private static String event(int row) {
    return row % 10 == 0 ? "fair" : row % 10 == 5 ? "match" : "";
  }

  private Cli.Run fit(Object... more) {
    Object[] call = {
      "fit", data, "--window", 14, "--horizon", HORIZON, "--model", model, "--neurons", 10
    };
    Stream<Object> moment = Stream.of("--set", "moment=values,members=1");
    return Cli.run(
        Stream.of(Stream.of(call), moment, Stream.of(more)).flatMap(each -> each).toArray());
  }

  private void fitAll() {
    Cli.Run run =
        fit("--target", "users", "--inputs", "weather", "--known", "working,event", "--seed", 1);
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Tag("long")
  @Test
  void textIsTakenAsCategoriesAndTruthAsOneAndZero() {
    fitAll();
    assertThat(Cli.run("inspect", model).out())
        .contains(
            "weather=clear, weather=rain, weather=snow",
            "known columns     working, event=fair, event=match");
    Cli.Run predicted = Cli.run("predict", model, data);
    assertThat(predicted.status()).as(predicted.err()).isZero();
    // The same in numbers: a column of 0 and 1 for each text.
    StringBuilder numbers = new StringBuilder("date,users,w1,w2,w3,working,fair,match\n");
    List<String> lines = text(ROWS, HORIZON).lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      List<String> row = new ArrayList<>(List.of(cells[0], cells[1]));
      WEATHER.forEach(
          weather -> row.add(cells[2].isEmpty() ? "" : cells[2].equals(weather) ? "1" : "0"));
      row.add(cells[3].equals("TRUE") ? "1" : "0");
      row.add(cells[4].equals("fair") ? "1" : "0");
      row.add(cells[4].equals("match") ? "1" : "0");
      numbers.append(String.join(",", row)).append('\n');
    }
    Cli.write(data, numbers.toString());
    Cli.Run inNumbers =
        fit(
            "--target",
            "users",
            "--inputs",
            "w1,w2,w3",
            "--known",
            "working,fair,match",
            "--seed",
            1);
    assertThat(inNumbers.status()).as(inNumbers.err()).isZero();
    assertThat(Cli.run("predict", model, data).out()).isEqualTo(predicted.out());
  }

  @Test
  void streamReadsTextAsPredictDoes() {
    fitAll();
    StringBuilder rows = new StringBuilder("date,users,weather");
    StringBuilder future = new StringBuilder("event,date,working");
    List<String> lines = text(ROWS, HORIZON).lines().toList();
    for (int r = 0; r < ROWS + HORIZON; r++) {
      String[] cells = lines.get(r + 1).split(",", -1);
      if (r < ROWS) {
        rows.append('\n').append(String.join(",", cells[0], cells[1], cells[2]));
      }
      future.append('\n').append(String.join(",", cells[4], cells[0], cells[3]));
    }
    Path known = Cli.write(folder.resolve("future.csv"), future + "\n");
    Object[] call = {"stream", model, "--future", known};
    Cli.Run stream = Cli.runWith(rows + "\n", call);
    assertThat(stream.status()).as(stream.err()).isZero();
    List<Double> last = numbers(stream.outLines().get(stream.outLines().size() - 1));
    List<Double> predicted =
        Cli.run("predict", model, data).outLines().stream()
            .skip(1)
            .map(line -> numbers(line).get(0))
            .toList();
    assertThat(last).hasSameSizeAs(predicted);
    for (int lead = 0; lead < HORIZON; lead++) {
      assertThat(last.get(lead)).isCloseTo(predicted.get(lead), within(.01));
    }
    // Without a header the columns come in order, each once.
    String bare = rows.substring(rows.indexOf("\n") + 1) + "\n";
    Object[] headless = {"stream", model, "--future", known, "--header", "no"};
    // Of the file of known columns a header names them all the same.
    assertThat(Cli.runWith(bare, headless).out())
        .isEqualTo(stream.out().replaceFirst("date", "time"));
    Cli.Run unknown = Cli.runWith(bare.replace("snow", "hail"), headless);
    assertMistake(unknown, "'hail' is not one of the known categories", "'clear', 'rain', 'snow'");
    Cli.write(known, future.toString().replace("match", "circus") + "\n");
    assertMistake(
        Cli.runWith(rows + "\n", call),
        "future.csv",
        "'circus' is not one of the known categories");
  }

  private static List<Double> numbers(String line) {
    List<String> cells = List.of(line.split(",", -1));
    return cells.stream().skip(1).map(Double::valueOf).toList();
  }

  /** Codes in the place of texts, in the order of these, give the same model but for names. */
  @Tag("long")
  @Test
  void codesAreCategoriesWhereTheyAreSaidToBe() {
    fitAll();
    List<String> before = Cli.run("predict", model, data).outLines();
    String coded =
        text(ROWS, HORIZON).replace("clear", "1").replace("rain", "2").replace("snow", "3");
    Cli.write(data, coded);
    Cli.Run run =
        fit(
            "--target",
            "users",
            "--inputs",
            "weather",
            "--known",
            "working,event",
            "--seed",
            1,
            "--categories",
            "weather");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Cli.run("inspect", model).out()).contains("weather=1, weather=2, weather=3");
    assertThat(Cli.run("predict", model, data).outLines()).isEqualTo(before);
    Cli.write(data, coded.replaceFirst(",2,", ",7,"));
    assertMistake(
        Cli.run("predict", model, data), "'7' is not one of the known categories", "'1', '2', '3'");
    assertMistake(
        fit("--target", "users", "--inputs", "weather", "--categories", "month"),
        "--categories: 'month' is not one of the columns");
  }

  @Test
  void unknownCategoriesAreRefusedByName() {
    fitAll();
    Cli.write(data, text(ROWS, HORIZON).replace("snow", "hail"));
    assertMistake(
        Cli.run("predict", model, data),
        "bike.csv: line 7, column 'weather' (3): 'hail' is not one of the known categories,"
            + " 'clear', 'rain', 'snow'; correct it, or fit a model to a file that has it");
    assertThat(Cli.run("explain", model, "--data", data).status()).isEqualTo(2);
  }

  @Tag("long")
  @Test
  void whatIsForecastIsListedWhereColumnsLookLikeCalendarsOrCategories() {
    Cli.write(data, text(ROWS, 0));
    assertThat(fit("--exclude", "weather,event").err())
        .contains(
            "forecasts users, working, month; working, month look like a calendar, counter or category:"
                + " name what to forecast with --target, and the others with --known or --inputs");
    assertThat(fit("--target", "users").err()).isEmpty();
    assertThat(fit("--target", "users", "--known", "working", "--inputs", "month").err()).isEmpty();
  }

  /** Years with decimals that are rounded, or numbers of rows. */
  @ParameterizedTest
  @CsvSource({"1958.17, 0.0833", "1, 1"})
  void countersAreToldAsNoTarget(double first, double step) {
    StringBuilder text = new StringBuilder("ts,users\n");
    for (int r = 0; r < ROWS; r++) {
      double ts = Math.rint(100 * (first + step * r)) / 100;
      text.append(ts).append(',').append(r % 7 + r % 3).append('\n');
    }
    Cli.write(data, text.toString());
    assertThat(fit().err())
        .contains(
            "sswim: warning: forecasts ts, users; ts looks like a calendar, counter or category:"
                + " name what to forecast with --target, a column of dates with --date-column, and");
  }

  @Test
  void textIsNoTarget() {
    Cli.write(data, text(ROWS, 0));
    assertMistake(
        fit(),
        "column 'weather' (3) holds text, 'clear' on line 2, not numbers; name what to forecast"
            + " with --target, or leave the columns out with --exclude weather,event");
    Cli.Run run = fit("--target", "weather");
    assertMistake(run, "column 'weather' (3) holds text", "take it out of --target");
    assertThat(run.err()).doesNotContain("no column of numbers is left");
    assertMistake(fit("--columns", "weather"), "take it out of --columns");
    assertThat(model).doesNotExist();
  }

  @Test
  void moreTextsThanCategoriesAreSensibleAreRefused() {
    StringBuilder text = new StringBuilder("users,note\n");
    for (int r = 0; r < 60; r++) {
      text.append(r % 7).append(",n").append(r).append('\n');
    }
    Cli.write(data, text.toString());
    assertMistake(
        fit("--target", "users", "--inputs", "note"),
        "line 52, column 'note' (2): 'n50' is one text more than the 50 categories",
        "take it out of --inputs");
    // A slip among numbers is a slip.
    Cli.write(data, text.toString().replaceAll(",n(\\d+)", ",$1").replace(",7\n", ",x\n"));
    assertMistake(
        fit("--target", "users", "--inputs", "note"), "line 9, column 'note' (2): 'x' is not a");
  }

  private static void assertMistake(Cli.Run run, String... parts) {
    BadInputTest.assertMistake(run, List.of(parts));
  }
}

package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
  @TempDir private static Path folder;
  private static Path data;

  @BeforeAll
  static void write() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(200));
  }

  private static Object[] call(String options) {
    return Stream.concat(
            Stream.of("backtest", data, "--window", 14, "--neurons", 15, "--set", "members=1"),
            Arrays.stream(options.strip().split(" ")))
        .toArray();
  }

  @Tag("long")
  @Test
  void tellsOfEveryOrigin() throws IOException {
    Path json = folder.resolve("b.json");
    Cli.Run run = Cli.run(call("--horizon 3 --origins 2 --refit --json " + json));
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    // 200 days from the first of 2024 end on 18 July; the last origin has 3 days behind it.
    assertThat(run.out())
        .contains(
            "persistence",
            "seasonal-naive",
            "ridge",
            "s-swim",
            "lightgbm",
            "2024-07-15",
            "2024-07-12")
        .contains("median MSE", "median AE", "RSE", "fitted anew");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("At 3 rows ahead ")
        .contains(" is best (RSE, 2 origins). ")
        .isEqualTo(EvaluateCommandTest.object(found, "verdict").get("text") + ".");
    assertThat(EvaluateCommandTest.objects(found, "scores")).hasSize(10);
    assertThat((List<?>) found.get("origins")).hasSize(2);
    List<Map<String, Object>> summary = EvaluateCommandTest.objects(found, "summary");
    assertThat(summary).extracting(s -> s.get("model")).contains("s-swim", "ridge");
    assertThat((double) summary.get(3).get("rse")).isBetween(0.0, 1.0);
    assertThat((double) summary.get(3).get("mse")).isLessThan((double) summary.get(0).get("mse"));
  }

  @Tag("long")
  @Test
  void intervalsOfEveryModelAreScored() throws IOException {
    Path json = folder.resolve("i.json");
    Path page = folder.resolve("i.html");
    Cli.Run run =
        Cli.run(call("--horizon 3 --origins 6 --level 90,50 --json " + json + " --report " + page));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("held", "50 %", "90 %", "in the units of the file");
    assertThat(run.outLines().get(run.outLines().size() - 1)).startsWith("At 3 rows ahead ");
    List<Map<String, Object>> intervals =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "intervals");
    assertThat(intervals).hasSize(10);
    assertThat(intervals).extracting(i -> i.get("level")).startsWith(50.0).endsWith(90.0);
    assertThat(intervals)
        .allSatisfy(i -> assertThat((double) i.get("coverage")).isBetween(0.0, 1.0));
    assertThat(Files.readString(page)).contains("\"bands\":[{\"level\":90");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    List<Map<String, Object>> forecasts = EvaluateCommandTest.objects(found, "forecasts");
    assertThat(forecasts).hasSize(5);
    for (Map<String, Object> forecast : forecasts) {
      List<Map<String, Object>> around =
          intervals.stream().filter(i -> i.get("model").equals(forecast.get("model"))).toList();
      assertThat(around).extracting(i -> i.get("level")).containsExactly(50.0, 90.0);
      List<Object> values = flat(forecast.get("values"));
      // Six origins, two channels, three leads.
      assertThat(values).hasSize(6 * ((List<?>) found.get("channels")).size() * 3);
      for (Map<String, Object> interval : around) {
        List<Object> lower = flat(interval.get("lower"));
        List<Object> upper = flat(interval.get("upper"));
        for (int k = 0; k < values.size(); k++) {
          assertThat((double) values.get(k))
              .isBetween((double) lower.get(k), (double) upper.get(k));
        }
      }
    }
    Cli.Run bad = Cli.run(call("--horizon 3 --level 120"));
    assertThat(bad.status()).isEqualTo(2);
    assertThat(bad.err()).contains("--level");
  }

  /** The numbers of lists within lists. */
  private static List<Object> flat(Object value) {
    return value instanceof List<?> list
        ? list.stream().flatMap(inner -> flat(inner).stream()).toList()
        : List.of(value);
  }

  @Test
  void modelsAreTheOnesAskedFor() throws IOException {
    Path json = folder.resolve("m.json");
    Cli.Run run =
        Cli.run(
            call("--horizon 3 --origins 2 --models s-swim+gradient,random,ridge --json " + json));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.outLines().get(0).strip().split(" +"))
        .containsExactly("origin", "ridge", "random", "s-swim+gradient");
    List<Map<String, Object>> summary =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "summary");
    assertThat(summary)
        .extracting(s -> s.get("model"))
        .containsExactly("ridge", "random", "s-swim+gradient");
    assertThat(summary).allSatisfy(s -> assertThat((double) s.get("rse")).isBetween(0.0, 1.5));
  }

  @Tag("long")
  @Test
  void aReportIsAPageAndIsNotWrittenOverTheData() throws IOException {
    Path page = folder.resolve("b.html");
    Path picture = folder.resolve("b.svg");
    Cli.Run run = Cli.run(call("--horizon 3 --origins 2 --report " + page + " --svg " + picture));
    assertThat(run.status()).as(run.err()).isZero();
    String last = run.outLines().get(run.outLines().size() - 1);
    assertThat(Files.readString(page))
        .contains("S-SWIM backtest: data.csv", "2024-07-15")
        .contains("\"verdict\":\"" + last.substring(0, last.length() - 1) + "\"")
        .contains("[\"models\",\"persistence, seasonal-naive, ridge, s-swim, lightgbm\"]")
        .contains("[\"forecaster.options.network.neurons\",\"15\"]");
    assertThat(Files.readString(picture))
        .contains("row of the origin", "MSE", "s-swim")
        .doesNotContain("NaN");
    Cli.Run over = Cli.run(call("--horizon 3 --report " + data));
    BadInputTest.assertMistake(over, List.of("--report", "the FILE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--horizon 3 --origins 0     | --origins     | '0'",
        "--horizon 3 --origins 80    | too few rows  | fewer origins",
        "--horizon 3 --every x       | --every       | 'x'",
        "--origins 3                 | --horizon     | required",
        "--horizon 3 --set taps=15       | taps        | 15",
        "--horizon 3 --models lstm   | unknown model | persistence, seasonal-naive",
        "--horizon 3 --models s-swim+gradient --set semantics=streaming | semantics | windowed",
      })
  void badInput(String options, String one, String two) {
    Cli.Run run = Cli.run(call(options));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().toLowerCase(java.util.Locale.ROOT)).contains(one, two);
  }
}

package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.report.Figures;

class ExplainCommandTest {
  private static final int ROWS = 100;

  @TempDir private static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void fit() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(ROWS));
    model = Cli.fit(data, folder.resolve("m.sswim"), "--set", "skip=off");
  }

  /** Waves are linear in their past; with few rows spikes learn their noise. */
  @Test
  void spikesThatDoHarmAreSaidToAddNothing() {
    String waves =
        IntStream.range(0, 160)
            .mapToObj(r -> 10 * Math.sin(0.7 * r) + 0.3 * Math.cos(2 * r) + r * 7919 % 101 / 500.0)
            .map(y -> String.format(Locale.ROOT, "%.2f", y))
            .collect(Collectors.joining("\n", "value\n", "\n"));
    Path rows = Cli.write(folder.resolve("waves.csv"), waves);
    Path silent = Cli.fit(rows, folder.resolve("silent.sswim"));
    assertThat(Cli.run("inspect", silent).out())
        .contains("rows alone: on left-out windows spikes gained nothing");
    assertThat(Cli.run("explain", silent, "--data", rows).out()).contains("; spikes add nothing");
    assertThat(Cli.run("explain", silent, "--data", rows, "--from", 100).out())
        .contains("no neuron carries anything: outputs do not see spikes")
        .doesNotContain("100.0 %");
  }

  @Test
  void thePartsSumToWhatPredictSays() throws IOException {
    Path json = folder.resolve("why.json");
    Cli.Run run = Cli.run("explain", model, "--data", data, "--lead", 2, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("a at 2024-04-11, 2 rows after 2024-04-09", "neuron ", "spikes");
    Map<String, Object> why = JSON.std.mapFrom(Files.readString(json));
    int largestNeuron = (int) EvaluateCommandTest.objects(why, "neurons").get(0).get("neuron");
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("the forecast, " + Figures.error((double) why.get("forecast")) + ", is ")
        .contains(" from 20 neurons, ")
        .endsWith(" of it from neuron " + largestNeuron);
    List<Map<String, Object>> neurons = EvaluateCommandTest.objects(why, "neurons");
    assertThat(neurons).hasSize(20);
    double sum =
        (double) why.get("reference") + (double) why.get("constant") + (double) why.get("skip");
    sum += (double) why.get("moment") + (double) why.get("joint");
    double largest = Math.abs(sum);
    for (Map<String, Object> neuron : neurons) {
      sum += (double) neuron.get("contribution");
      largest = Math.max(largest, Math.abs((double) neuron.get("contribution")));
    }
    String second = Cli.run("predict", model, data).outLines().get(2);
    double predicted = Double.parseDouble(second.split(",", -1)[1]);
    // The network adds in single precision: parts that cancel leave the rounding of the largest.
    assertThat(sum).isCloseTo(predicted, within(1e-4 * Math.max(largest, Math.abs(predicted))));
    List<Map<String, Object>> pairs = EvaluateCommandTest.objects(neurons.get(0), "pairs");
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).toString()).contains("channel=", "end=2024-");
    for (String groups : List.of("kinds", "periods")) {
      assertThat(
              EvaluateCommandTest.objects(why, groups).stream()
                  .mapToDouble(group -> (double) group.get("adds"))
                  .sum())
          .as(groups)
          .isCloseTo(
              neurons.stream().mapToDouble(n -> (double) n.get("contribution")).sum(),
              within(1e-9 * largest));
    }
    assertThat(run.out())
        .contains("training period", "the window of a neuron's spike ends")
        .containsPattern("neurons of [A-Z][a-z]+days ");
  }

  @Test
  void aRowMayBeGivenByDateOrNumber() {
    String byDate =
        Cli.run("explain", model, "--data", data, "--at", "2024-02-09", "--channel", "b").out();
    assertThat(byDate).contains("b at 2024-02-10, 1 row after 2024-02-09");
    // The 40th day of 2024.
    assertThat(Cli.run("explain", model, "--data", data, "--at", 40, "--channel", "b").out())
        .isEqualTo(byDate);
    Path undated = Cli.write(folder.resolve("undated.csv"), BadInputTest.undated(ROWS));
    Path timeless = Cli.fit(data, folder.resolve("timeless.sswim"), "--set", "moment=none");
    assertThat(Cli.run("explain", timeless, "--data", undated, "--at", 40).out())
        .contains("a at row 41, 1 row after row 40");
  }

  @Test
  void periodsShowWhoCarriesTheForecasts() throws IOException {
    Path json = folder.resolve("period.json");
    Cli.Run run =
        Cli.run(
            "explain", model, "--data", data, "--from", "2024-03-01", "--top", 3, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "forecasts made from 2024-03-01 to 2024-04-09",
            "17 others",
            "carries",
            "kind of window");
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .containsPattern("^neuron \\d+ carries most, [0-9.]+ %; the first 3 of 20 neurons carry");
    List<Map<String, Object>> neurons =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "neurons");
    assertThat(neurons.stream().mapToDouble(n -> (double) n.get("share")).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void thePageHoldsTheForecastAskedFor() throws IOException {
    Path page = folder.resolve("why.html");
    Cli.Run run =
        Cli.run(
            "explain",
            model,
            "--data",
            data,
            "--at",
            40,
            "--lead",
            2,
            "--channel",
            "b",
            "--report",
            page);
    assertThat(run.status()).as(run.err()).isZero();
    String heading = run.outLines().get(0);
    assertThat(heading).startsWith("b at 2024-02-11, 2 rows after 2024-02-09: ");
    assertThat(Files.readString(page)).contains(heading);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--at 2024-02-30 | --at | neither a row number nor a date",
        "--at 2023-12-31 | 2024-01-14 to 2024-04-09 | near",
        "--at 101 | --at | 14..100",
        "--at 0 | --at | 14..100",
        "--at 13 | row 13 | 14..100",
        "--lead 4 | --lead | 1..3",
        "--lead 0 | --lead | 1..1000000",
        "--channel c | --channel | a, b; got 'c'",
        "--at 20 --from 30 | --at | --from",
        "--from 50 --to 40 | --to | before --from",
        "--from 50 --report why2.html | --report | give --at",
        "--top 0 | --top | 1..1000000",
      })
  void mistakes(String options, String first, String second) {
    List<Object> call = new ArrayList<>(List.of("explain", model, "--data", data));
    call.addAll(Arrays.asList(options.strip().split(" ", -1)));
    BadInputTest.assertMistake(Cli.run(call.toArray()), List.of(first, second));
  }

  @Test
  void filesThatDoNotFit() {
    Path other = Cli.write(folder.resolve("other.csv"), Cli.weekly(60).replace(",b", ",c"));
    BadInputTest.assertMistake(
        Cli.run("explain", model, "--data", other), List.of("'b'", "the model reads it"));
    BadInputTest.assertMistake(Cli.run("explain", model), List.of("--data"));
    BadInputTest.assertMistake(
        Cli.run("explain", model, "--data", data, "--json", model),
        List.of("--json", "is also the MODEL"));
  }
}

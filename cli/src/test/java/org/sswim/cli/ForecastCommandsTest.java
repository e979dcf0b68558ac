package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;

/** The life of a model: fit, inspect, predict, stream. */
class ForecastCommandsTest {
  private static final int ROWS = 100;

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeAll
  static void fit() {
    Path data = Cli.write(shared.resolve("data.csv"), Cli.weekly(ROWS));
    Cli.fit(data, shared.resolve("m.sswim"));
  }

  @BeforeEach
  void copy() throws IOException {
    data = Files.copy(shared.resolve("data.csv"), folder.resolve("data.csv"));
    model = Files.copy(shared.resolve("m.sswim"), folder.resolve("m.sswim"));
  }

  /** So few that windows left out in turn see all rows: then dates say nothing. */
  @Test
  void fortyDaysAreEnoughForTwoWeeksAhead() {
    Path days = Cli.write(folder.resolve("days.csv"), Cli.weekly(40));
    Cli.Run run =
        Cli.run("fit", days, "--window", 14, "--horizon", 14, "--neurons", 20, "--model", model);
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void afterFridaysComeMondays() {
    String rows =
        Cli.weekly(119)
            .lines()
            .filter(
                line ->
                    line.startsWith("date")
                        || LocalDate.parse(line.split(",", 2)[0]).getDayOfWeek().getValue() <= 5)
            .collect(Collectors.joining("\n", "", "\n"));
    Path working =
        Cli.fit(Cli.write(folder.resolve("working.csv"), rows), folder.resolve("w.sswim"));
    Cli.Run predicted = Cli.run("predict", working, folder.resolve("working.csv"));
    assertThat(predicted.err()).isEmpty();
    assertThat(predicted.outLines().stream().map(line -> line.split(",", 2)[0]))
        .containsExactly("date", "2024-04-29", "2024-04-30", "2024-05-01");
    String last = rows.lines().skip(rows.lines().count() - 1).findFirst().orElseThrow();
    assertThat(last).startsWith("2024-04-26");
    Cli.Run streamed =
        Cli.runWith(rows.replace(last, last.replace("04-26", "04-29")), "stream", working);
    assertThat(streamed.err())
        .contains("the row is not 1 working day (Mon-Fri) after the row before; 1 row missing");
  }

  @Tag("long")
  @Test
  void sameSeedSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(model);
    Path again = Cli.fitAnew(data, folder.resolve("again.sswim"));
    assertThat(Files.readAllBytes(again)).isEqualTo(first);
    Path other = Cli.fit(data, folder.resolve("other.sswim"), "--seed", 1);
    assertThat(Files.readAllBytes(other)).isNotEqualTo(first);
  }

  @Tag("long")
  @Test
  void theLibraryFitsTheSameModel() throws IOException {
    Path fitted = Cli.fit(data, folder.resolve("usual.sswim"));
    Path own = folder.resolve("own.sswim");
    ForecastModel model =
        LeftOutErrors.fitted(
                SSwimForecaster.of(14, 3).neurons(20).members(1),
                SeriesCsv.read(data, CsvOptions.defaults()),
                Workers.available())
            .model();
    ModelFile.write(model, own);
    assertThat(own).hasSameBinaryContentAs(fitted);
  }

  @Tag("long")
  @Test
  void advancedOptionsReachTheLayer() {
    Path other =
        Cli.fit(
            data,
            folder.resolve("other.sswim"),
            "--set",
            "weights.rule=random",
            "--set",
            "whitening=1",
            "--set",
            "focus=off",
            "--set",
            "bias=prescribed",
            "--set",
            "input-distance=auto",
            "--set",
            "target-distance=L1",
            "--set",
            "temporal.rule=correlation",
            "--set",
            "psp-kernel=raised-cosine");
    assertThat(Cli.run("inspect", other, "--verbose").out())
        .containsPattern("layers.0.pspKernel +raised-cosine\n")
        .containsPattern("option training.network.layer.weights.rule +random\n")
        .containsPattern("layer.weights.whitening +1.0\n")
        .containsPattern("layer.weights.bias +prescribed\n")
        .containsPattern("layer.weights.focus +false\n")
        .containsPattern("layer.pairs.inputDistance +auto\n")
        .containsPattern("layer.pairs.targetDistance +l1\n")
        .containsPattern("layer.temporal.rule +correlation\n");
    assertThat(Cli.run("inspect", model, "--verbose").out())
        .containsPattern("layers.0.pspKernel +exponential\n")
        .containsPattern("layer.weights.rule +point\n")
        .containsPattern("layer.pairs.targetDistance +linf\n")
        .containsPattern("layer.temporal.rule +fixed\n");
  }

  @Tag("long")
  @Test
  void aMeanOfNetworksIsCalledSo() {
    Path mean = folder.resolve("mean.sswim");
    Object[] fit = {"fit", data, "--window", 14, "--horizon", 2, "--model", mean, "--neurons", 20};
    Object[] three = Stream.concat(Stream.of(fit), Stream.of("--set", "members=3")).toArray();
    assertThat(Cli.run(three).out()).containsPattern("neurons +3 networks of 20\n");
    assertThat(Cli.run("inspect", mean).out()).containsPattern("neurons +3 networks of 20\n");
    Path small = folder.resolve("small.sswim");
    Cli.Run prune = Cli.run("prune", mean, "--data", data, "--keep", 40, "--model", small);
    assertThat(prune.status()).as(prune.err()).isZero();
    assertThat(Cli.run("inspect", small).out()).containsPattern("neurons +40\n");
  }

  @Test
  void fitPrintsWhatItChose() throws IOException {
    Path json = folder.resolve("fit.json");
    Object[] command = {
      "fit", data, "--window", 14, "--horizon", 3, "--model", model, "--neurons", 20, "--json", json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).as("a screen").hasSizeLessThanOrEqualTo(24);
    assertThat(run.out())
        .contains("2 shared: a, b", "14 rows", "3 rows", Files.size(model) + " bytes")
        .containsPattern("ridge +[0-9.]+ +[0-9.]+ % (below|above)\n")
        .doesNotContain("penalty", "choice", "entropy", "max-cost", "targets");
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("saved " + model + " after ")
        .contains(" s. On the last 20 % of the windows, left out, ", " is best. ", " ridge");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    Map<String, Object> leftOut = EvaluateCommandTest.object(found, "leftOut");
    Map<String, Object> rmse = EvaluateCommandTest.object(leftOut, "simple");
    assertThat(leftOut).containsEntry("share", 0.2).containsEntry("season", 7);
    assertThat(rmse).containsOnlyKeys("persistence", "seasonal-naive", "ridge");
    Map<String, Object> ridge =
        EvaluateCommandTest.row(EvaluateCommandTest.object(leftOut, "verdict"), "ridge");
    assertThat((double) ridge.get("meanChange"))
        .isCloseTo((double) leftOut.get("model") / (double) rmse.get("ridge") - 1, within(1e-12));
    assertThat(Cli.run(Stream.concat(Stream.of(command), Stream.of("--verbose")).toArray()).out())
        .contains("tap", "targets", "max-cost", "banks", "penalty ")
        .contains("validation-error", "spike-rate", "pair-entropy-1")
        .containsPattern("choice 3 moment stage +\\*?none [0-9.]+, \\*?values [0-9.]+\n")
        .containsPattern("choice 4 windows +\\*?relative to their last row [0-9.]+, \\*?as they")
        .containsPattern("choice 5 read-out +\\*?nothing [0-9.]+, .*\\*.*\n")
        .contains("left out", "saved " + model);
    assertThat(found).containsEntry("rows", ROWS);
    assertThat(EvaluateCommandTest.object(found, "spec")).containsEntry("horizon", 3);
    assertThat(EvaluateCommandTest.object(found, "provenance")).containsKeys("options", "results");
  }

  @Test
  void inspectTellsWhatTheModelIs() throws IOException {
    Path json = folder.resolve("inspect.json");
    Cli.Run run = Cli.run("inspect", model, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).as("a screen").hasSizeLessThanOrEqualTo(24);
    assertThat(run.out())
        .contains("2 shared: a, b", "14 rows", "3 rows", Files.size(model) + " bytes")
        .containsPattern("neurons +20\n")
        .containsPattern("ridge +[0-9.]+ +[0-9.]+ % (below|above)\n")
        .doesNotContain("sha256:", "threshold", "option ", "penalty");
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith(model + " forecasts 3 rows from the last 14. On the last 20 % of the windows,");
    assertThat(Cli.run("inspect", model, "--verbose").out())
        .contains("2 shared: a, b", "14 rows", "3 rows", "exponential", "sha256:", "left out")
        .containsPattern("network.hidden.layers.0.bias +20, .* to .*\n")
        .containsPattern("network.readout.weights +[0-9]+ x 3, ")
        .contains(Files.size(model) + " bytes")
        .endsWith(run.outLines().get(run.outLines().size() - 1) + "\n");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    assertThat(EvaluateCommandTest.object(found, "leftOut")).containsKeys("model", "verdict");
    assertThat(found)
        .containsEntry("neurons", 20)
        .containsEntry("channels", List.of("a", "b"))
        .containsEntry("bytes", (int) Files.size(model))
        .containsEntry("parameters", (int) ModelFile.read(model).parameters());
    assertThat(EvaluateCommandTest.object(found, "spec"))
        .containsEntry("window", 14)
        .containsEntry("horizon", 3)
        .containsEntry("channels", "shared");
    Map<String, Object> hidden =
        EvaluateCommandTest.object(EvaluateCommandTest.object(found, "network"), "hidden");
    assertThat(
            EvaluateCommandTest.object(
                EvaluateCommandTest.objects(hidden, "layers").get(0), "bias"))
        .containsOnlyKeys("shape", "least", "largest")
        .containsEntry("shape", List.of(20));
    Map<String, Object> options =
        EvaluateCommandTest.object(EvaluateCommandTest.object(found, "provenance"), "options");
    assertThat(options).containsEntry("weights", "s-swim").containsKeys("stride");
    Map<String, Object> training = EvaluateCommandTest.object(options, "training");
    assertThat(OptionsJson.read(training, ForecastOptions.published()))
        .isEqualTo(
            ForecastOptions.defaults()
                .withMembers(Auto.of(1))
                .withNetwork(network -> network.withNeurons(20)));
  }

  @Test
  void predictIsTheForecastOfTheLibrary() throws IOException {
    Forecast expected = ModelFile.read(model).forecast(SeriesCsv.read(data, CsvOptions.defaults()));
    Cli.Run run = Cli.run("predict", model, data, "--precision", "full");
    assertThat(run.err()).isEmpty();
    // The 100th day from 2024-01-01 is 2024-04-09.
    assertThat(run.outLines())
        .containsExactly(
            "date,a,b",
            "2024-04-10," + expected.value(1, 0) + "," + expected.value(1, 1),
            "2024-04-11," + expected.value(2, 0) + "," + expected.value(2, 1),
            "2024-04-12," + expected.value(3, 0) + "," + expected.value(3, 1));
    Path out = folder.resolve("next.csv");
    Path json = folder.resolve("next.json");
    Cli.Run quiet =
        Cli.run("predict", model, data, "--out", out, "--json", json, "--precision", "full");
    assertThat(quiet.out())
        .isEqualTo("wrote " + out + ": the forecast of 2 channels from 2024-04-10 to 2024-04-12\n");
    assertThat(out).hasContent(run.out());
    List<Map<String, Object>> rows =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "forecast");
    assertThat(rows.get(2)).containsEntry("step", 3).containsEntry("time", "2024-04-12");
    assertThat((double) EvaluateCommandTest.object(rows.get(2), "values").get("b"))
        .isEqualTo(expected.value(3, 1), within(0.0));
  }

  @Test
  void predictReadsItsOwnColumnsOnly() {
    String plain = Cli.run("predict", model, data).out();
    // The channels in another order, the date last, and a column of text between them.
    String mixed =
        Cli.weekly(ROWS)
            .replaceAll("(?m)^(2[^,\n]*),([^,\n]*),([^,\n]*)$", "$3,red,$2,$1")
            .replace("date,a,b", "b,colour,a,day");
    Path file = Cli.write(folder.resolve("mixed.csv"), mixed);
    String day = plain.replace("date,", "day,");
    assertThat(Cli.run("predict", model, file).out()).isEqualTo(day);
    assertThat(Cli.run("predict", model, file, "--date-column", "day").out()).isEqualTo(day);
    Path renamed =
        Cli.write(folder.resolve("renamed.csv"), Cli.weekly(ROWS).replace("date,a,b", "date,x,y"));
    assertThat(Cli.run("predict", model, renamed, "--columns", "x,y").out()).isEqualTo(plain);
    Path undated = Cli.write(folder.resolve("undated.csv"), BadInputTest.undated(ROWS));
    Path timeless = timeless();
    assertThat(Cli.run("predict", timeless, undated).out())
        .isEqualTo(
            Cli.run("predict", timeless, data)
                .out()
                .replace("date,", "step,")
                .replace("2024-04-10", "+1")
                .replace("2024-04-11", "+2")
                .replace("2024-04-12", "+3"));
  }

  /** No moment: rows need no dates. */
  private Path timeless() {
    Path file = folder.resolve("timeless.sswim");
    return Cli.fit(data, file, "--set", "moment=none");
  }

  @Test
  void streamForecastsAfterEachRow() {
    Cli.Run run = Cli.runWith(Cli.weekly(ROWS), "stream", model);
    assertThat(run.err()).isEmpty();
    List<String> lines = run.outLines();
    assertThat(lines.get(0)).isEqualTo("date,a+1,b+1,a+2,b+2,a+3,b+3");
    // The window of 14 rows is full after the 14th.
    assertThat(lines).hasSize(1 + ROWS - 13);
    assertThat(lines.get(1)).startsWith("2024-01-14,");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("2024-04-09," + predicted(model));
  }

  @Tag("long")
  @Test
  void skipConnectionsTravelWithTheModel() throws IOException {
    Path skipping = Cli.fit(data, folder.resolve("skip.sswim"), "--set", "skip=on");
    Path json = folder.resolve("skip.json");
    assertThat(Cli.run("inspect", skipping, "--verbose", "--json", json).out())
        .contains("outputs see the last 14 rows, too", "option training.skip")
        .containsPattern("penalty +(spikes [^ ]+, )?skip [0-9.e-]+\n");
    Map<String, Object> network =
        EvaluateCommandTest.object(JSON.std.mapFrom(Files.readString(json)), "network");
    assertThat(EvaluateCommandTest.object(network, "skip")).containsEntry("delays", 14);
    Path spikes = Cli.fit(data, folder.resolve("spikes.sswim"), "--set", "skip=off");
    assertThat(Cli.run("inspect", spikes).out()).contains("outputs see spikes only");
    List<String> predicted = Cli.run("predict", skipping, data).outLines();
    List<String> streamed = Cli.runWith(Cli.weekly(ROWS), "stream", skipping).outLines();
    String last =
        String.join(",", predicted.subList(1, 4).stream().map(r -> r.split(",", 2)[1]).toList());
    assertThat(streamed.get(streamed.size() - 1)).isEqualTo("2024-04-09," + last);
    assertThat(predicted.subList(1, 4))
        .isNotEqualTo(Cli.run("predict", spikes, data).outLines().subList(1, 4));
  }

  @Test
  void streamNeedsNeitherHeaderNorDates() {
    String rows = BadInputTest.undated(ROWS).replaceFirst(".*\n", "");
    Path timeless = timeless();
    Cli.Run run = Cli.runWith(rows, "stream", timeless);
    assertThat(run.err()).isEmpty();
    List<String> lines = run.outLines();
    assertThat(lines).hasSize(1 + ROWS - 13);
    assertThat(lines.get(1)).startsWith("14,");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("100," + predicted(timeless));
  }

  @Test
  void streamStopsAtTheFirstBadRow() {
    String rows = Cli.weekly(20) + "2024-01-21,1,\n" + "2024-01-22,1,2\n";
    Cli.Run run = Cli.runWith(rows, "stream", model);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("standard input", "line 22", "'b'", "--missing fill");
    assertThat(run.outLines()).hasSize(1 + 20 - 13);
    assertThat(Cli.runWith(rows, "stream", model, "--missing", "fill").outLines())
        .hasSize(1 + 22 - 13);
  }

  @Test
  void streamThatEndsTooSoon() {
    for (String input : List.of("", Cli.weekly(13))) {
      BadInputTest.assertMistake(
          Cli.runWith(input, "stream", model), List.of("standard input", "window of 14"));
    }
  }

  @Tag("long")
  @Test
  void modelWithAMomentNeedsDates() {
    Path dated = Cli.fit(data, folder.resolve("dated.sswim"), "--set", "moment=values");
    Path undated = Cli.write(folder.resolve("undated.csv"), BadInputTest.undated(ROWS));
    BadInputTest.assertMistake(Cli.run("predict", dated, undated), List.of("column of dates"));
    BadInputTest.assertMistake(
        Cli.runWith(BadInputTest.undated(ROWS), "stream", dated),
        List.of("line 2", "column of dates"));
    assertThat(Cli.runWith(Cli.weekly(ROWS), "stream", dated).status()).isZero();
  }

  @Test
  void missingValuesAreFilledOnDemand() {
    String gaps = Cli.weekly(ROWS).replaceFirst("2024-01-05,[^,\n]*", "2024-01-05,");
    Path file = Cli.write(folder.resolve("gaps.csv"), gaps);
    Path target = folder.resolve("gaps.sswim");
    Cli.fit(file, target, "--missing", "fill");
    assertThat(target).exists();
    Cli.Run told = Cli.run("predict", target, file, "--missing", "fill");
    assertThat(told.status()).isZero();
    // The model keeps what it was fitted with.
    assertThat(Cli.run("predict", target, file).out()).isEqualTo(told.out());
    assertThat(Cli.run("predict", target, file, "--missing", "fail").status()).isEqualTo(2);
  }

  /** The values of predict, lead by lead. */
  private String predicted(Path by) {
    List<String> rows = Cli.run("predict", by, data).outLines();
    return String.join(
        ",", rows.subList(1, rows.size()).stream().map(row -> row.split(",", 2)[1]).toList());
  }
}

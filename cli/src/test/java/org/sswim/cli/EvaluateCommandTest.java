package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final List<String> MODELS =
      List.of(
          "persistence",
          "seasonal-naive",
          "ridge",
          "random",
          "uniform-pairs",
          "s-swim",
          "s-swim-spikes",
          "lightgbm");

  @TempDir private Path folder;

  @Test
  void forecastersOfAlgorithmsStandBehindTheOthers() throws IOException {
    Map<String, Object> json =
        evaluate(Cli.weekly(120), "--horizons 2 --seeds 2 --models ESM-CNN:filters=3,ridge");
    assertThat(objects(json, "results"))
        .extracting(row -> row.get("model") + " " + row.get("seed"))
        .containsExactly("ridge null", "esm-cnn:filters=3 0", "esm-cnn:filters=3 1");
  }

  @Tag("long")
  @Test
  void severalNetworksAreToldApartAndEmptyColumnsLeftOut() {
    Path data = Cli.write(folder.resolve("few.csv"), Cli.weekly(120));
    Cli.Run one = few(data, 1, 3);
    assertThat(one.outLines().get(0)).contains("RSE", "neurons").doesNotContain("min..max");
    assertThat(one.out()).containsPattern("s-swim .* 3 x 20 ");
    Cli.Run two = few(data, 2, 1);
    assertThat(two.outLines().get(0)).contains("min..max");
    assertThat(two.out()).containsPattern("s-swim .* 20 ").doesNotContain("x 20");
  }

  @Test
  void aComparisonGoesOnWithWhatIsNotThereYet() throws IOException {
    Path scores = folder.resolve("scores.jsonl");
    Path other = folder.resolve("other.csv");
    String call =
        "--horizons 2 --energy --resume %s --models file:%s,seasonal-naive,s-swim --seeds "
            .formatted(scores, other);
    String text = Cli.weekly(120);
    evaluate(text, "--horizons 2 --models persistence --out " + other);
    Map<String, Object> first = evaluate(text, call + 1);
    // To the last digit of its seconds, which another fit would not take.
    assertThat(scored(evaluate(text, call + 2))).hasSize(3).containsAll(scored(first));
    // The season, too, which no forecaster has chosen now.
    assertThat(evaluate(text, call + 1)).containsEntry("protocol", first.get("protocol"));
    String kept = Files.readString(scores);
    Path page = folder.resolve("page.html");
    Map<String, Object> shown = evaluate(text, call + 2 + " --report " + page);
    // A page shows the first seed, so that is fitted again.
    assertThat(scored(shown)).hasSize(3).containsAnyElementsOf(scored(evaluate(text, call + 2)));
    assertThat(page).isNotEmptyFile();
    assertThat(Files.readString(scores)).startsWith(kept).hasSizeGreaterThan(kept.length());
    // Other options, other scores.
    assertThat(scored(evaluate(text, call + 1 + " --neurons 21 --set members=1")))
        .doesNotContainAnyElementsOf(scored(first));
    Path data = folder.resolve("data.csv");
    BadInputTest.assertMistake(
        Cli.call("evaluate FILE --horizons 2 --level 80 --resume FILE", data, scores),
        List.of("--level needs every fit", "give one of them"));
  }

  private static List<Map<String, Object>> scored(Map<String, Object> json) {
    return objects(json, "results").stream()
        .filter(row -> !String.valueOf(row.get("model")).startsWith("file"))
        .toList();
  }

  private static Cli.Run few(Path data, int seeds, int members) {
    return Cli.call(
        "evaluate FILE --window 14 --horizons 2 --neurons 20 --models ridge,s-swim --seeds "
            + (seeds + " --set members=" + members),
        data);
  }

  @Tag("long")
  @Test
  void jsonHoldsEveryNumber() throws IOException {
    Map<String, Object> json = evaluate(Cli.weekly(200), "--horizons 2,5 --seeds 2 --seed 7");
    List<Map<String, Object>> results = objects(json, "results");
    // Per horizon three models without and five with two seeds.
    assertThat(results).hasSize(2 * (3 + 5 * 2));
    for (Map<String, Object> row : results) {
      assertThat(row)
          .containsOnlyKeys(
              "model",
              "horizon",
              "seed",
              "rse",
              "r2",
              "mse",
              "mae",
              "fitSeconds",
              "neurons",
              "networks",
              "parameters",
              "spikeRate",
              "energy",
              "mseByLead",
              "maeByLead",
              "more");
      boolean seeded = MODELS.indexOf((String) row.get("model")) >= 3;
      if (row.get("model").equals("lightgbm")) {
        assertThat(row.get("seed")).isIn(7, 8);
        assertThat(row.get("neurons")).isEqualTo(0);
      } else if (seeded) {
        assertThat(row.get("seed")).isIn(7, 8);
        assertThat(row.get("neurons")).isEqualTo(20);
        assertThat((double) row.get("spikeRate")).isBetween(0.0, 1.0);
      } else {
        assertThat(row.get("seed")).isNull();
      }
    }
    List<Map<String, Object>> summary = objects(json, "summary");
    assertThat(summary).extracting(row -> row.get("model")).containsSubsequence(MODELS);
    assertThat(summary).extracting(row -> row.get("horizon")).containsOnly(2, 5);
    for (Map<String, Object> row : summary) {
      double[] rse =
          results.stream()
              .filter(r -> r.get("model").equals(row.get("model")))
              .filter(r -> r.get("horizon").equals(row.get("horizon")))
              .mapToDouble(r -> (double) r.get("rse"))
              .sorted()
              .toArray();
      assertThat(row.get("seeds")).isEqualTo(rse.length);
      assertThat(row.get("rseMin")).isEqualTo(rse[0]);
      assertThat(row.get("rseMax")).isEqualTo(rse[rse.length - 1]);
      assertThat((double) row.get("rse"))
          .isEqualTo((rse[0] + rse[rse.length - 1]) / 2, within(0.0));
    }
    assertThat(json.get("version")).isInstanceOf(String.class);
    assertThat(object(json, "data"))
        .containsEntry("file", "data.csv")
        .containsEntry("rows", 200)
        .containsEntry("channels", List.of("a", "b"));
    // 200 - 14 - 2 + 1 = 185 windows: 129 train, 18 test, the rest but one validate.
    Map<String, Object> verdict = object(json, "verdict");
    assertThat(verdict).containsEntry("model", "s-swim").containsEntry("horizons", List.of(2, 5));
    assertThat((String) verdict.get("text"))
        .startsWith("On average over 2 and 5 rows ahead ")
        .contains(" is best", " (RSE, median of 2 seeds). ", " ridge");
    Map<String, Object> ridge = row(verdict, "ridge");
    List<Double> changes = new ArrayList<>();
    for (int horizon : List.of(2, 5)) {
      double[] errors =
          summary.stream()
              .filter(row -> row.get("horizon").equals(horizon))
              .filter(row -> List.of("ridge", "s-swim").contains(row.get("model")))
              .mapToDouble(row -> (double) row.get("rse"))
              .toArray();
      changes.add(errors[1] / errors[0] - 1);
    }
    assertThat(ridge).containsEntry("change", changes);
    assertThat((double) ridge.get("meanChange"))
        .isCloseTo(Math.sqrt((1 + changes.get(0)) * (1 + changes.get(1))) - 1, within(1e-12));
    Map<String, Object> protocol = object(json, "protocol");
    assertThat(objects(protocol, "windows").get(0))
        .containsEntry("train", Map.of("start", 0, "end", 129))
        .containsEntry("test", Map.of("start", 185 - 18, "end", 185));
    assertThat(protocol).containsEntry("seeds", List.of(7, 8)).containsEntry("season", 7);
  }

  @Tag("long")
  @Test
  void networksOfSpikesOnlyHaveRowsOfTheirOwn() throws IOException {
    Map<String, Object> json =
        evaluate(
            Cli.weekly(200),
            "--horizons 2 --seeds 1 --set skip=on --set taps=9"
                + " --models ridge,s-swim-spikes,s-swim");
    List<Map<String, Object>> rows = objects(json, "results");
    assertThat(rows)
        .extracting(row -> row.get("model"))
        .containsExactly("ridge", "s-swim", "s-swim-spikes");
    // A synapse for each row of the window and lead.
    assertThat((int) rows.get(1).get("parameters"))
        .isEqualTo((int) rows.get(2).get("parameters") + 14 * 2);
    Path data = folder.resolve("data.csv");
    Cli.Run run =
        Cli.call(
            "evaluate FILE --window 14 --horizons 2 --neurons 20 --seeds 1 --set members=1"
                + " --models s-swim-spikes,ridge",
            data);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines().get(2)).contains("s-swim-spikes");
    assertThat(run.out()).contains("through skip connections, the raw window", "-spikes");
  }

  @Test
  void persistenceAsComputedByHand() throws IOException {
    // 0, 1, 2, ...: persistence at lead 1 is off by 1 everywhere. Of 98 windows of 2 rows the last
    // 9 are scored; their targets 91 .. 99 have the mean square 80 / 12 around their mean.
    StringBuilder text = new StringBuilder("x\n");
    for (int r = 0; r < 100; r++) {
      text.append(r).append('\n');
    }
    Map<String, Object> json =
        evaluate(text.toString(), "--window 2 --horizons 1 --models persistence --scale max");
    Map<String, Object> row = objects(json, "results").get(0);
    assertThat((double) row.get("rse")).isEqualTo(Math.sqrt(1 / (80.0 / 12)), within(1e-6));
    assertThat((double) row.get("mse")).isEqualTo(1.0 / (99 * 99), within(1e-9));
    assertThat((double) row.get("mae")).isEqualTo(1.0 / 99, within(1e-7));
  }

  /** What a verdict says of a row. */
  static Map<String, Object> row(Map<String, Object> verdict, String model) {
    return Stream.of("against", "otherRows")
        .flatMap(named -> objects(verdict, named).stream())
        .filter(row -> row.get("model").equals(model))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void undefinedFiguresAreNull() throws IOException {
    String constant = "a\n" + "5\n".repeat(100);
    Map<String, Object> json =
        evaluate(constant, "--horizons 2 --models persistence,ridge --seeds 1");
    assertThat(json.get("verdict"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry(
            "text",
            "At 2 rows ahead persistence is best (MAE, as RSE is unknown). Its error is"
                + " level with ridge's, the next best");
    for (Map<String, Object> row : objects(json, "results")) {
      assertThat(row).containsEntry("rse", null).containsEntry("r2", null);
      assertThat((double) row.get("mse")).isZero();
    }
  }

  @Test
  void aSweepGivesARowForEachValueOfModelsThatHaveTheSetting() throws IOException {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(100));
    Path json = folder.resolve("sweep.json");
    Cli.Run run =
        Cli.call(
            "evaluate FILE --window 14 --horizons 3 --seeds 1 --json FILE --models"
                + " ridge,s-swim:published,s-swim:layers=2 --sweep neurons=5,9 --set members=1",
            data,
            json);
    assertThat(run.status()).as(run.err()).isZero();
    List<Map<String, Object>> results =
        objects(JSON.std.mapFrom(Files.readString(json)), "results");
    assertThat(results)
        .extracting("model")
        .containsExactly(
            "ridge",
            "s-swim:layers=2:neurons=5",
            "s-swim:layers=2:neurons=9",
            "s-swim:published:neurons=5",
            "s-swim:published:neurons=9");
    // The second layer relays the first.
    assertThat(results).extracting("neurons").containsExactly(0, 5 + 10, 9 + 18, 5, 9);
  }

  @Test
  void tableMarksTheBestAndStatesTheProtocol() throws IOException {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(200));
    Path picture = folder.resolve("picture.svg");
    Cli.Run run =
        Cli.call(
            "evaluate FILE --window 14 --horizons 3 --split 120,40,40 --models"
                + " persistence,ridge,s-swim --neurons 20 --seeds 2 --svg FILE",
            data,
            picture);
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(picture))
        .contains("seconds of the fit, 3 rows ahead", "RSE", "persistence", "s-swim");
    assertThat(run.status()).isZero();
    List<String> lines = run.outLines();
    assertThat(lines.get(0)).contains("RSE", "MSE", "MAE", "R2", "fit s", "spike rate");
    assertThat(lines.subList(1, 4))
        .extracting(line -> line.split(" +", -1)[1])
        .containsExactly("persistence", "ridge", "s-swim");
    assertThat(lines.get(lines.size() - 1))
        .containsPattern(
            "^At 3 rows ahead .* is best \\(RSE, median of 2 seeds\\)\\. .* (below|above|with) ");
    assertThat(lines.subList(1, 4)).filteredOn(line -> line.contains("*")).isNotEmpty();
    assertThat(lines.get(3)).containsPattern("\\d\\.\\d{4}\\.\\.\\d\\.\\d{4}");
    assertThat(run.out())
        .contains("200 rows, 2 channels", "blocks of 120, 40 and 40 rows", "seeds: 0, 1")
        .contains("scalers see the first 120 rows", "scale zscore", "channels shared");
  }

  @Test
  void constantColumnAndUnevenDatesAreWarnings() {
    String constant = Cli.weekly(100).replaceAll("(?m)^(2[^,\n]*,[^,\n]*),.*$", "$1,5");
    Path data = Cli.write(folder.resolve("data.csv"), constant.replaceFirst("2024-02-01,.*\n", ""));
    Cli.Run run = Cli.call("evaluate FILE --window 14 --horizons 3 --models persistence", data);
    assertThat(run.status()).isZero();
    assertThat(run.errLines()).hasSize(2).allMatch(line -> line.startsWith("sswim: warning: "));
    assertThat(run.errLines().get(0)).contains("1 of 99 rows", "1 day");
    assertThat(run.errLines().get(1)).contains("channel b is constant");
  }

  @Test
  void columnsAreChosenAndLeftOut() {
    String text = Cli.weekly(100).replaceAll("(?m)$", ",x").replaceFirst(",x", ",note");
    Path data = Cli.write(folder.resolve("data.csv"), text.stripTrailing().replaceAll("\n,x$", ""));
    for (String choice : List.of("--columns a,b", "--exclude note")) {
      String words = "evaluate FILE --window 14 --horizons 3 --models persistence ";
      Cli.Run run = Cli.call(words + choice, data);
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("100 rows, 2 channels");
    }
  }

  private Map<String, Object> evaluate(String text, String options) throws IOException {
    Path data = Cli.write(folder.resolve("data.csv"), text);
    Path json = folder.resolve("table.json");
    String few = options.contains("--neurons") ? "" : " --neurons 20 --set members=1";
    String window = options.contains("--window") ? "" : " --window 14";
    String words = "evaluate FILE --json FILE" + few + window + " " + options;
    Cli.Run run = Cli.call(words, data, json);
    assertThat(run.status()).as(run.err()).isZero();
    return JSON.std.mapFrom(Files.readString(json));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> json, String name) {
    return (List<Map<String, Object>>) json.get(name);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> json, String name) {
    return (Map<String, Object>) json.get(name);
  }
}

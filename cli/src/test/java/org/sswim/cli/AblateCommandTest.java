package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.options.OptionsJson;

class AblateCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path json;
  private Path cells;

  /** The ablation that most tests look at, run once: what it printed and wrote. */
  private static Cli.Run whole;

  private static List<String> names;
  private static String wholeJson;
  private static List<String> lines;

  @BeforeAll
  static void ablateOnce(@TempDir Path shared) throws IOException {
    AblateCommandTest once = new AblateCommandTest();
    once.folder = shared;
    once.writeData();
    whole = once.ablate();
    names = Cli.names(shared);
    wholeJson = Files.readString(once.json);
    lines = Files.readAllLines(once.cells);
  }

  @BeforeEach
  void writeData() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(200));
    json = folder.resolve("a.json");
    cells = folder.resolve("a.jsonl");
  }

  /** What the ablation has finished, as if it had been interrupted behind that. */
  private static String finished() {
    return String.join("\n", lines) + "\n";
  }

  /**
   * Two axes, two seeds, two horizons of small networks: 5 variants, 10 trainings; what is given
   * replaces these or comes in addition.
   */
  private Cli.Run ablate(Object... more) {
    Map<Object, Object> options = new LinkedHashMap<>();
    options.put("--window", 14);
    options.put("--horizons", "3,1");
    options.put("--neurons", 12);
    options.put("--set", "members=1");
    options.put("--seeds", 2);
    options.put("--json", json);
    options.put("--axes", "sampler,whitening");
    List<Object> flags = new ArrayList<>(List.of("ablate", data, "--set", "moment=none"));
    for (int i = 0; i < more.length; i++) {
      if (more[i].equals("--list")) {
        flags.add(more[i]);
      } else if (more[i].equals("--set") || more[i].equals("--sweep")) {
        flags.addAll(List.of(more[i], more[++i]));
      } else {
        options.put(more[i], more[++i]);
      }
    }
    options.forEach((option, value) -> flags.addAll(List.of(option, value)));
    return Cli.run(flags.toArray());
  }

  /** The lines of a table or a JSON text without what a clock says. */
  private static List<String> withoutTimes(String text) {
    return text.lines()
        .filter(line -> !line.contains("econds"))
        .map(line -> line.replaceAll(" +\\d+\\.\\d\\d( +\\d\\.\\d{4})$", " $1"))
        .toList();
  }

  @Test
  void tableShowsEveryVariantBesideTheDefault() {
    assertThat(whole.err()).isEmpty();
    assertThat(whole.status()).isZero();
    List<String> lines = whole.outLines();
    assertThat(lines.get(0).split(" {2,}", -1))
        .containsExactly(
            "axis",
            "horizon",
            "variant",
            "MSE",
            "min..max",
            "to default",
            "better",
            "validation",
            "fit s",
            "spike rate");
    assertThat(lines.subList(1, 4))
        .extracting(line -> line.split(" {2,}", -1)[2])
        .containsExactly("s-swim =", "uniform-pairs", "random");
    String figure = "\\d\\.\\d{4}";
    assertThat(lines.get(2))
        .containsPattern(
            "3 +uniform-pairs +%1$s +%1$s\\.\\.%1$s +[+-]%1$s +[012]/2 +%1$s".formatted(figure));
    assertThat(lines.get(1)).doesNotContain("/2");
    // One of each axis and horizon is what validation would choose.
    assertThat(lines).filteredOn(line -> line.matches("(sampler|whitening).*\\d\\*.*")).hasSize(4);
    assertThat(whole.out())
        .contains("* what validation would choose", "seeds: 0, 1", "200 rows, 2 channels")
        .contains("chosen for the default, seeds ");
    assertThat(names).containsExactly("a.json", "a.jsonl", "data.csv");
  }

  @Tag("long")
  @Test
  void rseIsShownOnTheScaleOfTheLargestValue() {
    assertThat(ablate("--scale", "max", "--axes", "temporal.rule", "--seeds", 1).outLines().get(0))
        .contains(" RSE ")
        .doesNotContain("MSE");
  }

  @Test
  void jsonHoldsEveryNumber() throws IOException {
    Map<String, Object> found = JSON.std.mapFrom(wholeJson);
    assertThat(found)
        .containsOnlyKeys("version", "data", "options", "protocol", "axes", "summary", "results");
    List<Map<String, Object>> results = EvaluateCommandTest.objects(found, "results");
    assertThat(results).hasSize(5 * 2);
    for (Map<String, Object> row : results) {
      assertThat(row)
          .containsOnlyKeys(
              "key",
              "build",
              "variant",
              "seed",
              "plan",
              "seconds",
              "neurons",
              "spikeRate",
              "entropy",
              "effectiveSampleSize",
              "outcomes");
      List<Map<String, Object>> outcomes = EvaluateCommandTest.objects(row, "outcomes");
      assertThat(outcomes).hasSize(2);
      assertThat(outcomes.get(0)).containsKeys("horizon", "rse", "mse", "mae", "validationError");
      boolean random = row.get("variant").equals("source=random");
      assertThat((List<?>) row.get("entropy")).hasSize(random ? 0 : 1);
    }
    List<Map<String, Object>> summary = EvaluateCommandTest.objects(found, "summary");
    assertThat(summary).hasSize(2 * (3 + 3));
    Map<String, Object> row = summary.get(2);
    assertThat(row)
        .containsEntry("axis", "sampler")
        .containsEntry("variant", Map.of("label", "random", "settings", Map.of("source", "random")))
        .containsEntry("horizon", 3);
    Map<String, Object> mse = EvaluateCommandTest.object(row, "mse");
    double[] difference = new double[2];
    for (int seed = 0; seed < 2; seed++) {
      difference[seed] = mse(results, "source=random", seed) - mse(results, "default", seed);
    }
    assertThat((double) mse.get("difference"))
        .isEqualTo((difference[0] + difference[1]) / 2, within(1e-15));
    assertThat((double) mse.get("differenceMin"))
        .isEqualTo(Math.min(difference[0], difference[1]), within(0.0));
    assertThat(mse.get("better"))
        .isEqualTo((difference[0] < 0 ? 1 : 0) + (difference[1] < 0 ? 1 : 0));
    Map<String, Object> options = EvaluateCommandTest.object(found, "options");
    assertThat(OptionsJson.leaves(EvaluateCommandTest.object(options, "training")))
        .containsEntry("network.layer.weights.whitening", 0.5);
  }

  private static double mse(List<Map<String, Object>> results, String variant, int seed) {
    return results.stream()
        .filter(row -> row.get("variant").equals(variant))
        .filter(row -> row.get("seed").equals(seed))
        .flatMap(row -> EvaluateCommandTest.objects(row, "outcomes").stream())
        .filter(row -> row.get("horizon").equals(3))
        .mapToDouble(row -> (double) row.get("mse"))
        .findFirst()
        .orElseThrow();
  }

  @Tag("long")
  @Test
  void interruptedAnywhereTheResultIsTheSame() throws IOException {
    assertThat(lines).hasSize(10);
    for (int kept : new int[] {0, 4, 9}) {
      String torn = lines.get(kept).substring(0, 60 * kept);
      String before = String.join("\n", lines.subList(0, kept)) + (kept > 0 ? "\n" : "") + torn;
      Cli.write(cells, before);
      Cli.Run resumed = ablate();
      assertThat(resumed.status()).isZero();
      assertThat(resumed.err())
          .isEqualTo(
              kept == 0
                  ? ""
                  : "sswim: %d of 10 trainings are finished, in %s%n".formatted(kept, cells));
      assertThat(withoutTimes(resumed.out())).isEqualTo(withoutTimes(whole.out()));
      assertThat(withoutTimes(Files.readString(json))).isEqualTo(withoutTimes(wholeJson));
      assertThat(Files.readString(cells)).startsWith(before);
    }
    // With nothing left to train even the times are those of before.
    Cli.Run again = ablate();
    String lastJson = Files.readString(json);
    assertThat(ablate().out()).isEqualTo(again.out());
    assertThat(json).hasContent(lastJson);
  }

  @Tag("long")
  @Test
  void ablationsMayShareAFile() throws IOException {
    Path shared = folder.resolve("shared.jsonl");
    Cli.write(shared, finished());
    // Nothing is shared with another horizon, the default of each seed with another axis.
    assertThat(
            ablate("--resume", shared, "--horizons", "2", "--axes", "temporal.rule", "--seeds", 1)
                .err())
        .isEmpty();
    assertThat(cells).doesNotExist();
    assertThat(Files.readString(shared)).startsWith(finished());
    assertThat(ablate("--resume", shared, "--axes", "temporal.rule", "--seeds", 3).err())
        .contains("2 of 6 trainings are finished");
  }

  @Test
  void anotherBuildIsToldOf() throws IOException {
    Cli.write(cells, finished().replaceAll("\"build\":\"\\w+\"", "\"build\":\"0\""));
    assertThat(ablate().err())
        .contains("10 of 10 trainings are finished")
        .containsPattern("warning: of these, 10 come from another build of \\d.*; delete the file");
  }

  @Test
  void listTrainsNothing() {
    Cli.Run run = ablate("--list", "--axes", "sampler,taps,neurons");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("0 of 24 trainings are finished");
    assertThat(run.out())
        .contains("[s-swim] uniform-pairs random", "[auto] 1 4 7 11 13", "[12] 100 200 400 800");
    assertThat(Cli.names(folder)).containsExactly("data.csv");
  }

  @Test
  void sweepsAreAxesOfValuesThatAreGiven() {
    Cli.Run run =
        ablate(
            "--list",
            "--axes",
            "neurons,sampler",
            "--sweep",
            "neurons=12,20",
            "--sweep",
            "whitening=0,.1");
    assertThat(run.out()).containsOnlyOnce("Neurons of each hidden layer");
    assertThat(run.out())
        .containsPattern("neurons +\\[12] 20 +Neurons of each hidden layer")
        .containsPattern("whitening +\\[0.5] 0 0.1 +")
        .contains("sampler");
  }

  @Tag("long")
  @Test
  void optionsSetTheDefaultThatIsComparedWith() throws IOException {
    assertThat(ablate("--axes", "whitening", "--set", "whitening=1", "--seeds", 1).out())
        .contains("1 =")
        .doesNotContain("0.5 =");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    Map<String, Object> options = EvaluateCommandTest.object(found, "options");
    assertThat(OptionsJson.leaves(EvaluateCommandTest.object(options, "training")))
        .containsEntry("network.layer.weights.whitening", 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--axes tap            | --axes    | 'tap'       | did you mean taps?",
        "--axes relays         | --axes    | change      | give others",
        "--seeds 0             | --seeds   | 1..1000     | '0'",
        "--window 0            | --window  | 1..1000000  | '0'",
        "--horizons x          | --horizons | whole number | 'x'",
        "--set stride=999          | stride  | validation windows | 999",
        "--resume data.csv/x   | --resume  | data.csv    | folder",
        "--resume none/x       | --resume  | does not exist | create it",
        "--set whitening=2         | whitening | 0..1      | got 2",
        "--set psp-kernel=x            | psp-kernel  | exponential | 'x'",
        "--set temporal.rule=x          | temporal.rule | correlation | 'x'",
        "--set input-distance=l3   | input-distance | auto or l1 | 'l3'"
      })
  void unusableOption(String options, String first, String second, String third) {
    Object[] more = Stream.of(options.strip().split(" +", -1)).toArray(Object[]::new);
    for (int i = 0; i < more.length; i++) {
      if (more[i].equals("data.csv/x") || more[i].equals("none/x")) {
        more[i] = folder.resolve((String) more[i]);
      }
    }
    BadInputTest.assertMistake(ablate(more), List.of(first, second, third));
    assertThat(Cli.names(folder)).containsExactly("data.csv");
  }

  @Test
  void filesOfTheUserAreNotWrittenTo() throws IOException {
    BadInputTest.assertMistake(ablate("--resume", data), List.of("--resume", "is also the FILE"));
    BadInputTest.assertMistake(ablate("--resume", json), List.of("--resume", "is also --json"));
    Path other = Cli.write(folder.resolve("other.txt"), "my notes");
    BadInputTest.assertMistake(
        ablate("--resume", other), List.of("--resume", "other.txt", "line 1", "another file"));
    assertThat(other).hasContent("my notes");
    assertThat(Files.readString(data)).isEqualTo(Cli.weekly(200));
    assertThat(Cli.names(folder)).containsExactly("data.csv", "other.txt");
  }
}

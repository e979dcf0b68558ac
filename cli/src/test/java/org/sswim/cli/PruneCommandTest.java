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
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PruneCommandTest {
  @TempDir private static Path shared;
  private static Path fitted;

  @TempDir private Path folder;
  private Path data;
  private Path model;
  private Path small;

  @BeforeAll
  static void fit() {
    Path rows = Cli.write(shared.resolve("data.csv"), Cli.weekly(100));
    fitted = Cli.fit(rows, shared.resolve("m.sswim"));
  }

  @BeforeEach
  void copy() throws IOException {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(100));
    model = Files.copy(fitted, folder.resolve("m.sswim"));
    small = folder.resolve("small.sswim");
  }

  @Test
  void aSmallerModelForecasts() throws IOException {
    Path json = folder.resolve("prune.json");
    Cli.Run run =
        Cli.run("prune", model, "--data", data, "--keep", 8, "--model", small, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern("neurons +20 +8 +-60.00 %")
        .contains("MSE, left out", "MSE, choosing");
    assertThat(Files.size(small)).isLessThan(Files.size(model));
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    assertThat((List<?>) found.get("kept")).hasSize(8);
    assertThat(found.get("after").toString()).contains("neurons=8", "microsPerRow=");
    assertThat(Cli.run("predict", small, data).outLines()).hasSize(4);
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("saved " + small + ": 8 of 20 neurons are left, and the squared error on left-")
        .containsPattern("(below|above|level with) before$");
    assertThat(Cli.run("inspect", small, "--verbose").out()).contains("pruned-from");
    assertThat(Cli.run("inspect", small).out())
        .as("errors of the model before are not its own")
        .doesNotContain("left out")
        .endsWith(
            small
                + " forecasts 3 rows from the last 14; its file has no errors on left-out"
                + " windows\n");
    assertThat(Cli.run("explain", small, "--data", data).status()).isZero();
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 50})
  void theLossDecides(int most) throws IOException {
    Path json = folder.resolve("prune.json");
    Cli.Run run =
        Cli.run(
            "prune", model, "--data", data, "--max-loss", most, "--model", small, "--json", json);
    assertThat(run.status()).isZero();
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    double before = error(found, "before", "choosingMse");
    double after = error(found, "after", "choosingMse");
    assertThat(after).isLessThanOrEqualTo(before * (1 + most / 100.0));
    // The reported losses are of these errors.
    assertThat((double) found.get("choosingLossPerCent"))
        .isCloseTo(100 * (after / before - 1), within(1e-6));
    double rise = error(found, "after", "leftOutMse") / error(found, "before", "leftOutMse") - 1;
    assertThat((double) found.get("leftOutLossPerCent")).isCloseTo(100 * rise, within(1e-6));
  }

  private static double error(Map<String, Object> found, String part, String which) {
    return (double) ((Map<?, ?>) found.get(part)).get(which);
  }

  /** With all neurons kept, nothing but the order of sums differs from the fit. */
  @Test
  void intervalsAreCalibratedAnew() {
    Path sure =
        Cli.fit(
            data,
            folder.resolve("sure.sswim"),
            "--level",
            "50,80",
            "--set",
            "skip=off",
            "--set",
            "moment=none");
    Cli.run("prune", sure, "--data", data, "--keep", 20, "--model", small);
    double[] old = bounds(sure);
    double[] same = bounds(small);
    assertThat(same).hasSize(old.length);
    for (int i = 0; i < old.length; i++) {
      assertThat(same[i]).isCloseTo(old[i], within(1e-2 * (1 + Math.abs(old[i]))));
    }
    Cli.run("prune", sure, "--data", data, "--keep", 1, "--model", small);
    // Fewer neurons err more.
    assertThat(widest(bounds(small))).isGreaterThan(1.2 * widest(old));
  }

  /** What the intervals of the second level are wide, both channels together. */
  private static double widest(double[] bounds) {
    return bounds[7] - bounds[6] + bounds[9] - bounds[8];
  }

  /** Forecasts and bounds of the first row ahead, after its date. */
  private double[] bounds(Path of) {
    return Cli.numbers(Cli.run("predict", of, data).outLines().get(1));
  }

  @Tag("long")
  @Test
  void equalCallsWriteEqualBytes() throws IOException {
    Path again = folder.resolve("again.sswim");
    Cli.run("prune", model, "--data", data, "--max-loss", 10, "--model", small);
    Cli.run("prune", model, "--data", data, "--max-loss", 10, "--model", again);
    assertThat(again).hasSameBinaryContentAs(small);
  }

  @Test
  void otherDataAreTold() {
    Path more = Cli.write(folder.resolve("more.csv"), Cli.weekly(130));
    Cli.Run run = Cli.run("prune", model, "--data", more, "--keep", 8, "--model", small);
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("more.csv is not what the model was fitted on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--keep 21 | --keep | 1..20",
        "--keep 0 | --keep | 1..1000000",
        "--max-loss -1 | --max-loss | 0..1000",
        "--max-loss x | --max-loss | 'x'",
        "--keep 3 --max-loss 1 | --keep N | --max-loss PCT",
        "--seed 3 | --seed | --help",
        "--keep 3 --set validation=1 | validation | below 1",
      })
  void mistakes(String options, String first, String second) {
    List<Object> call = new ArrayList<>(List.of("prune", model, "--data", data, "--model", small));
    call.addAll(Arrays.asList(options.strip().split(" ", -1)));
    BadInputTest.assertMistake(Cli.run(call.toArray()), List.of(first, second));
    assertThat(Cli.names(folder)).containsExactly("data.csv", "m.sswim");
  }

  @Test
  void filesThatDoNotFit() {
    BadInputTest.assertMistake(
        Cli.run("prune", model, "--data", data, "--keep", 3, "--model", model),
        List.of("--model", "the MODEL"));
    Path few = Cli.write(folder.resolve("few.csv"), Cli.weekly(20));
    BadInputTest.assertMistake(
        Cli.run("prune", model, "--data", few, "--keep", 3, "--model", small),
        List.of("too few rows"));
    Path other = Cli.write(folder.resolve("other.csv"), Cli.weekly(60).replace(",b", ",c"));
    BadInputTest.assertMistake(
        Cli.run("prune", model, "--data", other, "--keep", 3, "--model", small),
        List.of("'b'", "the model reads it"));
    assertThat(small).doesNotExist();
  }
}

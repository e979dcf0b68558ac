package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void fit() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(120));
    model = Cli.fit(data, folder.resolve("m.sswim"), "--calendar", "off");
  }

  @Test
  void int8TellsWhatItCostsAndRunsEverywhere() throws IOException {
    Path small = folder.resolve("small.sswim");
    Path json = folder.resolve("export.json");
    Object[] command = {
      "export", model, "--int8", small, "--data", data, "--windows", 40, "--json", json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("float32", "int8", "of the bytes and changes the RSE by")
        .contains("over the last 40 windows of data.csv", "wrote " + small);
    Map<String, Object> found =
        EvaluateCommandTest.object(JSON.std.mapFrom(Files.readString(json)), "int8");
    assertThat(found)
        .containsEntry("bytesBefore", (int) Files.size(model))
        .containsEntry("bytesAfter", (int) Files.size(small))
        .containsEntry("windows", 40);
    Map<String, Object> errors = EvaluateCommandTest.object(found, "errors");
    double before = (double) errors.get("rseBefore");
    double after = (double) errors.get("rseAfter");
    assertThat(before).isBetween(0.0, 2.0);
    // A step of a 127th of the largest weight: some percent on 20 neurons, never nothing.
    assertThat(after / before).isBetween(0.95, 1.05).isNotEqualTo(1);
    assertThat(Cli.run("inspect", small).status()).isZero();
    List<String> whole = Cli.run("predict", model, data).outLines();
    List<String> rounded = Cli.run("predict", small, data).outLines();
    assertThat(rounded).hasSameSizeAs(whole).isNotEqualTo(whole);
    assertThat(Cli.runWith(Cli.weekly(20), "stream", small).status()).isZero();
  }

  @Test
  void withoutDataThereIsNoError() {
    Path small = folder.resolve("small.sswim");
    Cli.Run run = Cli.run("export", model, "--int8", small);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("give --data FILE to see what it costs");
  }

  @Test
  void parametersAsNumPyArchiveAndTables() {
    Path npz = folder.resolve("p.npz");
    Path tables = folder.resolve("tables");
    Cli.Run run = Cli.run("export", model, "--npz", npz, "--csv", tables);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).containsExactly("wrote " + npz, "wrote " + tables);
    assertThat(npz).isNotEmptyFile();
    assertThat(tables.resolve("hidden1.weights.csv")).isNotEmptyFile();
  }

  @Test
  void mistakesLeaveNothingBehind() {
    Path out = folder.resolve("out");
    BadInputTest.assertMistake(Cli.run("export", model), List.of("--npz FILE", "--int8 OUT"));
    BadInputTest.assertMistake(Cli.run("export", data, "--npz", out), List.of("data.csv", "model"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--int8", model), List.of("--int8", "is also the model"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--int8", out, "--npz", out), List.of("--int8", "--npz"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--csv", folder), List.of("the folder holds files"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--npz", folder.resolve("none/x")), List.of("--npz", "folder"));
    Object[] many = {"export", model, "--int8", out, "--data", data, "--windows", 200};
    BadInputTest.assertMistake(Cli.run(many), List.of("needs 216 rows; the series has 120"));
    Object[] missing = {"export", model, "--npz", out, "--data", folder.resolve("none.csv")};
    BadInputTest.assertMistake(Cli.run(missing), List.of("none.csv", "no such file"));
    assertThat(Cli.names(folder)).containsExactly("data.csv", "m.sswim");
  }
}

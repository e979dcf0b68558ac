package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyCommandsTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeData() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(100));
  }

  @Test
  void inspectCountsTheLastWindows() throws IOException {
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--set", "taps=5");
    Path json = folder.resolve("energy.json");
    Cli.Run run = Cli.run("inspect", model, "--energy", data, "--count", 10, "--json", json);
    assertThat(run.err()).isEmpty();
    // A window of 14 rows and 5 taps make 10 steps; two channels, two lanes.
    assertThat(run.out())
        .contains("(2 lanes of 10 steps), means of the last 10 forecasts of data.csv")
        .contains("real-valued input layer takes", "% of the synaptic operations")
        .contains("ridge on the raw window", "dense network of the same shape")
        .contains("An estimate, not a measurement: 4.6 pJ per MAC, 0.9 pJ per AC", "Horowitz");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    assertThat(EvaluateCommandTest.object(found, "counted"))
        .containsEntry("lanes", 2)
        .containsEntry("steps", 10);
    List<Map<String, Object>> layers = EvaluateCommandTest.objects(found, "layers");
    // Dense: 2 lanes, 10 steps, 5 inputs, 20 neurons.
    assertThat(layers.get(0)).containsEntry("dense", 2000.0);
    // A linear map from 14 rows to 3 leads, twice.
    assertThat(found).containsEntry("ridgeMacs", 84.0);
  }

  @Test
  void streamingModelsTakeOneStep() {
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--set", "semantics=streaming");
    assertThat(Cli.run("inspect", model, "--energy", data).out())
        .contains("(2 lanes of 1 step)", "streaming: a forecast takes the last row as one step")
        .doesNotContain("A stream projects");
  }

  @Tag("long")
  @Test
  void evaluateShowsWhatForecastsTake() throws IOException {
    Path json = folder.resolve("table.json");
    Object[] command = {
      "evaluate",
      data,
      "--window",
      14,
      "--horizons",
      "3,2",
      "--neurons",
      20,
      "--seeds",
      2,
      "--models",
      "persistence,ridge,random,s-swim",
      "--energy",
      "--set",
      "members=1",
      "--json",
      json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("neuron updates", "nJ", "per forecast of all channels");
    List<Map<String, Object>> rows =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results").stream()
            .filter(row -> row.get("energy") != null)
            .toList();
    // Per horizon ridge, and two networks with two seeds; persistence computes nothing.
    assertThat(rows).hasSize(2 * (1 + 2 * 2));
    assertThat(rows.get(0)).containsEntry("model", "ridge").containsEntry("horizon", 3);
    assertThat(EvaluateCommandTest.object(rows.get(0), "energy"))
        .containsEntry("macs", 84.0)
        .containsEntry("neuronUpdates", 0.0);
    assertThat(rows)
        .allMatch(row -> (double) EvaluateCommandTest.object(row, "energy").get("joules") > 0);
    Object[] without = {
      "evaluate", data, "--window", 14, "--horizons", 3, "--models", "ridge", "--json", json
    };
    assertThat(Cli.run(without).out()).doesNotContain("nJ");
    assertThat(EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "results"))
        .allMatch(row -> row.get("energy") == null);
  }

  @Test
  void mistakes() {
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    BadInputTest.assertMistake(Cli.run("inspect", model, "--energy"), List.of("--energy"));
    BadInputTest.assertMistake(
        Cli.run("inspect", model, "--energy", data, "--count", 0),
        List.of("--count", "1..1000000", "'0'"));
    Object[] many = {"inspect", model, "--energy", data, "--count", 88};
    BadInputTest.assertMistake(Cli.run(many), List.of("101 rows; the series has 100"));
    Path other = Cli.write(folder.resolve("other.csv"), Cli.weekly(60).replace(",b", ",c"));
    BadInputTest.assertMistake(
        Cli.run("inspect", model, "--energy", other), List.of("'b'", "channel"));
    BadInputTest.assertMistake(
        Cli.run("inspect", model, "--energy", data, "--json", data), List.of("--json", "--energy"));
  }
}

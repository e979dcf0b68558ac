package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class ClassEnergyCommandsTest {
  @TempDir private Path folder;
  private Path train;
  private Path images;

  @BeforeEach
  void writeData() {
    train = ClassFiles.ts(folder.resolve("train.ts"), 20, 1);
    images = ClassFiles.idx(folder, "train", 42, 3, true, 1);
  }

  private Path fit(Path data, Object... options) {
    Path model = folder.resolve("m.sswim");
    Object[] command = new Object[options.length + 5];
    System.arraycopy(new Object[] {"classify", "fit", data, "--model", model}, 0, command, 0, 5);
    System.arraycopy(options, 0, command, 5, options.length);
    assertThat(Cli.run(command).err()).isEmpty();
    return model;
  }

  @Test
  void inspectCountsSequences() throws IOException {
    Path model = fit(train, "--neurons", 10);
    Path json = folder.resolve("energy.json");
    Cli.Run run = Cli.run("inspect", model, "--energy", train, "--count", 5, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("operations per sample", "means of 5 samples, evenly chosen from train.ts")
        .contains("each runs step by step through a network at rest")
        .contains("input -> hidden 1", "read-out", "ridge on the raw values")
        .contains("estimate per sample", "dense network of the same shape ")
        .doesNotContain("forecast", "one pass");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    Map<String, Object> counted = EvaluateCommandTest.object(found, "counted");
    assertThat(counted).containsEntry("shown", false).containsEntry("count", 5);
    assertThat((double) counted.get("spikes")).isPositive();
    // Every step is taken whether or not there are spikes.
    assertThat(found.get("denseMacs")).isEqualTo(found.get("dense"));
  }

  @Test
  void inspectCountsAlgorithms() throws IOException {
    Path model = fit(images, "--algorithm", "dsr:hidden=12:epochs=2:steps=4");
    Path json = folder.resolve("energy.json");
    Cli.Run run = Cli.run("inspect", model, "--energy", images, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("(4 steps, ", "means of 42 samples", "hidden 1 -> output")
        .contains("dense network of the same shape, one pass", "a constant input is multiplied");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    // 9 pixels to 12 neurons, these to 3 outputs: once in a pass, the latter 4 times in steps.
    assertThat(found).containsEntry("denseMacs", 144.0).containsEntry("ridgeMacs", 27.0);
    assertThat(found).containsEntry("dense", 108 + 4 * 36.0);
  }

  @Tag("long")
  @Test
  void evaluateHasColumnsOfEnergy() throws IOException {
    Path json = folder.resolve("table.json");
    Object[] command = {
      "classify",
      "evaluate",
      images,
      "--folds",
      2,
      "--seeds",
      1,
      "--neurons",
      10,
      "--models",
      "majority,nearest-neighbour,ridge,random,s-swim,surrogate,dsr:hidden=12:epochs=2",
      "--set",
      "epochs=1",
      "--energy",
      "--report",
      folder.resolve("page.html"),
      "--json",
      json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(folder.resolve("page.html")))
        .contains("Energy of a sample", "dsr:hidden=12:epochs=2");
    assertThat(run.out()).contains("synaptic ops", "nJ", "4.6 pJ per MAC", "NeuroBench");
    Map<String, Object> found = JSON.std.mapFrom(Files.readString(json));
    List<Map<String, Object>> summary = EvaluateCommandTest.objects(found, "summary");
    assertThat(summary).hasSize(7);
    assertThat(summary.get(0)).containsEntry("energy", null);
    // 21 images of 9 pixels are compared with; 9 pixels to 3 classes.
    assertThat(EvaluateCommandTest.object(summary.get(1), "energy")).containsEntry("macs", 189.0);
    assertThat(EvaluateCommandTest.object(summary.get(2), "energy")).containsEntry("macs", 27.0);
    for (Map<String, Object> network : summary.subList(2, 7)) {
      Map<String, Object> energy = EvaluateCommandTest.object(network, "energy");
      assertThat((double) energy.get("joules")).as("%s", network).isPositive();
      assertThat(energy).containsKeys("acsMin", "joulesMax");
    }
    for (Map<String, Object> result : EvaluateCommandTest.objects(found, "results").subList(3, 7)) {
      Map<String, Object> energy = EvaluateCommandTest.object(result, "energy");
      double macs = (double) energy.get("macs") + (double) energy.get("neuronUpdates");
      double acs = (double) energy.get("acs") + (double) energy.get("neuronAccumulates");
      assertThat(1e12 * (double) energy.get("joules"))
          .isCloseTo(4.6 * macs + .9 * acs, within(1e-6));
    }
    Object[] without = {
      "classify", "evaluate", images, "--folds", 2, "--models", "ridge", "--json", json
    };
    assertThat(Cli.run(without).out()).doesNotContain("nJ");
    assertThat(Files.readString(json)).doesNotContain("joules");
  }

  @Test
  void mistakes() {
    Path model = fit(train, "--neurons", 5);
    BadInputTest.assertMistake(
        Cli.run("inspect", model, "--energy", train, "--count", 0),
        List.of("--count", "1..1000000", "'0'"));
    BadInputTest.assertMistake(
        Cli.run("inspect", model, "--energy", images),
        List.of("train-images-idx3-ubyte", "give sequences of the same kind"));
  }
}

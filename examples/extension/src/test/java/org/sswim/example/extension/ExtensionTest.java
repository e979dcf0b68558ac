package org.sswim.example.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is, with the classes and service files of this module on its path. */
class ExtensionTest {
  @TempDir private Path folder;
  private String data = "";

  /** A sine of period 12 on a trend. */
  @BeforeEach
  void series() throws IOException {
    StringBuilder rows = new StringBuilder("load\n");
    for (int r = 0; r < 300; r++) {
      rows.append(0.01 * r + Math.sin(2 * Math.PI * r / 12)).append('\n');
    }
    data = Files.writeString(folder.resolve("data.csv"), rows).toString();
  }

  private String sswim(int status, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // Starts sooner.
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sswim.cli.Main"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int ended = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isEqualTo(status);
    return text;
  }

  private String evaluate(int threads) throws Exception {
    Path json = folder.resolve("table.json");
    String table =
        sswim(
            0,
            "evaluate",
            data,
            "--window=24",
            "--horizons=6",
            "--neurons=20",
            "--seeds=1",
            "--threads=" + threads,
            "--models=window-mean,hebb,hebb-spikes",
            "--metrics=direction",
            "--json=" + json);
    assertThat(table).contains(" direction ").contains(" window-mean ", " hebb ", " hebb-spikes ");
    return Files.readString(json).replaceAll("\"fitSeconds(Min|Max)?\" : [^,}]*", "");
  }

  /** A flat line never has the sign of a change; whatever the number of threads. */
  @Tag("long")
  @Test
  void aTableHasRowsAndColumnsOfTheJar() throws Exception {
    String json = evaluate(1);
    assertThat(json).containsPattern("\"model\" : \"window-mean\"[^}]*\"direction\" : 0\\.0\\s");
    assertThat(json).containsPattern("\"model\" : \"hebb\"[^}]*\"direction\" : (1|0\\.[5-9])");
    assertThat(evaluate(2)).isEqualTo(json);
  }

  @Test
  void aFitTakesTheRuleAndTheModelTellsIt() throws Exception {
    String model = folder.resolve("data.sswim").toString();
    sswim(
        0,
        "fit",
        data,
        "--window=24",
        "--horizon=6",
        "--neurons=20",
        "--set=weights.rule=hebb",
        "--model=" + model);
    assertThat(sswim(0, "inspect", model, "--json=" + folder.resolve("model.json"))).isNotEmpty();
    assertThat(Files.readString(folder.resolve("model.json"))).contains("\"rule\" : \"hebb\"");
  }

  @Tag("long")
  @Test
  void theCatalogueRunsTheExperiment() throws Exception {
    assertThat(sswim(0, "algorithms")).contains("leaky-rates");
    // 1 / ln 2 and a step's bias below 2 %.
    assertThat(sswim(0, "algorithms", "run", "leaky-rates:steps=200")).contains("1.44");
  }

  @Tag("long")
  @Test
  void mistakesNameWhatThereIs() throws Exception {
    assertThat(sswim(2, "evaluate", data, "--horizons=6", "--models=hebbb"))
        .contains("did you mean hebb?");
    assertThat(sswim(2, "evaluate", data, "--horizons=6", "--models=zzzzzz"))
        .contains("window-mean", "hebb,");
    assertThat(sswim(2, "evaluate", data, "--horizons=6", "--models=window-mean:a=1"))
        .contains("no settings");
    assertThat(sswim(2, "evaluate", data, "--horizons=6", "--metrics=directions"))
        .contains("must be one of rmse, mape, mase, direction");
    assertThat(sswim(2, "fit", data, "--horizon=6", "--model=m", "--set=weights.rule=heb"))
        .contains("must be point", "hebb");
  }
}

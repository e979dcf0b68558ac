package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ArrayArchive;
import org.sswim.model.ModelFile;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;

/** What files and names of strangers must not do. */
class HostileInputTest {
  private static final String ESCAPE = "\u001b[2J";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeAll
  static void fit() {
    Path data = Cli.write(shared.resolve("data.csv"), Cli.weekly(60));
    Cli.fit(data, shared.resolve("m.sswim"));
  }

  @BeforeEach
  void copy() throws IOException {
    data = Files.copy(shared.resolve("data.csv"), folder.resolve("data.csv"));
    model = Files.copy(shared.resolve("m.sswim"), folder.resolve("m.sswim"));
  }

  private static ForecastModel of(ForecastModel model, List<String> channels, Readout readout) {
    return new ForecastModel(
        new SpikingNetwork(model.network().hidden(), readout, model.network().skip()),
        model.spec(),
        channels,
        model.standardizer(),
        model.provenance());
  }

  @Test
  void namesDoNotSteerTheTerminal() {
    ForecastModel fitted = ModelFile.read(model);
    Provenance origin = fitted.provenance().withResults(Map.of("note" + ESCAPE, ESCAPE));
    ForecastModel named =
        of(fitted, List.of("a" + ESCAPE, "b"), fitted.network().readout()).withProvenance(origin);
    ModelFile.write(named, model);
    String rows = Cli.weekly(60).replace("date,a,b", "date,x,b");
    Path file = Cli.write(folder.resolve("rows.csv"), rows);
    for (Object[] call :
        List.of(
            new Object[] {"inspect", model},
            new Object[] {"inspect", model, "--verbose"},
            new Object[] {"predict", model, file, "--columns", "x,b"},
            new Object[] {"predict", model, file},
            new Object[] {"explain", model, "--data", file, "--columns", "x,b", "--channel", "b"},
            new Object[] {"fit", folder.resolve("none" + ESCAPE)})) {
      assertPlain(Cli.run(call));
    }
    assertPlain(Cli.runWith(rows, "stream", model, "--columns", "x,b"));
    // A warning of a file whose rows are not evenly spaced.
    Path odd = folder.resolve("odd" + ESCAPE + ".csv");
    Cli.write(odd, Cli.weekly(60).replaceFirst("(?m)^2024-01-05.*\n", ""));
    Cli.Run warned =
        Cli.run("evaluate", odd, "--window", 7, "--horizons", 2, "--models", "persistence");
    assertThat(warned.err()).contains("rows are not");
    assertPlain(warned);
  }

  private static void assertPlain(Cli.Run run) {
    assertThat(run.out() + run.err()).isNotEmpty().doesNotContain("\u001b");
  }

  @Test
  void forecastsThatAreNoNumbersAreNotPrinted() {
    ForecastModel fitted = ModelFile.read(model);
    Readout readout = fitted.network().readout();
    float[] weights = readout.weights().clone();
    Arrays.fill(weights, Float.MAX_VALUE);
    float[] bias = readout.bias().clone();
    Arrays.fill(bias, Float.MAX_VALUE);
    ModelFile.write(of(fitted, fitted.channels(), new Readout(weights, bias)), model);
    BadInputTest.assertMistake(
        Cli.run("predict", model, data),
        List.of("m.sswim: its forecast of 'a' at +1 is not a finite number"));
    BadInputTest.assertMistake(
        Cli.runWith(Cli.weekly(60), "stream", model),
        List.of("m.sswim: its forecast of 'a' at +1 is not a finite number"));
  }

  /** A small file whose run would fill any memory. */
  @Test
  void aModelThatTakesTooMuchRunsIfItIsTrusted() throws IOException {
    Map<String, byte[]> parts = Mutations.entries(Files.readAllBytes(model));
    String json = new String(parts.get("model.json"), UTF_8);
    assertThat(json).contains("\"window\" : 14");
    String huge = json.replace("\"window\" : 14", "\"window\" : 900000000");
    Mutations.replace(parts, "model.json", huge.getBytes(UTF_8));
    Files.write(model, Mutations.zip(parts));
    BadInputTest.assertMistake(
        Cli.run("inspect", model),
        List.of("m.sswim: cannot read the model: a forecaster would", "--trust runs it all the"));
    Cli.Run trusted = Cli.run("inspect", model, "--trust");
    assertThat(trusted.err()).isEmpty();
    assertThat(trusted.out()).contains("900000000 rows");
  }

  @Test
  void aCheckpointThatIsDamagedSaysHowToGoOn() throws IOException {
    Path state = folder.resolve("state.zip");
    Object[] train = {
      "train",
      data,
      "--window",
      14,
      "--horizon",
      3,
      "--neurons",
      10,
      "--set",
      "epochs=1",
      "--model",
      folder.resolve("t.sswim"),
      "--checkpoint",
      state
    };
    assertThat(Cli.run(train).status()).isZero();
    byte[] whole = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(whole, whole.length - 30));
    BadInputTest.assertMistake(
        Cli.run(train), List.of("state.zip: cannot be read: ", "; delete the file to begin anew"));
    ArrayArchive.write(state, Map.of("format", "other"), Map.of());
    BadInputTest.assertMistake(Cli.run(train), List.of("of another version"));
  }

  @Test
  void aPageThatCannotBeWrittenLeavesTheModelAndSaysSo() {
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) {
      return;
    }
    Path other = folder.resolve("other.sswim");
    Cli.Run run =
        Cli.run(
            "fit",
            data,
            "--window",
            14,
            "--horizon",
            3,
            "--neurons",
            10,
            "--model",
            other,
            "--report",
            full);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("saved " + other);
    assertThat(run.err())
        .startsWith("sswim: --report /dev/full: cannot be written: ")
        .endsWith("; the model is saved in " + other + "\n")
        .hasLineCount(1);
    assertThat(Cli.run("inspect", other).status()).isZero();
  }

  @Test
  void aGraphIsWrittenBehindALink() throws IOException {
    Path graph = Cli.write(folder.resolve("graph.nir"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.nir"), graph);
    assertThat(Cli.run("export", model, "--nir", link).status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Cli.run("nir", graph).status()).isZero();
  }

  @Test
  void nothingIsWrittenWhereOnePartCannotBe() {
    Path arrays = folder.resolve("m.npz");
    BadInputTest.assertMistake(
        Cli.run("export", model, "--npz", arrays, "--csv", data), List.of("data.csv"));
    assertThat(arrays).doesNotExist();
  }

  /** The end of a path tells more than its middle. */
  @Test
  void longPathsAreCutInTheMiddle() {
    Path deep = folder.resolve("x".repeat(200));
    for (int i = 0; i < 20; i++) {
      deep = deep.resolve("x".repeat(200));
    }
    Cli.Run run = Cli.run("inspect", deep.resolve("end"));
    BadInputTest.assertMistake(run, List.of("…", "/end: "));
    assertThat(run.err().length()).isLessThan(700);
  }
}

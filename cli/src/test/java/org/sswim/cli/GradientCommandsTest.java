package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientCommandsTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void data() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(120));
  }

  private Object[] command(String name, Object... more) {
    List<Object> all = new ArrayList<>(List.of(name, data, "--window", 14, "--neurons", 20));
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sswim", "random", "random-solved", "default"})
  void trainsAndSaves(String start) {
    Path model = folder.resolve("m.sswim");
    Path json = folder.resolve("t.json");
    Cli.Run run =
        Cli.run(
            command(
                "train",
                "--horizon",
                3,
                "--model",
                model,
                "--init",
                start,
                "--set",
                "epochs=3",
                "--json",
                json));
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("validation loss", "left out").doesNotContain("best-epoch");
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("saved " + model + " after ")
        .contains(" s. On the last 20 % of the windows, left out, ", " is best. ", " ridge");
    assertThat(json).content().contains("\"start\" : \"" + start + "\"", "\"validationLoss\"");
    assertThat(Cli.run("predict", model, data).status()).isZero();
    assertThat(Cli.run("inspect", model, "--verbose").out()).contains("option start", "best-epoch");
  }

  @Test
  void equalCallsGiveEqualBytesAndFitThenTrainsIsTrain() throws IOException {
    List<byte[]> models = new ArrayList<>();
    for (String name : List.of("train", "train", "fit")) {
      Path model = folder.resolve("m.sswim");
      boolean fit = name.equals("fit");
      Object epochs = fit ? "--then-train" : "--set";
      Object two = fit ? "2" : "epochs=2";
      Cli.Run run = Cli.run(command(name, "--horizon", 3, "--model", model, epochs, two));
      assertThat(run.status()).as(run.err()).isZero();
      models.add(Files.readAllBytes(model));
    }
    assertThat(models.get(1)).isEqualTo(models.get(0));
    assertThat(models.get(2)).isEqualTo(models.get(0));
  }

  @Test
  void aFinishedCheckpointGivesTheSameModel() throws IOException {
    Path model = folder.resolve("m.sswim");
    Path state = folder.resolve("state");
    Object[] call =
        command(
            "train", "--horizon", 3, "--model", model, "--set", "epochs=2", "--checkpoint", state);
    assertThat(Cli.run(call).status()).isZero();
    byte[] first = Files.readAllBytes(model);
    Files.delete(model);
    assertThat(Cli.run(call).status()).isZero();
    assertThat(Files.readAllBytes(model)).isEqualTo(first);
    Object[] other =
        command(
            "train", "--horizon", 3, "--model", model, "--set", "epochs=3", "--checkpoint", state);
    BadInputTest.assertMistake(Cli.run(other), List.of("state", "another training", "delete"));
  }

  @Test
  void evaluatesModelsThatAreTrained() {
    Cli.Run run =
        Cli.run(
            command(
                "evaluate",
                "--horizons",
                3,
                "--seeds",
                1,
                "--set",
                "epochs=2",
                "--models",
                "ridge,gradient-default,gradient-random,random+gradient,s-swim+gradient"));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("gradient-default", "gradient-random", "random+gradient", "s-swim+gradient");
  }

  @Test
  void drawsTheFigure() throws IOException {
    Path svg = folder.resolve("f.svg");
    Path html = folder.resolve("f.html");
    Path json = folder.resolve("f.json");
    Cli.Run run =
        Cli.run(
            command(
                "compare-starts",
                "--horizons",
                "3,2",
                "--seeds",
                1,
                "--set",
                "epochs=2",
                "--starts",
                "sswim,random,random-solved,default",
                "--svg",
                svg,
                "--report",
                html,
                "--json",
                json));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("S-SWIM alone", "horizon 2", "random-solved");
    assertThat(svg)
        .content()
        .contains("horizon 3", "horizon 2", "seconds, start included", "validation loss")
        .contains("sswim", "random-solved", "default")
        .doesNotContain(">-0<");
    // Nothing is loaded from elsewhere.
    assertThat(html)
        .content()
        .contains("default-src 'none'", "\"starts\":{\"heading\"", "\"panels\":[{", "S-SWIM alone");
    assertThat(json).content().contains("\"epochs\"", "\"startSeconds\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set epochs=-1              | epochs          | 0..100000 | got -1",
        "--init x                 | --init            | sswim, random, random-solved, default |"
            + " 'x'",
        "--set batch=0                | batch           | 1..100000 | got 0",
        "--set loss=rse               | loss            | mse, mae  | 'rse'",
        "--set learning-rate=0        | learning-rate   | above 0   | got 0",
        "--set readout-rate=-1        | readout-rate    | at least 0 | got -1",
        "--set weight-decay=NaN       | weight-decay    | a number   | 'NaN'",
        "--set patience=0             | patience        | 1..100000 | got 0",
        "--set semantics=streaming    | gradients         | windowed  | streaming",
        "--checkpoint .           | --checkpoint      | folder    | file"
      })
  void unusableOption(String options, String first, String second, String third) {
    Path model = folder.resolve("m.sswim");
    List<Object> call =
        new ArrayList<>(List.of("train", data, "--window", 14, "--horizon", 3, "--model", model));
    call.addAll(Arrays.asList(options.strip().split(" +")));
    BadInputTest.assertMistake(Cli.run(call.toArray()), List.of(first, second, third));
    assertThat(Cli.names(folder)).containsExactly("data.csv");
  }

  @Test
  void figuresAreNotWrittenOverTheInput() {
    BadInputTest.assertMistake(
        Cli.run(command("compare-starts", "--horizons", 3, "--svg", data)),
        List.of("--svg", "data.csv"));
    Path both = folder.resolve("both");
    BadInputTest.assertMistake(
        Cli.run(command("compare-starts", "--horizons", 3, "--svg", both, "--report", both)),
        List.of("--svg", "--report"));
    assertThat(data).hasContent(Cli.weekly(120));
  }
}

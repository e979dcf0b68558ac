package org.sswim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCalendarTest {
  @TempDir private static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void fit() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(100));
    model = Cli.fit(data, folder.resolve("m.sswim"), "--own-calendar", "on", "--calendar", "off");
  }

  @Test
  void inspectAndExplainTellOfIt() throws IOException {
    assertThat(Cli.run("inspect", model).out())
        .containsPattern("own calendar +each channel is centred on what it does on Monday, Tues.*")
        .contains("Sunday: 14 numbers");
    assertThat(
            Cli.run(
                    "inspect",
                    Cli.fit(data, model.resolveSibling("n.sswim"), "--own-calendar", "off"))
                .out())
        .containsPattern("own calendar +none");
    Path json = folder.resolve("why.json");
    Path page = folder.resolve("why.html");
    Cli.Run run = Cli.run("explain", model, "--data", data, "--json", json, "--report", page);
    assertThat(run.out()).contains("the day of this channel");
    Map<String, Object> why = JSON.std.mapFrom(Files.readString(json));
    assertThat((double) why.get("profile")).isNotZero();
    assertThat(Files.readString(page)).contains("the day of this channel");
  }

  @Test
  void streamForecastsWhatPredictDoesAndBothNeedDates() throws IOException {
    String[] streamed = last(Cli.runWith(Files.readString(data), "stream", model).out());
    String[] predicted = Cli.run("predict", model, data).outLines().get(1).split(",", -1);
    for (int c = 1; c <= 2; c++) {
      assertThat(Double.parseDouble(streamed[c]))
          .isCloseTo(Double.parseDouble(predicted[c]), within(1e-4));
    }
    Cli.Run undated = Cli.runWith("a,b\n1,2\n", "stream", model);
    assertThat(undated.status()).isEqualTo(2);
    assertThat(undated.err())
        .contains("the model has a calendar profile, so every row needs its date")
        .endsWith("or fit a model with --calendar off\n");
  }

  private static String[] last(String lines) {
    return lines.lines().reduce((one, next) -> next).orElseThrow().split(",", -1);
  }

  @Test
  void jointChannelsAndUndatedRowsAreRefused() {
    Path none = folder.resolve("none.sswim");
    for (String command : new String[] {"fit", "evaluate"}) {
      Cli.Run joint = run(command, data, none, "--channels", "joint");
      assertThat(joint.status()).isEqualTo(2);
      assertThat(joint.errLines()).hasSize(1);
      assertThat(joint.err()).contains("--own-calendar on is for channels that share a network");
      assertThat(run(command, data, none, "--exclude", "date").err())
          .contains("--own-calendar on needs dates");
    }
    assertThat(none).doesNotExist();
  }

  private static Cli.Run run(String command, Path file, Path out, String option, String value) {
    boolean fit = command.equals("fit");
    return Cli.run(
        command,
        file,
        "--window",
        14,
        fit ? "--horizon" : "--horizons",
        3,
        fit ? "--model" : "--seeds",
        fit ? out : 1,
        "--own-calendar",
        "on",
        option,
        value);
  }

  @Test
  void exportsHoldIt() throws IOException {
    Path tables = folder.resolve("tables");
    Path onnx = folder.resolve("m.onnx");
    assertThat(Cli.run("export", model, "--csv", tables, "--onnx", onnx).status()).isZero();
    assertThat(Files.readString(tables.resolve("profile.csv")))
        .startsWith("\"channel, kind of day\",constant\n\"a, Monday\",")
        .hasLineCount(15);
    assertThat(Files.readString(tables.resolve("README.json")))
        .contains("x is centred on the calendar profile of its channel", "profile.coefficients");
    String step = new String(Files.readAllBytes(onnx), ISO_8859_1);
    assertThat(step).contains("Inputs are centred on calendar profiles, outputs need them");
  }
}

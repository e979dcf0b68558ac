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

/** Models with a stage for the moment, through the command line. */
class MomentCommandTest {
  @TempDir private static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void fit() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(100));
    model = Cli.fit(data, folder.resolve("m.sswim"), "--set", "moment=values");
  }

  @Test
  void inspectAndExplainTellOfIt() throws IOException {
    // Daily rows of 14 weeks: seven terms, one for each day of the week.
    assertThat(Cli.run("inspect", model).out()).containsPattern("moment +7 linear terms\\n");
    Path none = Cli.fit(data, model.resolveSibling("n.sswim"), "--set", "moment=none");
    assertThat(Cli.run("inspect", none).out()).containsPattern("moment +none");
    Path json = folder.resolve("why.json");
    Path page = folder.resolve("why.html");
    Cli.Run run = Cli.run("explain", model, "--data", data, "--json", json, "--report", page);
    assertThat(run.out()).contains("the moment");
    Map<String, Object> why = JSON.std.mapFrom(Files.readString(json));
    assertThat((double) why.get("moment")).isNotZero();
    assertThat(Files.readString(page)).contains("the moment");
  }

  @Test
  void streamForecastsWhatPredictDoesAndBothNeedDates() throws IOException {
    String[] streamed = last(Cli.runWith(Files.readString(data), "stream", model).out());
    String[] predicted = Cli.run("predict", model, data).outLines().get(1).split(",", -1);
    for (int c = 1; c <= 2; c++) {
      assertThat(Double.parseDouble(streamed[c]))
          .isCloseTo(Double.parseDouble(predicted[c]), within(1e-4));
    }
    Cli.Run utc =
        Cli.runWith(
            Files.readString(data).replaceAll("(?m)^(\\d\\S{9}),", "$1T00:00Z,"), "stream", model);
    assertThat(utc.status()).as(utc.err()).isZero();
    assertThat(utc.err().split("the dates are in UTC", -1)).hasSize(2);
    assertThat(Cli.runWith(Files.readString(data), "stream", model).err())
        .doesNotContain("the dates are in UTC");
    Cli.Run undated = Cli.runWith("a,b\n1,2\n", "stream", model);
    assertThat(undated.status()).isEqualTo(2);
    assertThat(undated.err())
        .contains(
            "the moment stage of the model needs the date of every row; give a column of dates,"
                + " name it with --date-column or say --date-format,")
        .endsWith("or fit a model with --set moment=none\n");
  }

  private static String[] last(String lines) {
    return lines.lines().reduce((one, next) -> next).orElseThrow().split(",", -1);
  }

  @Test
  void exportsHoldIt() throws IOException {
    Path tables = folder.resolve("tables");
    Path onnx = folder.resolve("m.onnx");
    Path small = folder.resolve("small.sswim");
    Cli.Run run = Cli.run("export", model, "--csv", tables, "--onnx", onnx, "--int8", small);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("not in the graph: moment", "beside the network", "--npz holds all");
    // Weights of eight bits are a whole model, stages included.
    assertThat(Cli.run("inspect", small).out()).containsPattern("moment +7 lin");
    assertThat(Cli.run("explain", small, "--data", data).out())
        .contains("stages move a up or down from its usual level");
    assertThat(Files.readString(tables.resolve("moment.linear.csv")))
        .startsWith("term,a,b\n")
        .hasLineCount(8);
    assertThat(Files.readString(tables.resolve("README.json")))
        .contains("x is less what the moment of its row says", "moment.linear");
    String step = new String(Files.readAllBytes(onnx), ISO_8859_1);
    assertThat(step).contains("Inputs are less what their moment says, outputs need it");
  }
}

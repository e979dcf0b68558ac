package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forecasts and probabilities that leave, and come back as the row of another tool. */
class OtherFileTest {
  @TempDir private Path folder;

  @Test
  void forecastsOfASeriesComeBackWithTheSameErrors() throws IOException {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(160));
    Path out = folder.resolve("out.csv");
    List<Object> call = List.of("evaluate", data, "--window", 14, "--horizons", "3,7");
    Cli.Run wrote = Cli.run(with(call, "--models", "persistence,ridge", "--out", out));
    assertThat(wrote.err()).isEmpty();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).isEqualTo("model,seed,horizon,origin,lead,channel,y,forecast");
    assertThat(lines.get(1)).startsWith("persistence,,3,2024-");

    Path json = folder.resolve("back.json");
    String back = "file:" + out + ":model=ridge";
    Cli.Run read =
        Cli.run(with(call, "--models", "ridge," + back, "--metrics", "rmse,mase", "--json", json));
    assertThat(read.err()).isEmpty();
    for (String figure : List.of("rse", "mae", "rmse", "mase")) {
      assertThat(figure(json, back, figure)).isCloseTo(figure(json, "ridge", figure), offset(1e-6));
    }
    assertThat(read.out()).contains("RSE: root of the squared errors over that of the test mean;");
  }

  @Test
  void measuresAreTheirFormulas() throws IOException {
    StringBuilder text = new StringBuilder("a\n");
    for (int t = 0; t < 120; t++) {
      text.append(t % 2 == 0 ? 10 : 14).append('\n');
    }
    Path data = Cli.write(folder.resolve("d.csv"), text.toString());
    Path json = folder.resolve("j.json");
    Cli.Run run =
        Cli.run(
            "evaluate",
            data,
            "--window",
            4,
            "--horizons",
            1,
            "--models",
            "persistence",
            "--scale",
            "original",
            "--season",
            1,
            "--metrics",
            "rmse,mape,mase",
            "--json",
            json);
    assertThat(run.err()).isEmpty();
    // It is off by 4 each time: of 10 and of 14 in turn, and as much as the change from row to row.
    assertThat(figure(json, "persistence", "rmse")).isCloseTo(4, offset(1e-5));
    assertThat(figure(json, "persistence", "mase")).isCloseTo(1, offset(1e-5));
    assertThat(figure(json, "persistence", "mape")).isBetween(100 * 4 / 14.0, 100 * 4 / 10.0);
  }

  @Test
  void whatIsMissingIsNamed() {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(160));
    Path one =
        Cli.write(folder.resolve("one.csv"), "origin,lead,channel,forecast\n2024-05-20,1,a,3\n");
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--window", 9, "--horizons", 2, "--models", "file:" + one),
        List.of("one.csv has no forecasts from some origins that are scored; --out of"));
    Path bad =
        Cli.write(folder.resolve("bad.csv"), "origin,lead,channel,forecast\n2024-05-20,1,a,x");
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--window", 9, "--horizons", 2, "--models", "file:" + bad),
        List.of("bad.csv: row 2, column forecast: 'x' is not a number"));
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--window", 9, "--horizons", 2, "--models", "file"),
        List.of("'file' needs a CSV file after it, file:other.csv"));
    BadInputTest.assertMistake(
        Cli.run(
            "evaluate",
            data,
            "--window",
            9,
            "--horizons",
            2,
            "--models",
            "file:" + one + ":model=x"),
        List.of("one.csv:model=x has no forecasts from some origins"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--out", "--json", "--report"})
  void itIsNeverWritten(String option) {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(160));
    Path one = Cli.write(folder.resolve("one.csv"), "origin,lead,forecast\n");
    String models = "persistence,file:" + one + ":model=x";
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--horizons", 2, "--models", models, option, one),
        List.of(option + " " + one + ": is also --models; give another file"));
    assertThat(one).hasContent("origin,lead,forecast\n");
  }

  @Test
  void aFileHasAName() {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(160));
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--horizons", 2, "--models", "file:"),
        List.of("'file' needs a CSV file after it"));
  }

  @Test
  void backtestsWriteTheirs() throws IOException {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(160));
    Path out = folder.resolve("out.csv");
    List<Object> call = List.of("backtest", data, "--window", 14, "--horizon", 3, "--origins", 2);
    assertThat(Cli.run(with(call, "--models", "persistence", "--out", out)).err()).isEmpty();
    // A header, and two origins of two channels and three leads.
    assertThat(Files.readAllLines(out)).hasSize(1 + 2 * 2 * 3);
    Cli.Run back = Cli.run(with(call, "--models", "persistence,file:" + out));
    assertThat(back.err()).isEmpty();
    assertThat(back.out()).contains("file:" + out);
  }

  @Test
  void forecastsOfAPanelComeBack() throws IOException {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 5; i++) {
      for (int t = 0; t < 50; t++) {
        text.append("s" + i + "," + t + "," + (20 + i + t % 7 + t * 5 % 3) + "\n");
      }
    }
    Path data = Cli.write(folder.resolve("p.csv"), text.toString());
    Path out = folder.resolve("out.csv");
    Path json = folder.resolve("j.json");
    List<Object> call = List.of("panel", "evaluate", data, "--horizon", 4, "--season", 7);
    assertThat(Cli.run(with(call, "--models", "theta,drift", "--out", out)).status()).isZero();
    assertThat(Files.readAllLines(out)).hasSize(1 + 2 * 5 * 4);
    assertThat(Files.readString(out)).contains("\ntheta,,s0,46,");
    String back = "file:" + out + ":model=theta";
    assertThat(Cli.run(with(call, "--models", "theta," + back, "--json", json)).status()).isZero();
    assertThat(figure(json, back, "smape")).isCloseTo(figure(json, "theta", "smape"), offset(1e-4));
  }

  @Test
  void probabilitiesComeBackAndMakeTheSameLogLoss() throws IOException {
    Path train = ClassFiles.csv(folder.resolve("train.csv"), 20, 1, true, 1);
    Path test = ClassFiles.csv(folder.resolve("test.csv"), 10, 1, true, 2);
    Path out = folder.resolve("out.csv");
    Path json = folder.resolve("j.json");
    List<Object> call = List.of("classify", "evaluate", train, "--test", test, "--seeds", 1);
    assertThat(Cli.run(with(call, "--models", "ridge", "--out", out)).err()).isEmpty();
    assertThat(Files.readAllLines(out).get(0)).isEqualTo("model,fit,sample,label,p-fast,p-slow");
    String back = "file:" + out;
    assertThat(Cli.run(with(call, "--models", "ridge," + back, "--json", json)).err()).isEmpty();
    for (String figure : List.of("accuracy", "logLoss")) {
      assertThat(figure(json, back, figure)).isCloseTo(figure(json, "ridge", figure), offset(1e-5));
    }
    BadInputTest.assertMistake(
        Cli.run("classify", "evaluate", train, "--models", "ridge", "--out", out),
        List.of("--out writes the answers of models for --test"));
  }

  private static Object[] with(List<Object> call, Object... more) {
    List<Object> all = new ArrayList<>(call);
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  /** A figure of the summary, of the first row of a model. */
  private static double figure(Path json, String model, String name) throws IOException {
    List<?> rows = (List<?>) Objects.requireNonNull(JSON.std.mapFrom(json.toFile()).get("summary"));
    return rows.stream()
        .map(row -> (Map<?, ?>) row)
        .filter(row -> model.equals(row.get("model")))
        .map(row -> row.containsKey(name) ? row : (Map<?, ?>) row.get("more"))
        .mapToDouble(row -> ((Number) Objects.requireNonNull(row.get(name))).doubleValue())
        .findFirst()
        .orElseThrow();
  }
}

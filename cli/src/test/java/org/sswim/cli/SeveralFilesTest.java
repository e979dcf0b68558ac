package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several files with one model. */
class SeveralFilesTest {
  @TempDir private Path folder;
  private Path north;
  private Path south;

  @BeforeEach
  void writeFiles() {
    List<String> lines = Cli.weekly(70).lines().toList();
    String head = lines.get(0) + "\n";
    // Rows 1 to 65, and 6 to 70 with other values.
    north = Cli.write(folder.resolve("north.csv"), head + rows(lines, 1, 65));
    String late = rows(lines, 6, 70).replace(".", "5.");
    south = Cli.write(folder.resolve("south.csv"), head + late);
  }

  private static String rows(List<String> lines, int from, int to) {
    return String.join("\n", lines.subList(from, to + 1)) + "\n";
  }

  private Path fit(Object... files) {
    Path model = folder.resolve("m.sswim");
    Object[] tail = {"--window", 14, "--horizon", 3, "--neurons", 20, "--model", model};
    Object[] call = new Object[1 + files.length + tail.length];
    call[0] = "fit";
    System.arraycopy(files, 0, call, 1, files.length);
    System.arraycopy(tail, 0, call, 1 + files.length, tail.length);
    Cli.Run run = Cli.run(call);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.errLines())
        .containsExactly(
            "sswim: joined 2 files: 60 rows; lost are 10 that not all files have,"
                + " --missing mask keeps them");
    return model;
  }

  @Tag("long")
  @Test
  void oneModelForecastsAll() throws IOException {
    Path model = fit(north, south);
    Cli.Run run = Cli.run("predict", model, south, north);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.outLines()).hasSize(4);
    assertThat(run.outLines().get(0)).isEqualTo("date,a@north,b@north,a@south,b@south");
    // 65 days from 2024-01-01 end on March 5.
    assertThat(run.outLines().get(1)).startsWith("2024-03-06,");
    // The same as from one file that holds the channels by hand.
    Path joined = Cli.write(folder.resolve("joined.csv"), joinedByHand());
    assertThat(Cli.run("predict", model, joined).out()).isEqualTo(run.out());
    String streamed = Cli.runWith(joinedByHand(), "stream", model).out();
    assertThat(streamed).startsWith("date,a@north+1,b@north+1,a@south+1,b@south+1,");
    Path again = folder.resolve("again.sswim");
    Object[] fit = {
      "fit", joined, "--window", 14, "--horizon", 3, "--neurons", 20, "--model", again
    };
    assertThat(Cli.run(fit).err()).isEmpty();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(model));
  }

  @Test
  void evaluateJoins() throws IOException {
    Path json = folder.resolve("t.json");
    Object[] command = {
      "evaluate",
      north,
      south,
      "--window",
      7,
      "--horizons",
      2,
      "--models",
      "persistence",
      "--json",
      json
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("joined 2 files: 60 rows; lost are 10");
    assertThat(EvaluateCommandTest.object(JSON.std.mapFrom(Files.readString(json)), "data"))
        .containsEntry("file", "north.csv, south.csv")
        .containsEntry("rows", 60);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --window 14 --horizon 3 --neurons 10 --set epochs=1 --model",
        "backtest --window 14 --horizon 3 --neurons 10 --origins 2 --report",
        "compare-starts --window 7 --horizons 2 --neurons 10 --set epochs=1 --seeds 1 --report",
        "ablate --window 7 --horizons 2 --neurons 10 --axes skip --seeds 1 --resume"
      })
  void allCommandsThatTrainJoin(String command) {
    List<Object> call = new ArrayList<>(Arrays.asList(command.split(" ")));
    call.addAll(1, List.of(north, south));
    Path out = folder.resolve("out");
    call.add(out);
    Cli.Run run = Cli.run(call.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("joined 2 files: 60 rows");
    assertThat(out).isNotEmptyFile();
    call.set(call.size() - 1, south);
    BadInputTest.assertMistake(Cli.run(call.toArray()), List.of("south.csv", "the FILE"));
  }

  @Test
  void whatAFileLacksMayCountAsMissing() {
    Path model = folder.resolve("all.sswim");
    Cli.Run run =
        Cli.run(
            "fit",
            north,
            south,
            "--window",
            14,
            "--horizon",
            3,
            "--neurons",
            20,
            "--missing",
            "mask",
            "--model",
            model);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("joined 2 files: 70 rows; in some files 10 are missing");
    // The model remembers to mask.
    Cli.Run predicted = Cli.run("predict", model, north, south);
    assertThat(predicted.status()).as(predicted.err()).isZero();
    assertThat(predicted.err()).contains("70 rows");
  }

  @Test
  void filesThatDoNotGoTogether() {
    Path model = fit(north, south);
    Path out = folder.resolve("next.csv");
    BadInputTest.assertMistake(
        Cli.run("predict", model, north, "--out", out), List.of("'a@north'", "--target"));
    Path other = Cli.write(folder.resolve("west.csv"), Cli.weekly(60));
    BadInputTest.assertMistake(
        Cli.run("predict", model, north, other, "--out", out),
        List.of("west.csv", "column@west", "a@north", "names that it was fitted to"));
    BadInputTest.assertMistake(
        Cli.run("predict", model, north, south, "--columns", "a,b", "--out", out),
        List.of("--target", "one file"));
    BadInputTest.assertMistake(
        Cli.run("predict", model, north, south, "--out", south), List.of("--out", "the FILE"));
    Object[] fit = {"fit", north, south, "--window", 14, "--horizon", 3, "--model", south};
    BadInputTest.assertMistake(Cli.run(fit), List.of("--model", "the FILE"));
    Path twin = Cli.write(folder.resolve("north.txt"), Cli.weekly(60));
    Path fresh = folder.resolve("fresh.sswim");
    Object[] twins = {"fit", north, twin, "--window", 14, "--horizon", 3, "--model", fresh};
    BadInputTest.assertMistake(Cli.run(twins), List.of("'north'", "rename"));
    Path renamed = Cli.write(folder.resolve("east.csv"), Cli.weekly(60).replace("a,b", "a,c"));
    Object[] columns = {"fit", north, renamed, "--window", 14, "--horizon", 3, "--model", fresh};
    BadInputTest.assertMistake(Cli.run(columns), List.of("'east' has 'a', 'c'", "--target"));
    assertThat(fresh).doesNotExist();
    assertThat(out).doesNotExist();
  }

  /** The rows that both files have, paired in the test. */
  private String joinedByHand() {
    try {
      List<String> one = Files.readAllLines(north);
      List<String> two = Files.readAllLines(south);
      StringBuilder text = new StringBuilder("date,a@north,b@north,a@south,b@south\n");
      for (int row = 1; row <= 60; row++) {
        String line = two.get(row);
        text.append(one.get(row + 5)).append(line.substring(line.indexOf(','))).append('\n');
      }
      return text.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.report.Benchmark;
import org.sswim.report.BenchmarkReport;
import picocli.CommandLine;

/** Benchmarks, on made data of the shape of those that they are for. */
class BenchmarkCommandTest {
  /** All commands, made once. */
  private static final CommandLine COMMANDS =
      Main.all(new Console(System.in, System.out, System.err, false));

  @TempDir private Path folder;

  static List<Benchmark> all() {
    return Benchmark.all();
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("all")
  void entriesHoldTogether(Benchmark one) {
    assertThat(one.columns()).isNotEmpty();
    String calls = String.join(" ", one.calls());
    List<String> named =
        Pattern.compile("<([^>]+)>").matcher(calls).results().map(m -> m.group(1)).toList();
    if (one.shipped() == null) {
      assertThat(one.files()).containsAll(named);
      assertThat(one.where() == null).isEqualTo(one.files().isEmpty());
    } else {
      assertThat(named).containsOnly(one.shipped());
    }
    for (Benchmark.Column column : one.columns()) {
      assertThat(column.call()).isBetween(0, one.calls().size() - 1);
      assertThat(column.figure() == null).isEqualTo(column.weights() != null);
    }
    assertThat(one.published())
        .allSatisfy(row -> assertThat(row.figures()).hasSizeBetween(1, one.columns().size()));
    for (String call : one.calls()) {
      COMMANDS.parseArgs(call.split(" "));
    }
  }

  @Test
  void allAreListedWithWhatTheyNeed() {
    Cli.Run list = Cli.run("benchmark");
    assertThat(list.status()).isZero();
    assertThat(list.out())
        .contains(all().stream().map(Benchmark::name).toList())
        .contains("  etth1: ETTh1.csv; github.com/zhouhaoyi/ETDataset\n")
        .contains("  births: data that ship with the product\n");
    BadInputTest.assertMistake(
        Cli.run("benchmark", "m4"),
        List.of("there is no benchmark 'm4'; did you mean m3?; there are m4-hourly, "));
  }

  @Test
  void missingFilesAreNamedWithTheirPublisher() {
    panel("Weekly-train.csv", 6, 60);
    Cli.Run run = Cli.run("benchmark", "m4-weekly", "--data", folder);
    BadInputTest.assertMistake(
        run,
        List.of(
            "sswim: m4-weekly: there is no Weekly-test.csv in " + folder + "; it is published by",
            "--data FOLDER"));
  }

  @Tag("long")
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatMayNotBeReadIsNamed() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, Set.of());
    assumeFalse(Files.isReadable(locked), "root may read all folders");
    BadInputTest.assertMistake(
        Cli.run("benchmark", "etth1", "--data", folder),
        List.of(locked + ": permission denied; name another folder with --data FOLDER"));
  }

  @Tag("long")
  @Test
  void ourRowsStandBesidePublishedOnes() throws IOException {
    panel("Weekly-train.csv", 8, 90);
    panel("Weekly-test.csv", 8, 13);
    Path json = folder.resolve("found.json");
    Path page = folder.resolve("found.html");
    Cli.Run run =
        Cli.run(
            "benchmark",
            "m4-weekly",
            "--data",
            folder,
            "--seeds",
            1,
            "--json",
            json,
            "--report",
            page);
    assertThat(run.err()).isEmpty();
    List<Map<?, ?>> rows = rows(json);
    assertThat(rows.stream().map(row -> String.valueOf(row.get("model"))))
        .contains("theta", "s-swim", "lightgbm")
        .endsWith("Naive2");
    assertThat(rows.get(rows.size() - 1).get("publishedBy")).isEqualTo("M4");
    assertThat(number(rows.get(rows.size() - 1), "sMAPE")).isEqualTo(9.161);
    assertThat(row(rows, "naive2").get("publishedBy")).isNull();
    assertThat(number(row(rows, "naive2"), "OWA")).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("Naive2 +M4 +9\\.1610")
        .contains("./sswim panel evaluate " + folder.resolve("Weekly-train.csv"));
    assertThat(Files.readString(page)).contains("published by", "Beside published figures");
  }

  @Tag("long")
  @Test
  void aWeightedColumnIsTheMeanOverAllForecasts() throws IOException {
    for (String kind : List.of("yearly", "quarterly", "monthly", "other")) {
      panel("m3_" + kind + "-train.csv", 4, 40);
      panel("m3_" + kind + "-test.csv", 4, 4);
    }
    Path json = folder.resolve("found.json");
    Cli.Run run = Cli.run("benchmark", "m3", "--data", folder, "--seeds", 1, "--json", json);
    assertThat(run.status()).as(run.err()).isZero();
    Map<?, ?> theta = row(rows(json), "theta");
    double sum =
        3870 * number(theta, "yearly")
            + 6048 * number(theta, "quarterly")
            + 25704 * number(theta, "monthly")
            + 1392 * number(theta, "other");
    assertThat(number(theta, "all")).isCloseTo(sum / 37014, offset(1e-9));
  }

  /** Of rows in the order of a table, as {@code evaluate} writes them. */
  @Test
  void seriesHaveAFigureForEachHorizon() {
    List<Map<String, Object>> summary =
        Stream.of(96, 6, 48, 24)
            .map(ahead -> Map.<String, Object>of("model", "ours", "horizon", ahead, "rse", ahead))
            .toList();
    BenchmarkReport report =
        BenchmarkReport.of(
            Benchmark.named("metr-la"), List.of(), List.of(Map.of("summary", summary)));
    assertThat(report.rows().get(0).figures()).containsExactly(6, 24, 48, 96);
    assertThat(report.rows().get(1).by()).isEqualTo("Lv et al.");
  }

  /** Of a file that is found by a pattern, the call says that it is too short. */
  @Test
  void aPatternFindsAFile() {
    Cli.write(folder.resolve("metr-la-1.csv"), Cli.weekly(100));
    BadInputTest.assertMistake(
        Cli.run("benchmark", "metr-la", "--data", folder),
        List.of("too few rows: window 12 and horizon 24 need about 161 rows"));
  }

  @Tag("long")
  @Test
  void imagesHaveAccuracies() throws IOException {
    ClassFiles.idx(folder, "train", 60, 6, true, 1);
    ClassFiles.idx(folder, "t10k", 30, 6, true, 2);
    Path json = folder.resolve("found.json");
    Cli.Run run = Cli.run("benchmark", "mnist", "--data", folder, "--seeds", 1, "--json", json);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(number(row(rows(json), "s-swim"), "accuracy")).isGreaterThan(0.9);
    assertThat(number(row(rows(json), "s-swim"), "log loss")).isPositive();
  }

  /** A panel in M4's format, with a level and a course for each series. */
  private void panel(String name, int series, int rows) {
    StringBuilder text = new StringBuilder("V1");
    for (int t = 0; t < rows; t++) {
      text.append(",V").append(t + 2);
    }
    for (int i = 0; i < series; i++) {
      text.append("\nW").append(i + 1);
      for (int t = 0; t < rows; t++) {
        double y = 50 + 9 * i + 5 * Math.sin(t * 0.4 + i) + (t * 7 + i) % 5;
        text.append(String.format(Locale.ROOT, ",%.3f", y));
      }
    }
    Cli.write(folder.resolve(name), text + "\n");
  }

  private static List<Map<?, ?>> rows(Path json) throws IOException {
    return ((List<?>) Objects.requireNonNull(JSON.std.mapFrom(json.toFile()).get("rows")))
        .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
  }

  private static Map<?, ?> row(List<Map<?, ?>> rows, String model) {
    return rows.stream().filter(row -> model.equals(row.get("model"))).findFirst().orElseThrow();
  }

  private static double number(Map<?, ?> row, String member) {
    return ((Number) Objects.requireNonNull(row.get(member))).doubleValue();
  }
}

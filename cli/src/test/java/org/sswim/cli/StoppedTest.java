package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signal, a full disk and a folder that may not be written leave behind. */
@EnabledOnOs(OS.LINUX)
class StoppedTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void files() {
    Cli.write(folder.resolve("rows.csv"), Cli.weekly(4000));
    ClassFiles.ts(folder.resolve("tones.ts"), 900, 1);
    Cli.write(folder.resolve("old"), "old");
    Cli.write(
        folder.resolve("text.txt"), "to be or not to be, that is the question\n".repeat(2000));
    StringBuilder panel = new StringBuilder("unique_id,ds,y\n");
    for (int r = 0; r < 200 * 200; r++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(r % 200);
      panel.append("s" + r / 200 + "," + day + "," + (1 + r % 7 + r % 11) + "\n");
    }
    Cli.write(folder.resolve("panel.csv"), panel.toString());
  }

  /** Java, with signals as a terminal has them: a script's background ignores some. */
  private static ProcessBuilder java(Path errors, String... call) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("env", "--default-signal=INT"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    words.add("-Djava.io.tmpdir=" + folder);
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add(Main.class.getName());
    words.addAll(List.of(call));
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors.toFile());
  }

  /** Writes a file at its end, goes on from a state, serves, waits: one call of each kind. */
  @ParameterizedTest
  @CsvSource({
    "INT, fit rows.csv --window 90 --horizon 7 --neurons 9000 --model old",
    "TERM, train rows.csv --window 90 --horizon 7 --neurons 900 --model old --checkpoint state",
    "TERM, serve m.sswim --port 0",
    "INT, stream m.sswim"
  })
  void aSignalLeavesOneLineAndNoLitter(String signal, String call, @TempDir Path beside)
      throws Exception {
    stopped(signal, call, beside);
  }

  /** Each would take minutes. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "TERM, ablate rows.csv --window 90 --horizons 7 --neurons 3000 --resume cells",
    "INT, evaluate rows.csv --window 90 --horizons 7 --neurons 9000",
    "TERM, backtest rows.csv --window 90 --horizon 7 --neurons 9000",
    "INT, compare-starts rows.csv --window 90 --horizons 7 --neurons 900",
    "TERM, panel evaluate panel.csv --horizon 7 --neurons 9000",
    "INT, panel backtest panel.csv --horizon 7 --neurons 9000",
    "INT, panel fit panel.csv --horizon 7 --neurons 9000 --model old",
    "INT, classify fit tones.ts --neurons 9000 --model old",
    "TERM, classify evaluate tones.ts --neurons 9000 --resume scores",
    "INT, spikes evaluate --neurons 5000",
    "INT, algorithms run admm-lstm text.txt",
    "INT, benchmark births",
    "TERM, bench"
  })
  void soDoOthers(String signal, String call, @TempDir Path beside) throws Exception {
    stopped(signal, call, beside);
  }

  private static void stopped(String signal, String call, Path beside) throws Exception {
    Path few = Cli.write(beside.resolve("few.csv"), Cli.weekly(60));
    if (call.contains("m.sswim")) {
      Cli.fit(few, folder.resolve("m.sswim"));
    }
    List<String> before = Cli.names(folder);
    Path errors = beside.resolve("errors");
    Path out = Files.createFile(beside.resolve("out"));
    Process process = java(errors, call.split(" ")).redirectOutput(out.toFile()).start();
    // A stream says what follows these rows; its input does not end.
    process.getOutputStream().write(Files.readAllBytes(few));
    process.getOutputStream().flush();
    Duration spent = Duration.ZERO;
    // A server says that it serves; all others are at work.
    while (process.isAlive()
        && Files.size(out) == 0
        && spent.compareTo(Duration.ofMillis(1200)) < 0) {
      Thread.sleep(20);
      spent = process.info().totalCpuDuration().orElse(spent);
    }
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(errors, UTF_8).lines().filter(line -> !line.contains("warning")))
        .containsExactly("sswim: stopped by a signal; every file is as it was, or complete");
    assertThat(process.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
    assertThat(folder.resolve("old")).hasContent("old");
    List<String> after = new ArrayList<>(Cli.names(folder));
    after.removeAll(before);
    // Copied and not loaded yet: a later start removes it.
    after.removeIf(name -> name.startsWith("libnetlib"));
    // From these a call goes on.
    assertThat(after).isSubsetOf("state", "cells", "scores");
  }

  /** Files of at most 32 KB stand for a disk without room. */
  @Tag("long")
  @Test
  void aFullDiskLeavesTheOldFile(@TempDir Path beside) throws Exception {
    Path data = Cli.write(beside.resolve("few.csv"), Cli.weekly(60));
    Path model = Cli.fit(data, beside.resolve("m.sswim"));
    Path page = Cli.write(beside.resolve("page.html"), "old");
    Path errors = beside.resolve("errors");
    List<String> call =
        java(errors, "predict", model.toString(), data.toString(), "--report", page.toString())
            .command();
    List<String> words = new ArrayList<>(List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"));
    words.addAll(call);
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(errors)).contains("page.html: cannot be written").hasLineCount(1);
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(page).hasContent("old");
    assertThat(Cli.names(beside)).containsExactly("errors", "few.csv", "m.sswim", "page.html");
  }

  /** The processes of Linux are files of a system that has no room. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderOfTemporaryFilesWithoutRoomIsNamed(@TempDir Path beside) throws Exception {
    Path data = Cli.write(beside.resolve("few.csv"), Cli.weekly(60));
    Path errors = beside.resolve("errors");
    String[] fit = {
      "fit", data.toString(), "--window", "14", "--horizon", "3", "--neurons", "10", "--model"
    };
    Path model = beside.resolve("m.sswim");
    List<String> words = new ArrayList<>(java(errors, fit).command());
    words.add(model.toString());
    words.replaceAll(word -> word.startsWith("-Djava.io") ? "-Djava.io.tmpdir=/proc" : word);
    Process process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(errors))
        .contains("the folder of temporary files /proc has no room")
        .hasLineCount(1);
    assertThat(Cli.run("predict", model, data).status()).isZero();
    assertThat(Cli.names(beside)).containsExactly("errors", "few.csv", "m.sswim");
  }

  /** A device without room, behind standard output and behind an option. */
  @Test
  void aDeviceWithoutRoomIsSaid(@TempDir Path beside) throws Exception {
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) {
      return;
    }
    Path data = Cli.write(beside.resolve("few.csv"), Cli.weekly(60));
    Path model = Cli.fit(data, beside.resolve("m.sswim"));
    Path errors = beside.resolve("errors");
    Process process =
        java(errors, "predict", model.toString(), data.toString())
            .redirectOutput(full.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(errors)).startsWith("sswim: cannot write to standard output: ");
    assertThat(process.exitValue()).isEqualTo(2);
    BadInputTest.assertMistake(
        Cli.run("predict", model, data, "--out", full), List.of("--out /dev/full"));
  }

  /** Permissions do not bind root, who tests in containers; a file of the system does. */
  @Test
  void aFolderThatMayNotBeWrittenIsSaidFirst(@TempDir Path beside) throws IOException {
    Path data = Cli.write(beside.resolve("few.csv"), Cli.weekly(60));
    Path model = Cli.fit(data, beside.resolve("m.sswim"));
    Path closed = Path.of("/proc/sswim.csv");
    if (!Files.isDirectory(closed.getParent())) {
      return;
    }
    BadInputTest.assertMistake(
        Cli.run("predict", model, data, "--out", closed),
        List.of("--out /proc/sswim.csv: cannot be written", "give another folder"));
  }
}

package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report} of the commands that have it. */
class ReportOptionTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void write() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(160));
  }

  private Cli.Run evaluate(Object... more) {
    List<Object> command =
        new ArrayList<>(List.of("evaluate", data, "--window", 14, "--horizons", 3));
    command.addAll(List.of("--neurons", 20, "--seeds", 1, "--models", "persistence,s-swim"));
    command.addAll(List.of(more));
    return Cli.run(command.toArray());
  }

  @Tag("long")
  @Test
  void equalRunsWriteEqualPages() throws IOException {
    Path one = folder.resolve("one.html");
    Path two = folder.resolve("two.html");
    assertThat(evaluate("--report", one).err()).isEmpty();
    assertThat(evaluate("--report", two).status()).isZero();
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    assertThat(Files.readString(one)).startsWith("<!DOCTYPE html>").contains("data.csv", "s-swim");
    Cli.fit(data, folder.resolve("m.sswim"), "--report", one);
    Cli.fit(data, folder.resolve("m.sswim"), "--report", two);
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
  }

  @Tag("long")
  @Test
  void aReportChangesNothingElse() throws IOException {
    Path without = Cli.fit(data, folder.resolve("without.sswim"));
    Path with = Cli.fit(data, folder.resolve("with.sswim"), "--report", folder.resolve("r.html"));
    assertThat(Files.readAllBytes(with)).isEqualTo(Files.readAllBytes(without));
  }

  @Test
  void filesThatCannotBeWrittenAreRefusedBeforeTheWork() {
    Path json = folder.resolve("x.json");
    requireMistake(evaluate("--report", data), "--report", "the FILE");
    requireMistake(evaluate("--report", json, "--json", json), "--report", "--json");
    requireMistake(evaluate("--report", folder), "--report", "is a folder");
    requireMistake(evaluate("--report", folder.resolve("no/r.html")), "--report", "does not exist");
    Path model = folder.resolve("m.sswim");
    Object[] fit = {
      "fit", data, "--window", 14, "--horizon", 3, "--model", model, "--report", model
    };
    requireMistake(Cli.run(fit), "--report", "--model");
    Path out = folder.resolve("demo");
    Object[] demo = {"demo", "--out", out, "--report", out.resolve("forecast.csv")};
    requireMistake(Cli.run(demo), "--out", "is also --report");
    assertThat(Cli.names(folder)).containsExactly("data.csv", "demo");
    assertThat(Cli.names(out)).isEmpty();
  }

  private static void requireMistake(Cli.Run run, String... parts) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(parts);
  }
}

package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir private Path folder;

  @Test
  @Tag("long") // Twenty years of days.
  void goesTheWholeRoad() throws IOException {
    Path out = folder.resolve("demo");
    Path json = folder.resolve("demo.json");
    Cli.Run run = Cli.run("demo", "--out", out, "--json", json, "--neurons", 30);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(Cli.names(out)).containsExactly("forecast.csv", "us-births.csv", "us-births.sswim");
    assertThat(run.out())
        .contains("s-swim", "persistence", "us-births.sswim", "forecast.csv")
        .contains("$ ./sswim evaluate ", "$ ./sswim fit ", "$ ./sswim predict ", " --neurons 30");
    assertThat(Files.readAllLines(out.resolve("forecast.csv")))
        .hasSize(1 + 28)
        .element(28)
        .asString()
        // The data end with 1988.
        .startsWith("1989-01-28,");
    Map<String, Object> table = JSON.std.mapFrom(Files.readString(json));
    assertThat(run.out())
        .contains("On average over 7, 14 and 28 rows ahead ", " is best", " (RSE). ")
        .contains(EvaluateCommandTest.object(table, "verdict").get("text") + ".");
    assertThat(Cli.run("inspect", out.resolve("us-births.sswim")).out()).contains("left out");
    // Six models, three horizons, one seed.
    assertThat(EvaluateCommandTest.objects(table, "results")).hasSize(18);
    Path again = folder.resolve("again.csv");
    Object[] predict = {
      "predict", out.resolve("us-births.sswim"), out.resolve("us-births.csv"), "--out", again
    };
    assertThat(Cli.run(predict).status()).isZero();
    assertThat(again).hasSameTextualContentAs(out.resolve("forecast.csv"));
  }

  @Test
  void dataAlone() {
    Path file = folder.resolve("births.csv");
    Cli.Run run = Cli.run("demo", "--data-only", file);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("births.csv");
    assertThat(Cli.names(folder)).containsExactly("births.csv");
    // Twenty years from 1969 on, five of them leap years, and a header.
    assertThat(file.toFile()).isFile();
    assertThat(
            Cli.run("evaluate", file, "--window", 7, "--horizons", 1, "--models", "persistence")
                .out())
        .contains("7305 rows");
    BadInputTest.assertMistake(
        Cli.run("demo", "--data-only", folder), List.of("--data-only", "folder"));
  }
}

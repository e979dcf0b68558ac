package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All but the road itself, which {@code docs/tour.sh} goes. */
class DemoCommandTest {
  @TempDir private Path folder;

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

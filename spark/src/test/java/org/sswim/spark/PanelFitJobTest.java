package org.sswim.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelFitJobTest {
  @TempDir private Path folder;

  private static String refused(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        PanelFitJob.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    String told = err.toString(StandardCharsets.UTF_8);
    assertThat(told.lines()).hasSize(1);
    return told;
  }

  @Test
  void badOptionsAreOneLineEach() {
    String model = folder.resolve("m.sswim").toString();
    assertThat(refused("x.csv")).contains("--model");
    assertThat(refused("x.csv", "--model", model, "--horizon", "0")).contains("at least 1");
    assertThat(refused("x.csv", "--model", model, "--neurons", "0")).contains("neurons");
    assertThat(refused("x.csv", "--model", model, "--level", "101")).contains("levels");
    assertThat(refused("x.csv", "--model", folder + "/none/m.sswim")).contains("exists");
  }
}

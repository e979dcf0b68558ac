package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.training.Version;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "classify",
        "evaluate",
        "compare-starts",
        "fit",
        "train",
        "predict",
        "stream",
        "inspect",
        "bench"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    Cli.Run run = Cli.run(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Usage: sswim " + command, "Example:", "./sswim " + command);
    assertThat(Cli.run("--help").out()).contains("\n  " + command + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "evaluate", "fit", "predict", "stream"})
  void everyCommandOfClassesHasHelpWithAnExample(String command) {
    Cli.Run run = Cli.run("classify", command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Usage: sswim classify " + command, "Example:", "./sswim classify " + command);
    assertThat(Cli.run("classify").out()).contains("\n  " + command + " ");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(Cli.run("--version").out().strip()).isEqualTo("sswim " + Version.current());
  }

  @Test
  void withoutCommandItShowsTheHelp() {
    assertThat(Cli.run().out()).isEqualTo(Cli.run("--help").out());
  }

  @Test
  void defaultsAreThoseOfTheLibrary() {
    BacktestCommand command = new BacktestCommand();
    CommandLine line = new CommandLine(command);
    Converters.readTypes(line);
    line.parseArgs("data.csv", "--window", "3", "--horizon", "1");
    assertThat(command.training.options()).isEqualTo(ForecastOptions.defaults());
  }

  @Test
  void numbersDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(100));
    Object[] command = {
      "evaluate", data, "--window", 14, "--horizons", 3, "--models", "persistence"
    };
    // Seconds, the one figure of two decimals, differ from run to run.
    String seconds = "(?<![0-9.])[0-9]+[.][0-9]{2}(?![0-9])";
    String expected = Cli.run(command).out();
    assertThat(expected).containsPattern(seconds);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Cli.run(command).out().replaceAll(seconds, "SECONDS"))
          .isEqualTo(expected.replaceAll(seconds, "SECONDS"));
    } finally {
      Locale.setDefault(before);
    }
  }

  /** In a process of its own, as this one has loaded the linear algebra long ago. */
  @Test
  void forecastingLoadsNoLinearAlgebra() throws IOException, InterruptedException {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(60));
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    for (List<String> command :
        List.of(
            List.of("predict", model.toString(), data.toString()),
            List.of("stream", model.toString()),
            List.of("inspect", model.toString()),
            List.of("fit", "--help"))) {
      String log = classesLoadedBy(command);
      assertThat(log)
          .contains("org.sswim.cli.Main ")
          .doesNotContain("org.sswim.linalg", "dev.ludovic", "org.bytedeco", "org.slf4j");
    }
  }

  /** Java would open a part of its own as standard input, and read that. */
  @Test
  void closedStandardInputIsSaid() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String options = " fit - --window 14 --horizon 3 --model \"$2\" <&-";
    String call =
        "exec \"$0\" -XX:TieredStopAtLevel=1 -cp \"$1\" " + Main.class.getName() + options;
    String model = folder.resolve("never.sswim").toString();
    Process process =
        new ProcessBuilder("sh", "-c", call, java, System.getProperty("java.class.path"), model)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said)
        .isEqualTo(
            "sswim: standard input: is closed; give the name of a file, or rows through a pipe\n");
  }

  private String classesLoadedBy(List<String> command) throws IOException, InterruptedException {
    ArrayList<String> call =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    call.addAll(command);
    Path log = folder.resolve("classes.log");
    Process process =
        new ProcessBuilder(call)
            .redirectErrorStream(true)
            .redirectInput(folder.resolve("data.csv").toFile())
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
    return Files.readString(log, UTF_8);
  }
}

package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command line, with a Java that only says how it is called. */
class LauncherTest {
  @TempDir private Path folder;
  private Path home;

  private record Run(int status, String out) {}

  @BeforeEach
  void checkout() throws IOException {
    Path root = Files.createDirectories(folder.resolve("checkout"));
    Files.copy(Path.of("..", "sswim"), root.resolve("sswim"));
    executable(root.resolve("sswim"));
    Path target = Files.createDirectories(root.resolve("cli/target"));
    Files.writeString(target.resolve("sswim.jar"), "");
    Files.writeString(target.resolve("sswim.built"), "");
    home = folder.resolve("jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho java \"$@\" $LC_ALL\n");
    executable(java);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Path from, Map<String, String> environment, String... call)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(call)));
    builder.environment().put("JAVA_HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.directory(from.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out);
  }

  @Test
  void aFolderOfTheSameNameElsewhereIsNotTaken() throws Exception {
    Files.createDirectories(folder.resolve("elsewhere/checkout"));
    Map<String, String> environment = Map.of("CDPATH", folder.resolve("elsewhere").toString());
    Run run = run(folder, environment, "checkout/sswim", "--version");
    assertThat(run.out()).startsWith("java ").contains("Main --version").hasLineCount(1);
    assertThat(run.out()).contains(folder.toRealPath() + "/checkout/cli/target/sswim.jar");
    assertThat(run.status()).isZero();
    assertThat(Cli.names(folder.resolve("elsewhere/checkout"))).isEmpty();
  }

  @Test
  void namesBeyondAsciiAreKnownInAnyLocale() throws Exception {
    Run plain = run(folder, Map.of("LC_ALL", "C"), "checkout/sswim", "inspect", "modèle");
    assertThat(plain.out()).endsWith("inspect modèle C.UTF-8\n");
    Run own = run(folder, Map.of("LC_ALL", "de_DE.UTF-8"), "checkout/sswim", "--version");
    assertThat(own.out()).endsWith("--version de_DE.UTF-8\n");
  }

  /** By a Maven that says what it was told, and one that fails. */
  @Test
  void modulesAreInstalledWithoutChecksAndTests() throws Exception {
    Files.writeString(home.resolve("bin/javac"), "");
    executable(home.resolve("bin/javac"));
    Path mvn = Files.createDirectories(folder.resolve("maven")).resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\necho mvn \"$@\"\n");
    executable(mvn);
    Map<String, String> path = Map.of("PATH", mvn.getParent() + ":" + System.getenv("PATH"));
    Run all = run(folder, path, "checkout/sswim", "install");
    assertThat(all.out())
        .contains("-Pdocuments", "-Dmaven.test.skip=true", "-pl training -am install")
        .contains("Installed sswim-training and what it needs", "with sources and Javadoc");
    assertThat(all.status()).isZero();
    Run one = run(folder, path, "checkout/sswim", "install", "runtime");
    assertThat(one.out()).contains("-pl runtime -am install", "Installed sswim-runtime");
    Run spark = run(folder, path, "checkout/sswim", "install", "spark");
    assertThat(spark.out()).contains("-pl spark -am install", "Installed sswim-spark");
    Run wrong = run(folder, path, "checkout/sswim", "install", "everything");
    assertThat(wrong.out()).startsWith("sswim: there is no module everything").hasLineCount(1);
    assertThat(wrong.status()).isEqualTo(2);
    Files.writeString(mvn, "#!/bin/sh\nexit 1\n");
    Run failed = run(folder, path, "checkout/sswim", "install");
    assertThat(failed.out())
        .isEqualTo("sswim: the installation failed, Maven's message is above\n");
    assertThat(failed.status()).isEqualTo(2);
  }

  /** What a shell closes would otherwise be the first file that Java opens. */
  @Test
  void closedStandardInputIsEmpty() throws Exception {
    Files.writeString(home.resolve("bin/java"), "#!/bin/sh\ncat && echo read\n");
    Run closed = run(folder, Map.of(), "sh", "-c", "checkout/sswim predict m.sswim - <&-");
    assertThat(closed.out()).isEqualTo("read\n");
    assertThat(closed.status()).isZero();
    Run given = run(folder, Map.of(), "sh", "-c", "echo row | checkout/sswim predict m.sswim -");
    assertThat(given.out()).isEqualTo("row\nread\n");
  }

  @Test
  void whatKeepsItFromStartingIsAMistakeOfTheCall() throws Exception {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.1\"\n");
    Run old = run(folder, Map.of(), "checkout/sswim", "--version");
    assertThat(old.out()).startsWith("sswim: ").contains("Java 11.0.1").hasLineCount(1);
    assertThat(old.status()).isEqualTo(2);
    Run none = run(folder, Map.of("JAVA_HOME", "/nowhere"), "checkout/sswim", "--version");
    assertThat(none.out()).startsWith("sswim: JAVA_HOME is /nowhere").hasLineCount(1);
    assertThat(none.status()).isEqualTo(2);
  }

  /** A file stands where the folder of the build's lock belongs, as nobody can write into it. */
  @Test
  void aStaleBuildThatCannotBeRenewedIsSaidToBe() throws Exception {
    Path root = folder.resolve("checkout");
    Files.delete(root.resolve("cli/target/sswim.built"));
    Files.writeString(root.resolve("target"), "");
    Run run = run(folder, Map.of(), "checkout/sswim", "--version");
    assertThat(run.out()).startsWith("sswim: a source is newer than the build").hasLineCount(1);
    assertThat(run.status()).isEqualTo(2);
  }
}

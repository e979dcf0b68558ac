package org.sswim.linalg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process with the class path of this one, for what happens once per process. */
final class ChildProcess {
  private ChildProcess() {}

  /**
   * Starts it.
   *
   * @param main its main class
   * @param options of the virtual machine
   * @param environment variables that it has besides those of this process
   * @param output where its standard output and standard error go
   */
  static Process start(
      Class<?> main,
      List<String> options,
      Map<String, String> environment,
      Path output,
      String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}

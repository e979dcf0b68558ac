package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Python with h5py: of the system, as Debian's python3-h5py is there and not on every PATH. */
final class Python {
  private Python() {}

  /**
   * Runs a script that must succeed; skipped without h5py, unless SSWIM_REQUIRE_H5PY is set.
   *
   * @return what it prints
   */
  static String run(String... arguments) throws IOException, InterruptedException {
    Optional<String> python =
        Stream.of("/usr/bin/python3", "python3").filter(Python::hasH5py).findFirst();
    if (python.isEmpty()) {
      assumeThat(System.getenv("SSWIM_REQUIRE_H5PY")).as("no Python with h5py").isNotNull();
      throw new AssertionError("no Python with h5py and numpy is installed");
    }
    Process process = start(Stream.concat(python.stream(), Arrays.stream(arguments)).toList());
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  private static boolean hasH5py(String python) {
    try {
      return start(List.of(python, "-c", "import h5py")).waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}

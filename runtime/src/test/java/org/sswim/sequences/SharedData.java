package org.sswim.sequences;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The data sets of the benchmarks; tests that need them are skipped where they are absent. */
final class SharedData {
  private SharedData() {}

  /** A file or folder below {@code shared/data}. */
  static Path file(String name) {
    String set = System.getProperty("sswim.shared");
    Path found = set == null ? null : Path.of(set).resolve("data").resolve(name);
    for (Path at = Path.of("").toAbsolutePath(); found == null && at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("data").resolve(name);
      found = Files.exists(candidate) ? candidate : null;
    }
    Assumptions.assumeTrue(found != null && Files.exists(found), name + " is absent: skipped");
    return found;
  }
}

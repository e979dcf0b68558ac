package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file of its own to test on. */
final class TestMixin {
  @Option(names = "--test", paramLabel = "TEST")
  private @Nullable Path path;

  /** The file; null for a part of what trains. */
  @Nullable Path path() {
    return path;
  }
}

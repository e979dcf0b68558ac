package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a training keeps its state. */
final class CheckpointMixin {
  @Option(names = "--checkpoint", paramLabel = "FILE")
  private @Nullable Path path;

  /** The file, known to be writable and no other one; null if none was asked for. */
  @Nullable Path file(Outputs outputs) {
    return path == null ? null : outputs.regular("--checkpoint", path).path();
  }
}

package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write forecasts or classes as rows. */
final class OutMixin {
  @Option(names = "--out", paramLabel = "CSV")
  private @Nullable Path path;

  @Nullable Path path() {
    return path;
  }

  /** The file, known to be writable and no other one; null if none was named. */
  @Nullable OutputFile file(Outputs outputs) {
    return outputs.text("--out", path);
  }
}
